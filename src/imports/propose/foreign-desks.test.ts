/** What desks of all kinds write, and what is proposed for it: no word of these stands in the recognisers as such. */
import { describe, expect, test } from "vitest";
import { profiled } from "../../../test/profiled.ts";
import type { AgreementView } from "./agreement-view.ts";
import { propose } from "./propose.ts";
import type { Proposal } from "./proposal.ts";
import { parseMapping } from "../mapping/mapping.ts";
import { writeMapping } from "./write-mapping.ts";

const value = (word: string) => ({ word, names: [] });
const agreement: AgreementView = {
  zone: "Europe/Amsterdam",
  levels: [
    { name: "type", names: [], values: ["incident", "request"].map(value), axes: [] },
    { name: "priority", names: [], values: ["urgent", "high", "normal", "low"].map(value), axes: [] },
  ],
  clocks: new Set(["response", "resolution"]),
  facts: new Set(["reported", "answered", "resolved"]),
  channels: new Set(),
};

function proposal(sheet: string): Proposal {
  const made = propose(profiled(sheet), { fileName: "tickets.csv", agreement });
  if ("lacks" in made) throw new Error(`lacks ${made.lacks}`);
  return made;
}

function wordsOf(made: Proposal, name: string): Record<string, string | undefined> {
  const source = made.ticket.find((one) => one.value.name === name)!.value.source;
  const values = "column" in source ? (source.values ?? []) : [];
  return Object.fromEntries(values.map(({ text, word }) => [text, word]));
}

const leftOut = ({ leaveOut }: Proposal) =>
  leaveOut.map(({ value: { column, texts, isWanted, why }, isSure }) => [column, texts, isWanted, why, isSure]);

describe("a record per ticket", () => {
  test("IMP-2 IMP-11 tickets called off are left out only as a question", () => {
    const made = proposal(`
      nr | Created          | Solved           | State
      a  | 2026-10-01 09:00 | 2026-10-02 09:00 | Closed
      b  | 2026-10-01 09:00 |                  | Geannuleerd
      c  | 2026-10-01 09:00 |                  | Open`);
    expect(leftOut(made)).toEqual([["State", ["Geannuleerd"], true, "called-off", false]]);
  });

  test("IMP-2 IMP-11 where it stands how long tickets waited, but not when, those that did are left out", () => {
    const made = proposal(`
      nr | Created          | Solved           | State     | Time on hold
      a  | 2026-10-01 09:00 | 2026-10-02 09:00 | Closed    | 0 minutes
      b  | 2026-10-01 09:00 | 2026-10-02 09:00 | Closed    | 1 hour 5 minutes
      c  | 2026-10-01 09:00 |                  | Pending   | 0 minutes`);
    expect(leftOut(made)).toEqual([
      ["Time on hold", ["0 minutes", ""], false, "waited", false],
      ["State", ["Pending"], true, "waits", false],
    ]);
  });

  test("IMP-11 since when a ticket waits is a fact only where no such ticket ended", () => {
    const sheet = `
      nr | Created          | Solved           | On hold since
      a  | 2026-10-01 09:00 | 2026-10-02 09:00 |
      b  | 2026-10-01 09:00 |                  | 2026-10-01 12:00`;
    expect(proposal(sheet).facts.map(({ value: own, isSure }) => [own.fact, isSure])).toContainEqual(["parked", false]);
    const ended = proposal(sheet.replace("2026-10-02 09:00 |", "2026-10-02 09:00 | 2026-10-01 11:00"));
    expect(ended.facts.map(({ value: own }) => own.fact)).toEqual(["reported", "resolved"]);
    expect(ended.unplaced.map(({ code }) => code)).toEqual(["unplaced.waiting"]);
  });

  test("IMP-11 a desk that only closes is asked whether that is what the agreement calls resolved", () => {
    const made = proposal(`
      nr | Logged           | Date Closed
      a  | 2026-10-01 09:00 | 2026-10-02 09:00
      b  | 2026-10-01 09:00 | 2026-10-03 09:00`);
    expect(made.facts.map(({ value: own, isSure }) => [own.fact, own.at, isSure])).toEqual([
      ["reported", "Logged", true],
      ["resolved", "Date Closed", false],
    ]);
  });

  test("IMP-11 a question is a request where the agreement knows none, and that wants a look", () => {
    const made = proposal(`
      nr | Created          | Type
      a  | 2026-10-01 09:00 | Storing
      b  | 2026-10-01 09:00 | Vraag
      c  | 2026-10-01 09:00 | Wijziging`);
    expect(wordsOf(made, "type")).toEqual({ Storing: "incident", Vraag: "request", Wijziging: "none-fits" });
    expect(made.ticket[0]!.isSure).toBe(false);
  });

  test("IMP-11 texts that are verdicts need no name, and a clock in the name is the one they judge", () => {
    const made = proposal(`
      nr | Created          | Resolution status | First response status | Customer interactions
      a  | 2026-10-01 09:00 | Within SLA        | SLA Violated          | 2
      b  | 2026-10-01 09:00 | SLA Violated      | Within SLA            | 3`);
    const [kept, missed] = [["Within SLA"], ["SLA Violated"]];
    expect(made.recorded.map(({ value: own }) => own)).toEqual([
      { column: "Resolution status", kept, missed, clock: "resolution" },
      { column: "First response status", kept, missed, clock: "response" },
    ]);
    expect(made.ticket.map(({ value: own }) => own.name)).not.toContain("customer");
  });
});

