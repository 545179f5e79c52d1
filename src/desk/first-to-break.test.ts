import { describe, expect, test } from "vitest";
import { exampleTickets, fiveAgreements, programOf } from "../../test/example-tickets.ts";
import { given, moment } from "../../test/given.ts";
import { judge } from "../engine/judge.ts";
import type { ClockOutcome } from "../engine/outcome.ts";
import type { Program, Threshold } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import type { Fact } from "../facts/fact.ts";
import { ticketRow, type TicketRow } from "./ticket-row.ts";

const ids = { ticket: "t", contract: "c", customer: "k", number: "N-1" };
const year = 366 * 24 * 3_600_000;

/**
 * The plain reading: judge the ticket again and again, later and later, until a clock that runs has used up its target. It knows
 * nothing of dues. Undefined where that never comes, and −Infinity where it had come already.
 */
function plainFirst(program: Program, subject: Subject): number | undefined {
  const now = judge(program, subject);
  const moments = now.clocks.flatMap((outcome, i) => {
    if (!isOpen(outcome)) return [];
    if (outcome.thresholds.some(({ missedAt }) => missedAt <= now.asOf)) return [-Infinity];
    return outcome.thresholds.flatMap(({ threshold }, at) => {
      const isUsedUp = (asOf: number) => usedUp(judge(program, subject, asOf).clocks[i]!, at, threshold, asOf);
      return threshold.kind === "none" ? [] : (firstInstant(isUsedUp, now.asOf, now.asOf + year) ?? []);
    });
  });
  return moments.length === 0 ? undefined : Math.min(...moments);
}

function isOpen({ run, verdict }: ClockOutcome): boolean {
  return run.stopFact === undefined && run.startAt > -Infinity && verdict !== "outside" && verdict !== "unproven";
}

function usedUp({ elapsedMs, thresholds }: ClockOutcome, at: number, threshold: Threshold, asOf: number): boolean {
  if (threshold.kind === "elapsed") return elapsedMs >= threshold.ms;
  return thresholds[at]!.missedAt <= asOf + (threshold.within ? 1 : 0) || thresholds[at]!.dueAt <= asOf;
}

