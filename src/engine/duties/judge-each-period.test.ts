import { describe, expect, test } from "vitest";
import { given, moment } from "../../../test/given.ts";
import type { Fact, Fields } from "../../facts/fact.ts";
import { instantToLocal } from "../../time/moment.ts";
import { judgeDuties } from "./judge-duties.ts";

const program = given(`
duties:
  review: { article: "1", by: supplier, every: year, times: 2, to: { meeting-held: { kind: review } } }
  report: { article: "2", by: supplier, every: quarter, within: 1 month, to: { report-delivered: { kind: quarter } } }
  talk: { article: "3", by: supplier, strength: aim, every: contract-year, to: { meeting-held: { kind: talk } } }
`);

let seq = 0;
const fact = (kind: string, local: string, fields: Fields = {}): Fact => ({
  kind,
  at: moment(local),
  seq: seq++,
  fields,
});

/** Per instance of a duty: its period, due and verdict. */
function told(name: string, facts: readonly Fact[], at: string, contract: Fields = {}): string[] {
  return judgeDuties(program, { kind: "contract", attributes: {}, facts, contract }, moment(at))
    .filter(({ duty }) => duty.name === name)
    .map(({ period, dueAt, verdict }) => `${period} ${instantToLocal(program.zone, dueAt)} ${verdict}`);
}

const review = (local: string) => fact("meeting-held", local, { kind: "review" });

describe("duties of every period", () => {
  test("DUT-9 the k-th of n is due at k/n of the year, and broken at its end", () => {
    const first = [review("2026-03-10 10:00")];
    expect(told("review", first, "2026-06-30 12:00")).toEqual([
      "2026 2026-07-01 00:00 kept",
      "2026 2027-01-01 00:00 open",
    ]);
    expect(told("review", first, "2026-12-31 23:59")[1]).toBe("2026 2027-01-01 00:00 open");
    expect(told("review", first, "2027-01-01 00:00").slice(0, 2)).toEqual([
      "2026 2026-07-01 00:00 kept",
      "2026 2027-01-01 00:00 broken",
    ]);
  });

  test("DUT-3 what is done after its due and inside the year is kept, since the year can still be kept", () => {
    const both = [review("2026-09-01 10:00"), review("2026-12-31 23:59")];
    expect(told("review", both, "2027-01-01 00:00").slice(0, 2)).toEqual([
      "2026 2026-07-01 00:00 kept",
      "2026 2027-01-01 00:00 kept",
    ]);
    const late = [review("2026-09-01 10:00"), review("2027-01-01 00:00")];
    expect(told("review", late, "2027-01-02 00:00").slice(0, 4)).toEqual([
      "2026 2026-07-01 00:00 kept",
      "2026 2027-01-01 00:00 broken",
      "2027 2027-07-01 00:00 kept",
      "2027 2028-01-01 00:00 open",
    ]);
  });

  test("DUT-3 with a time to deliver it opens at the period's end, and is kept, late or broken after it", () => {
    const start = fact("term-started", "2026-01-01 00:00");
    const report = (local: string) => [start, fact("report-delivered", local, { kind: "quarter" })];
    expect(told("report", report("2026-03-31 10:00"), "2026-04-30 00:00")).toEqual(["2026-Q1 2026-05-01 00:00 open"]);
    expect(told("report", report("2026-05-01 00:00"), "2026-05-02 00:00")).toEqual(["2026-Q1 2026-05-01 00:00 kept"]);
    expect(told("report", report("2026-05-01 00:01"), "2026-05-02 00:00")).toEqual(["2026-Q1 2026-05-01 00:00 late"]);
    expect(told("report", [start], "2026-05-02 00:00")).toEqual(["2026-Q1 2026-05-01 00:00 broken"]);
  });

  test("DUT-3 only periods whole inside the contract are asked for, and contract years begin on its own date", () => {
    const term = { term: "2026-03-15 to 2027-03-15" };
    expect(told("talk", [], "2027-06-01 00:00", term)).toEqual(["2026-03-15/2027-03-15 2027-03-15 00:00 over-aim"]);
    expect(told("review", [], "2027-06-01 00:00", term)).toEqual([]);
    expect(told("report", [], "2027-06-01 00:00", term)).toEqual([
      "2026-Q2 2026-08-01 00:00 broken",
      "2026-Q3 2026-11-01 00:00 broken",
      "2026-Q4 2027-02-01 00:00 broken",
    ]);
  });

  test("DUT-3 AVL-5 of what was before the record began, or partly, nothing is asked", () => {
    const since = moment("2026-02-10 00:00");
    const subject = { kind: "contract", attributes: {}, facts: [], contract: { term: "2024-01-01" }, since };
    const asked = judgeDuties(program, subject, moment("2026-08-02 00:00"));
    expect(asked.map(({ duty, period, verdict }) => `${duty.name} ${period} ${verdict}`)).toEqual([
      "report 2026-Q2 broken",
    ]);
  });

  test("DUT-1 the side that it is owed can waive it, and nobody else", () => {
    const waived = (by: string) => [
      review("2026-03-10 10:00"),
      fact("agreed", "2026-11-01 10:00", { waived: "review", by }),
    ];
    expect(told("review", waived("customer"), "2027-01-01 00:00")[1]).toBe("2026 2027-01-01 00:00 waived");
    expect(told("review", waived("supplier"), "2027-01-01 00:00")[1]).toBe("2026 2027-01-01 00:00 broken");
  });

  test("CON-4 without a fact or a term nothing has begun", () => {
    expect(told("review", [], "2027-01-01 00:00")).toEqual([]);
  });
});