describe("what no column tells", () => {
  const sheet = `
      nr | Created          | Solved
      a  | 2026-10-01 09:00 | 2026-10-02 09:00
      b  | 2026-10-01 09:00 | 2026-10-03 09:00`;
  const [type, priority] = agreement.levels;
  const decided = { ...agreement, levels: [type!, { ...priority!, decides: true }] };
  const proposed = (view: AgreementView) => propose(profiled(sheet), { fileName: "tickets.csv", agreement: view });

  test("IMP-11 a level on which targets hang is asked for; the mapping passes its check all the same", () => {
    const made = proposed(decided) as Proposal;
    expect(made.missing).toEqual(["priority"]);
    const heading = {
      file: "tickets.csv",
      records: 2,
      isSample: false,
      tickets: 2,
      hasAgreement: true,
      lang: "en",
    } as const;
    const text = writeMapping(made, heading);
    expect(text).toMatch(/^ {2}# priority: {2}# LOOK: no column tells it/m);
    expect(parseMapping(text)).toHaveProperty("file");
  });

  test("IMP-11 one that decides nothing, or that follows from others, is not asked for", () => {
    expect(proposed(agreement)).toMatchObject({ missing: [] });
    const following = [type!, { ...priority!, decides: true, axes: ["type"] }];
    expect(proposed({ ...agreement, levels: following })).toMatchObject({ missing: [] });
  });
});

describe("a record per change", () => {
  test("IMP-11 activities that no word list knows are asked for, not passed over", () => {
    const made = proposal(`
      CaseID | ActivityID | CompleteTimestamp
      1      | 3          | 2026-10-01 09:00
      1      | 8          | 2026-10-01 10:00
      2      | 3          | 2026-10-02 09:00
      2      | 6          | 2026-10-03 09:00`);
    expect(made.states!.value.column).toBe("ActivityID");
    expect(made.states!.value.values.map(({ word }) => word)).toEqual([undefined, undefined, undefined]);
    expect(made.cannotKnow).toContain("reopening");
  });

  test("IMP-11 a moment that hardly differs within tickets is not that of a change", () => {
    const made = proposal(`
      task | opened           | sla  | start            | end              | stage
      A    | 2026-10-01 09:00 | one  | 2026-10-01 09:00 | 2026-10-01 09:30 | Completed
      A    | 2026-10-01 09:00 | two  | 2026-10-01 09:00 | 2026-10-02 09:00 | Completed
      B    | 2026-10-03 09:00 | one  | 2026-10-03 09:00 | 2026-10-03 09:30 | Completed
      B    | 2026-10-03 09:00 | two  | 2026-10-03 09:00 | 2026-10-04 09:00 | Completed
      C    | 2026-10-05 09:00 | one  | 2026-10-05 09:00 |                  | In progress
      C    | 2026-10-05 09:00 | two  | 2026-10-05 10:00 |                  | In progress
      D    | 2026-10-05 09:00 | two  | 2026-10-05 09:00 |                  | In progress
      D    | 2026-10-05 09:00 | one  | 2026-10-05 09:00 |                  | In progress`);
    expect(made.moment).toBeUndefined();
    expect(made.facts.map(({ value: own }) => [own.fact, own.at, own.take])).toEqual([
      ["reported", "opened", undefined],
      ["resolved", "end", "last"],
    ]);
  });
});

describe("a record per field that changed, written in codes", () => {
  test("IMP-11 codes are learned from how tickets stand now, and each of them wants a look", () => {
    const made = proposal(`
      nr | opened           | state now   | priority     | field    | old | new | changed at
      A  | 2026-10-01 09:00 | Resolved    | 1 - Critical | state    | 1   | 2   | 2026-10-01 10:00
      A  | 2026-10-01 09:00 | Resolved    | 1 - Critical | state    | 2   | 6   | 2026-10-01 11:00
      B  | 2026-10-02 09:00 | In progress | 3 - Moderate | state    | 1   | 2   | 2026-10-02 11:00
      B  | 2026-10-02 09:00 | In progress | 3 - Moderate | priority | 1   | 3   | 2026-10-02 12:00`);
    const states = made.states!.value.values.map(({ text, word, isSure }) => [text, word, isSure]);
    expect(states.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual([
      ["1", "open", false],
      ["2", "open", false],
      ["6", "resolved", false],
    ]);
    const [change] = made.changes;
    expect(change!.value.values!.map(({ text, word }) => [text, word])).toEqual([
      ["1", "urgent"],
      ["3", "normal"],
    ]);
  });
});
