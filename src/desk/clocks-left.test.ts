import { describe, expect, test } from "vitest";
import { exampleTickets, fiveAgreements, programOf } from "../../test/example-tickets.ts";
import { moment, given } from "../../test/given.ts";
import { judge } from "../engine/judge.ts";
import type { Program } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import { targetSteps } from "../engine/target-steps.ts";
import { atRiskAt } from "../engine/thresholds.ts";
import type { Fact } from "../facts/fact.ts";
import { clocksLeft, type ClockLeft } from "./clocks-left.ts";
import { ticketRow } from "./ticket-row.ts";
import type { TicketState } from "./verb.ts";

const hour = 3_600_000;
const later = [0, 1, hour / 2, 3 * hour, 20 * hour, 72 * hour, 24 * 60 * hour];
const ids = { ticket: "t", contract: "c", customer: "k", number: "N-1" };

/** What the row and the program say of a ticket, as the API asks it. */
function leftOf(program: Program, subject: Subject, asOf: number): ClockLeft[] {
  const row = ticketRow(program, { ...ids, subject });
  const changedAt = Date.parse(row.changed_at);
  return clocksLeft(program, { ...row, state: row.state as TicketState, changedAt }, asOf);
}

describe.each(fiveAgreements)("%s", (name) => {
  const program = programOf(name);

  test("DSK-15 what is left by the row is what judging the facts as of that moment says", () => {
    const pairs = [...exampleTickets(program, 12)].flatMap((subject) =>
      later.flatMap((ms) => compared(program, subject, ms)),
    );
    expect(pairs.filter(({ told, judged }) => JSON.stringify(told) !== JSON.stringify(judged))).toEqual([]);
    expect(pairs.length).toBeGreaterThan(70);
  });
});

interface Pair {
  readonly clock: string;
  readonly told: unknown;
  readonly judged: unknown;
}

/** Per clock that counts: what the row says, and what judging all facts as of so much later does. */
function compared(program: Program, subject: Subject, ms: number): Pair[] {
  const asOf = subject.facts.reduce((at, fact) => Math.max(at, fact.at, fact.recordedAt ?? fact.at), -Infinity) + ms;
  const judgement = judge(program, subject, asOf);
  const lefts = new Map(leftOf(program, subject, asOf).map((one) => [one.clock.name, one]));
  return judgement.clocks.flatMap(({ clock, run, elapsedMs, verdict, thresholds }): Pair[] => {
    const left = lefts.get(clock.name);
    const isStarted = run.startAt <= asOf;
    if (!isStarted)
      return [{ clock: clock.name, told: left?.counting ?? "waiting-to-start", judged: "waiting-to-start" }];
    if (verdict === "outside" || verdict === "unproven" || left?.counting === "done") return [];
    const { threshold, dueAt } = thresholds.find((one) => one.threshold === left?.threshold) ?? {};
    const isCounted = threshold?.kind === "elapsed";
    const startAt = targetSteps(clock, run, judgement.states).at(-1)!.startAt;
    const { dueAt: due = null, atRiskAt: risk = null } = left ?? {};
    return [
      {
        clock: clock.name,
        told: [left?.elapsedMs, isCounted && left?.remainingMs, due, risk],
        judged: [
          elapsedMs,
          isCounted && threshold.ms - elapsedMs,
          due === null ? null : dueAt,
          risk === null ? null : atRiskAt(clock, run, threshold!, startAt),
        ],
      },
    ];
  });
}

const desk = given(`
levels:
  priority: { article: "2", of: ticket, values: [high, low], decided-by: supplier }
clocks:
  answer: { article: "3", from: reported, to: answered, hours: office, target: within 1 h, per: month }
  solution:
    article: "4"
    from: answer
    to: resolved
    hours: office
    pause-while: waiting-for-customer
    target: { high: [50% within 2 h, within 4 h], low: aim within 8 h }
    per: month
`);

function told(asOf: string, ...lines: [string, string, object?][]): Record<string, object> {
  const facts = lines.map(([at, kind, fields], seq): Fact => ({
    at: moment(at),
    kind,
    seq,
    fields: { by: "supplier", ...fields },
  }));
  const all = leftOf(desk, { kind: "ticket", attributes: { priority: "high" }, facts }, moment(asOf));
  return Object.fromEntries(
    all.map(({ clock, row: _row, threshold, ...one }) => [clock.name, { ...one, of: threshold?.written }]),
  );
}

const reported: [string, string, object] = ["2026-03-02 16:30", "reported", { by: "customer" }];

describe("a desk from nine to five", () => {
  test("DSK-15 outside the hours nothing is used, and the opening is told", () => {
    expect(told("2026-03-02 20:00", reported)["answer"]).toMatchObject({
      counting: "closed",
      remainingMs: hour / 2,
      changesAt: moment("2026-03-03 09:00"),
      dueAt: moment("2026-03-03 09:30"),
      atRiskAt: moment("2026-03-03 09:15"),
      isAtRisk: false,
    });
  });

  test("DSK-15 CLK-11 a clock that another lets begin waits to start, until that one is used up", () => {
    expect(told("2026-03-02 16:45", reported)["solution"]).toMatchObject({
      counting: "waiting-to-start",
      changesAt: moment("2026-03-03 09:30"),
      remainingMs: 2 * hour,
    });
    expect(told("2026-03-03 10:30", reported)).toMatchObject({
      answer: { counting: "now", remainingMs: -hour, isAtRisk: false },
      solution: { counting: "now", remainingMs: hour, changesAt: moment("2026-03-03 17:00") },
    });
  });

  test("DSK-15 CLK-3 while it waits what is left stays, and there is no moment at which it is due", () => {
    const waiting = told(
      "2026-03-05 12:00",
      reported,
      ["2026-03-02 16:30", "answered"],
      ["2026-03-02 16:45", "waiting-for-customer"],
    );
    expect(waiting["solution"]).toMatchObject({
      counting: "paused",
      remainingMs: 1.75 * hour,
      dueAt: null,
      changesAt: null,
    });
    expect(waiting["answer"]).toMatchObject({ counting: "done", remainingMs: hour });
  });

  test("DSK-15 of several targets the first that is not used up is told", () => {
    const at = (asOf: string) => told(asOf, reported, ["2026-03-02 16:30", "answered"])["solution"];
    expect(at("2026-03-03 10:00")).toMatchObject({ of: "50% within 2 h", remainingMs: hour / 2 });
    expect(at("2026-03-03 11:00")).toMatchObject({
      of: "within 4 h",
      remainingMs: 1.5 * hour,
      dueAt: moment("2026-03-03 12:30"),
    });
    expect(at("2026-03-03 13:30")).toMatchObject({ of: "50% within 2 h", remainingMs: -3 * hour });
  });
});
