import { describe, expect, test } from "vitest";
import { given, solution, told } from "../../test/given.ts";
import type { Data } from "../agreement/source.ts";
import { objectivesOf } from "../engine/objective.ts";
import type { Judgement } from "../engine/outcome.ts";
import type { RecordedCause } from "./score.ts";
import { RecordedComparison } from "./recorded.ts";
import type { RecordedVerdict } from "./disagreement.ts";

const desk = given(solution);

const at = "2026-03-31 12:00";

function judged(priority: string, ...facts: Data[]): Judgement {
  return told(desk, { is: priority === "" ? {} : { priority }, facts, at }).judgement;
}

const comparison = (clock?: string) => new RecordedComparison(desk, { column: "sla", clock }, objectivesOf(desk));

/** The cause that one disagreement gets. */
function cause(recorded: RecordedVerdict, priority: string, ...facts: Data[]): string {
  const compared = comparison();
  compared.add("T", judged(priority, ...facts), recorded);
  const { agree, causes } = compared.score();
  return agree === 1 ? "agree" : causes.map(({ cause, end, both }) => nameOf({ cause, end, both })).join();
}

function nameOf({ cause, end, both }: Pick<RecordedCause, "cause" | "end" | "both">): string {
  if (both !== undefined) return both.map(nameOf).join(" + ");
  return end === undefined ? cause : `${cause} ${end}`;
}

const reported = "2026-03-02 09:00 reported";