function firstInstant(isSo: (at: number) => boolean, from: number, to: number): number | undefined {
  if (!isSo(to)) return undefined;
  let [no, yes] = [from - 1, to];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (isSo(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

describe.each(fiveAgreements)("%s", (name) => {
  const program = programOf(name);
  const all = [...exampleTickets(program)].map((subject) => ({
    subject,
    row: ticketRow(program, { ...ids, subject }),
  }));

  test("DSK-20 a ticket stands by the first instant at which a clock of it is used up, or before all others once one is", () => {
    const told = all.flatMap(({ subject, row }) => {
      if (row.unclassified || row.state === "merged" || row.state === "spam") return [];
      const plain = plainFirst(program, subject);
      const at = row.breaks_at === null ? undefined : Date.parse(row.breaks_at);
      const isOver = at !== undefined && at <= Date.parse(row.changed_at);
      return [{ told: isOver ? -Infinity : at, plain, facts: subject.facts.map(({ kind }) => kind).join(" ") }];
    });
    expect(told.filter(({ told: at, plain }) => at !== plain)).toEqual([]);
    expect(told.length).toBeGreaterThan(15);
  });

  test("DSK-20 no class that is given later breaks before the moment by which an unclassified ticket stands", () => {
    const reported = { kind: "reported", at: moment("2026-03-02 10:00"), seq: 0, fields: {} };
    const subject: Subject = { kind: "ticket", attributes: {}, facts: [reported] };
    const { unclassified, breaks_at: soonest } = ticketRow(program, { ...ids, subject });
    expect(unclassified).toBe(true);
    const given = classes(program).map((attributes) =>
      ticketRow(program, { ...ids, subject: { ...subject, attributes } }),
    );
    const moments = given.flatMap(({ breaks_at: at }) => (at === null ? [] : [Date.parse(at)]));
    expect(soonest === null ? Infinity : Date.parse(soonest)).toBeLessThanOrEqual(Math.min(Infinity, ...moments));
  });
});

/** Every combination of the levels of a ticket that are chosen. */
function classes(program: Program): Record<string, string>[] {
  const levels = [...program.levels.values()].filter(
    ({ name, cells, values }) => cells === undefined && values.length > 0 && program.prioritising.has(name),
  );
  return levels.reduce<Record<string, string>[]>(
    (all, { name, values }) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

const desk = given(`
levels:
  priority: { article: "2", of: ticket, values: [high, low], decided-by: supplier }
clocks:
  answer: { article: "3", from: reported, to: answered, hours: office, target: within 1 h, per: month }
  solution:
    article: "4"
    from: reported
    to: resolved
    hours: office
    pause-while: waiting-for-customer
    target: { high: [50% within 2 h, within 4 h], low: aim within 8 h }
    per: month
  night: { article: "5", where: { outside: office }, from: reported, to: answered, hours: always, target: within 1 min, per: month }
`);

function rowOf(priority: string | undefined, ...lines: [string, string][]): TicketRow {
  const facts = lines.map(([at, kind], seq): Fact => ({ at: moment(at), kind, seq, fields: { by: "supplier" } }));
  const attributes = priority === undefined ? {} : { priority };
  return ticketRow(desk, { ...ids, subject: { kind: "ticket", attributes, facts } });
}

describe("a desk from nine to five", () => {
  const report: [string, string] = ["2026-03-02 10:00", "reported"];
  const answer: [string, string] = ["2026-03-02 10:30", "answered"];

  test("DSK-20 a clock that is not of this ticket breaks nothing", () => {
    expect(rowOf("high", report)).toMatchObject({ breaks_clock: "answer", unclassified: false });
    expect(rowOf("high", report, answer)).toMatchObject({
      breaks_clock: "solution",
      breaks_at: new Date(moment("2026-03-02 12:00")).toISOString(),
    });
  });

  test("DSK-20 what broke and still runs stands by when it did, also before a later level of the same clock", () => {
    expect(rowOf("high", report, answer, ["2026-03-02 12:30", "noted"])).toMatchObject({
      breaks_clock: "solution",
      breaks_at: new Date(moment("2026-03-02 12:00")).toISOString(),
      missed: true,
    });
  });

  test("DSK-20 CLK-3 while it waits it has no moment", () => {
    expect(rowOf("high", report, answer, ["2026-03-02 11:00", "waiting-for-customer"])).toMatchObject({
      breaks_clock: null,
      breaks_at: null,
    });
  });

  test("DSK-20 PRI-5 what nobody classified stands by the soonest that any class would give", () => {
    expect(rowOf(undefined, report, answer)).toMatchObject({
      unclassified: true,
      breaks_clock: "solution",
      breaks_at: new Date(moment("2026-03-02 12:00")).toISOString(),
    });
    expect(rowOf(undefined, report, ["2026-03-02 11:00", "resolved"])).toMatchObject({ unclassified: false });
  });

  test("DSK-20 PRI-5 what was only proposed stands by what was proposed, and is classified once it is decided", () => {
    const fact = (at: string, kind: string, fields: Fact["fields"], seq: number): Fact => ({
      at: moment(at),
      kind,
      seq,
      fields,
    });
    const story = [
      fact("2026-03-02 10:00", "reported", { by: "customer", priority: "low" }, 0),
      fact("2026-03-02 10:30", "answered", { by: "supplier" }, 1),
      fact("2026-03-02 10:40", "classified", { by: "supplier", priority: "low" }, 2),
    ];
    const standing = (count: number) =>
      ticketRow(desk, { ...ids, subject: { kind: "ticket", attributes: {}, facts: story.slice(0, count) } });
    const breaks = { breaks_clock: "solution", breaks_at: new Date(moment("2026-03-03 10:00")).toISOString() };
    expect(standing(2)).toMatchObject({ ...breaks, unclassified: true });
    expect(standing(3)).toMatchObject({ ...breaks, unclassified: false });
  });
});
