import { describe, expect, test } from "vitest";
import { clock, given, moment, solution, told, type Story } from "../../test/given.ts";
import { dueMoments } from "./due-moments.ts";

const program = given(
  solution,
  `
  handled:
    article: "4"
    from: reported
    to: [resolved, closed]
    hours: office
    target: within 4 h
    per: month
  answer:
    article: "5"
    from: reported
    to: answered
    hours: office
    target: within 2 h
    per: month
duties:
  register: { article: "6", by: supplier, from: reported, to: classified, within: 1 day }
`,
);
const report = "2026-03-02 09:00 reported";
const gone = { "2026-03-02 10:00 closed": { by: "customer", withdrawn: "yes" } };
const high = { priority: "high" };
const verdicts = (facts: Story["facts"], at?: string) =>
  ["handled", "solution", "answer"].map(
    (name) => clock(program, { is: high, facts, ...(at === undefined ? {} : { at }) }, name)?.verdict,
  );

describe("a ticket that its customer withdrew", () => {
  test("CLK-18 is outside the clocks that had not stopped, also those that no closing stops, and stays so", () => {
    expect(verdicts([report, gone])).toEqual(["outside", "outside", "outside"]);
    expect(verdicts([report, gone], "2026-03-09 12:00")).toEqual(["outside", "outside", "outside"]);
  });

  test("CLK-18 what was kept or missed by then stays: a withdrawal undoes no miss and no answer", () => {
    expect(verdicts([report, "2026-03-02 09:30 answered", gone])).toEqual(["outside", "outside", "kept"]);
    const late = { "2026-03-02 14:00 closed": { by: "customer", withdrawn: "yes" } };
    expect(verdicts([report, late])).toEqual(["missed", "missed", "missed"]);
    expect(verdicts([report, { "2026-03-02 13:00 closed": { by: "customer", withdrawn: "yes" } }])).toEqual([
      "outside",
      "outside",
      "missed",
    ]);
  });

  test("CLK-18 is not what the supplier closes, nor what a customer closes once it was solved, nor what was opened again", () => {
    expect(verdicts([report, { "2026-03-02 10:00 closed": { by: "supplier", withdrawn: "yes" } }])).toEqual([
      "kept",
      "running",
      "running",
    ]);
    expect(verdicts([report, { "2026-03-02 10:00 closed": { by: "customer" } }])).toEqual([
      "kept",
      "running",
      "running",
    ]);
    const again = ["2026-03-02 10:30 reopened", "2026-03-02 11:00 resolved"];
    expect(verdicts([report, gone, ...again])).toEqual(["kept", "kept", "running"]);
  });

  test("CLK-18 DUE-1 DUT-1 tells nothing any more, and what was still to be done about it is void", () => {
    const { judgement, duties } = told(program, { is: high, facts: [report, gone] });
    expect(dueMoments(program, judgement)).toEqual([]);
    expect(duties.map(({ verdict }) => verdict)).toEqual(["void"]);
    const later = told(program, { is: high, facts: [report, gone], at: "2026-03-09 12:00" });
    expect(later.duties.map(({ verdict }) => verdict)).toEqual(["void"]);
    const broken = { "2026-03-03 10:00 closed": { by: "customer", withdrawn: "yes" } };
    expect(told(program, { is: high, facts: [report, broken] }).duties[0]!.verdict).toBe("broken");
    expect(moment("2026-03-02 10:00")).toBe(judgement.asOf);
  });
});