describe("CLK-17 beside a recorded verdict", () => {
  test("CLK-17 the same is no disagreement, and what nobody recorded is counted apart", () => {
    expect(cause("kept", "high", reported, "2026-03-02 13:00 resolved")).toBe("agree");
    expect(cause("missed", "high", reported, "2026-03-02 14:00 resolved")).toBe("agree");
    const compared = comparison();
    compared.add("T", judged("high", reported), undefined);
    expect(compared.score()).toMatchObject({ agree: 0, disagree: 0, without: 1 });
  });

  test("CLK-17 what Peil gives no verdict on cannot be compared", () => {
    const compared = comparison();
    compared.add("T", undefined, "kept");
    expect(compared.score().causes.map((one) => one.cause)).toEqual(["set-apart"]);
    expect(cause("kept", "", reported, "2026-03-02 10:00 resolved")).toBe("not-judged");
    expect(cause("kept", "high", "2026-03-31 11:00 reported")).toBe("still-running");
    expect(cause("missed", "high", "2026-03-31 11:00 reported")).toBe("still-running");
  });

  test("CLK-4 a minute around the bound is a rounding, a minute more is not", () => {
    expect(cause("kept", "high", reported, "2026-03-02 13:01 resolved")).toBe("around-the-bound");
    expect(cause("missed", "high", reported, "2026-03-02 12:59 resolved")).toBe("around-the-bound");
    expect(cause("missed", "high", reported, "2026-03-02 12:58 resolved")).not.toBe("around-the-bound");
  });

  test("CLK-1 another end: judged at the closing, or a solution that was called closed", () => {
    const resolved = "2026-03-02 11:00 resolved";
    expect(cause("missed", "high", reported, resolved, "2026-03-05 11:00 closed")).toBe("another-end closed");
    expect(cause("missed", "high", reported, resolved)).toBe("unexplained");
  });

  test("CLK-2 waiting that the export counts, and waiting that it does not", () => {
    const paused = [reported, "2026-03-02 10:00 waiting-for-customer", "2026-03-03 10:00 resumed"];
    expect(cause("missed", "high", ...paused, "2026-03-03 11:00 resolved")).toBe("waiting-counted");
    const third = [reported, "2026-03-02 10:00 waiting-for-third-party", "2026-03-03 10:00 resumed"];
    expect(cause("kept", "high", ...third, "2026-03-03 11:00 resolved")).toBe("waiting-not-counted");
  });

  test("CLK-1 CLK-2 two things at once, where neither alone gives the recorded verdict", () => {
    const waited = [reported, "2026-03-02 09:30 waiting-for-customer", "2026-03-02 12:00 resumed"];
    const resolved = "2026-03-02 12:30 resolved";
    const closed = [resolved, "2026-03-02 13:30 closed"];
    expect(cause("missed", "high", ...waited, ...closed)).toBe("another-end closed + waiting-counted");
    expect(cause("missed", "high", ...waited, "2026-03-02 13:00 resolved")).toBe("waiting-counted + around-the-bound");
    expect(cause("missed", "high", ...waited, resolved)).toBe("unexplained");
  });

  test("CAL-5 hours that do not reach the ticket explain nothing, and stop nothing", () => {
    const two = given(`
hours:
  office: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: 8 h }
  known: { article: "1", week: { mon-fri: 09:00-17:00 }, closed: nl-awt-decree, working-day: 8 h }
clocks:
  solution: { article: "4", from: reported, to: resolved, hours: office, target: within 4 h, per: month }
`);
    const { judgement } = told(two, { facts: ["2046-03-05 09:00 reported", "2046-03-05 11:00 resolved"] });
    const compared = new RecordedComparison(two, { column: "sla", clock: undefined }, objectivesOf(two));
    compared.add("T", judgement, "missed");
    expect(compared.score().causes.map(nameOf)).toEqual(["unexplained"]);
  });

  test("CLK-13 a reopening that the export does not see", () => {
    const facts = ["2026-03-02 11:00 resolved", "2026-03-05 09:00 reopened", "2026-03-06 12:00 resolved"];
    expect(cause("kept", "high", reported, ...facts)).toBe("reopening");
  });

  test("CLK-5 the target of a priority that the ticket had before", () => {
    const facts = [
      { "2026-03-02 10:00 reclassified": { priority: "high", by: "supplier" } },
      "2026-03-02 16:00 resolved",
    ];
    expect(cause("kept", "low", reported, ...facts)).toBe("another-priority");
    expect(cause("kept", "high", reported, "2026-03-02 16:00 resolved")).toBe("unexplained");
  });

  test("CAL-2 hours that never close", () => {
    expect(cause("missed", "high", "2026-03-02 16:00 reported", "2026-03-03 09:30 resolved")).toBe("round-the-clock");
  });

  test("CLK-17 every disagreement has one cause, the first tickets by name, whatever the order", () => {
    const late = judged("high", reported, "2026-03-02 16:00 resolved");
    const names = Array.from({ length: 30 }, (_, i) => `T-${String(i).padStart(2, "0")}`);
    const of = (order: readonly string[]) => {
      const compared = comparison("solution");
      for (const name of order) compared.add(name, late, "kept");
      compared.add("A", judged("low", reported, "2026-03-02 16:00 resolved"), "kept");
      return compared.score();
    };
    expect(of(names)).toMatchObject({ agree: 1, disagree: 30, clock: "solution" });
    expect(of(names).causes).toEqual([
      { cause: "unexplained", recordedKept: 30, recordedMissed: 0, tickets: names.slice(0, 10) },
    ]);
    expect(of(names).byGroup.map(({ group, agree, disagree }) => [...group, agree, disagree])).toEqual([
      ["high", 0, 30],
      ["low", 1, 0],
    ]);
    expect(of(names.toReversed())).toEqual(of(names));
  });

  test("CLK-17 several clocks together are missed where one is", () => {
    const both = given(`
clocks:
  answer: { article: "3", from: reported, to: answered, hours: office, target: within 1 h, per: month }
  solution: { article: "4", from: reported, to: resolved, hours: office, target: within 4 h, per: month }
`);
    const facts = [reported, "2026-03-02 11:00 answered", "2026-03-02 12:00 resolved"];
    const { judgement } = told(both, { facts, at });
    const agrees = (clock: string | undefined, recorded: RecordedVerdict) => {
      const compared = new RecordedComparison(both, { column: "sla", clock }, objectivesOf(both));
      compared.add("T", judgement, recorded);
      return compared.score().agree === 1;
    };
    expect([agrees(undefined, "missed"), agrees("answer", "missed"), agrees("solution", "kept")]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
