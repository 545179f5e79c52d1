/**
 * What is left of each clock of a ticket at a moment after its newest fact, from the row that is projected and the agreement
 * alone: since that fact nothing happened but time, so what was used then, and the hours since, say everything. A queue shows
 * it for each row without reading a fact. Rules: CLK-2, CLK-3, CLK-11, CLK-17, DSK-15.
 */
import type { Fields } from "../facts/fact.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import type { Hours } from "../time/hours.ts";
import { holds } from "../engine/condition.ts";
import { dueAt } from "../engine/due.ts";
import { clocksFor } from "../engine/population.ts";
import type { Clock, Program, Threshold } from "../engine/program.ts";
import { chosen } from "../engine/subject.ts";
import type { ClockRow } from "./ticket-row.ts";
import type { TicketState } from "./verb.ts";

/** Whether time counts: it does; outside the hours; while waiting; not begun yet; over, or not a clock of this ticket. */
export const countings = ["now", "closed", "paused", "waiting-to-start", "done"] as const;
export type Counting = (typeof countings)[number];

/** Moments are epoch milliseconds, lengths working milliseconds; null where there is none, or facts alone could tell. */
export interface ClockLeft {
  readonly row: ClockRow;
  readonly clock: Clock;
  readonly elapsedMs: number;
  /** The first target that is not used up; the first of all once all are. */
  readonly threshold: Threshold | undefined;
  readonly dueAt: number | null;
  /** Of that target; below zero when it is over. What was left when it stopped, of a clock that did. */
  readonly remainingMs: number | null;
  readonly counting: Counting;
  /** When counting begins or ends by itself: an opening, a closing, or the start that another clock gives. */
  readonly changesAt: number | null;
  readonly isAtRisk: boolean;
  /** When the share of the target that calls for attention is used; null where it was so before a wait. */
  readonly atRiskAt: number | null;
}

export interface StandingTicket {
  readonly type: string | null;
  readonly attributes: Fields;
  readonly state: TicketState;
  /** Of its newest fact, as of which the clocks stand there. */
  readonly changedAt: number;
  readonly clocks: readonly ClockRow[];
}

export function clocksLeft(program: Program, ticket: StandingTicket, asOf: number): ClockLeft[] {
  const now = Math.max(asOf, ticket.changedAt); // clocks of two machines differ: nothing runs backwards
  const started = ticket.clocks.flatMap((row) => {
    const clock = program.clocks.find(({ name }) => name === row.clock);
    return clock === undefined ? [] : [clockLeft(clock, row, ticket, now)];
  });
  return [...started, ...(isOver(ticket) ? [] : yetToStart(program, ticket, started, now))];
}

function isOver({ state }: StandingTicket): boolean {
  return state === "merged" || state === "spam";
}

function clockLeft(clock: Clock, row: ClockRow, ticket: StandingTicket, now: number): ClockLeft {
  const targets = chosen(clock.target, ticket.attributes) ?? [];
  const firstDueAt = row.dueAt === null ? null : Date.parse(row.dueAt);
  const isDone = row.stopAt !== null || isOver(ticket) || row.verdict === "outside" || row.verdict === "unproven";
  const runs = !isDone && !row.isPaused;
  const elapsedMs = row.elapsedMs + (runs ? clock.hours.open(ticket.changedAt, now) : 0);
  const lefts = targets.map((one) => ({ one, left: leftOf(clock, one, elapsedMs, firstDueAt, now) }));
  const current = lefts.find(({ left }) => left === null || left >= 0) ?? lefts[0];
  const left = row.verdict === "outside" || row.verdict === "unproven" ? null : (current?.left ?? null);
  const isFirst = current === lefts[0];
  const atRisk = isDone ? notAtRisk : atRiskOf(clock, row, current?.one, { elapsedMs, left, runs }, ticket.changedAt);
  const counting = isDone ? "done" : row.isPaused ? "paused" : clock.hours.isOpen(now) ? "now" : "closed";
  return {
    row,
    clock,
    elapsedMs,
    threshold: current?.one,
    dueAt: isFirst || left === null || !runs ? firstDueAt : clock.hours.due(now, left),
    remainingMs: left,
    counting,
    changesAt: counting === "now" || counting === "closed" ? nextChange(clock.hours, now) : null,
    ...atRisk,
  };
}

/** Working milliseconds; of a target that is judged by the moment those until then, unknown while it waits. */
function leftOf(clock: Clock, one: Threshold, elapsedMs: number, dueAt: number | null, now: number): number | null {
  if (one.kind === "none") return null;
  if (one.kind === "elapsed") return one.ms - elapsedMs;
  if (dueAt === null) return null;
  return dueAt >= now ? clock.hours.open(now, dueAt) : -clock.hours.open(dueAt, now);
}

const notAtRisk = { isAtRisk: false, atRiskAt: null };

interface Used {
  readonly elapsedMs: number;
  readonly left: number | null;
  readonly runs: boolean;
}

/** CLK-17. Once the target is over it is no longer at risk. */
function atRiskOf(
  clock: Clock,
  row: ClockRow,
  target: Threshold | undefined,
  { elapsedMs, left, runs }: Used,
  changedAt: number,
): { isAtRisk: boolean; atRiskAt: number | null } {
  if (target === undefined || left === null || target.kind === "none") return notAtRisk;
  const startAt = Date.parse(row.startAt!);
  const whole = target.kind === "elapsed" ? target.ms : clock.hours.open(startAt, dueAt(clock, target, startAt, []));
  const share = Math.ceil((whole * clock.atRisk.num) / clock.atRisk.den);
  const isAtRisk = elapsedMs >= share && left >= 0;
  if (!runs && elapsedMs < share) return { isAtRisk, atRiskAt: null };
  if (share > row.elapsedMs) return { isAtRisk, atRiskAt: clock.hours.due(changedAt, share - row.elapsedMs) };
  const isWhole = clock.hours.open(startAt, changedAt) === row.elapsedMs; // it never waited
  return { isAtRisk, atRiskAt: isWhole ? clock.hours.due(startAt, share) : null };
}

/** Null where the hours never change, or not within the years that are known. */
function nextChange(hours: Hours, now: number): number | null {
  try {
    return hours.isOpen(now) ? hours.nextClose(now) : hours.nextOpen(now);
  } catch (thrown) {
    if (thrown instanceof HoursRangeError) return null;
    throw thrown;
  }
}

/** Clocks of this type of ticket that another clock starts, or the report through the right channel (CLK-11, PRI-6). */
function yetToStart(program: Program, ticket: StandingTicket, started: readonly ClockLeft[], now: number): ClockLeft[] {
  if (ticket.state === "resolved" || ticket.state === "closed") return [];
  const known = new Map(started.map((one) => [one.clock.name, one]));
  return clocksFor(program, ticket.type ?? undefined).flatMap((clock) => {
    if (known.has(clock.name) || !mayApply(program, clock, ticket)) return [];
    const others = clock.follows.flatMap((moment) => {
      const other = known.get(moment.term);
      return other === undefined || other.counting === "done" ? [] : [{ moment, other }];
    });
    const waitsForChannel = program.channelRule !== undefined && clock.from.some(({ fact }) => fact === "reported");
    if (others.length === 0 && !waitsForChannel) return [];
    const starts = others.flatMap(({ moment, other }) =>
      moment.edge === "stop" ? [] : (usedUpAt(other, ticket) ?? []),
    );
    return [starting(clock, ticket, starts.length === 0 ? null : Math.min(...starts), now)];
  });
}

/** When the last of a clock's targets is used up; undefined where that is not known yet, or was before the newest fact. */
function usedUpAt({ clock, row, counting }: ClockLeft, ticket: StandingTicket): number | undefined {
  const last = chosen(clock.target, ticket.attributes)?.at(-1);
  if (counting === "paused" || last === undefined || last.kind === "none") return undefined;
  if (last.kind === "elapsed") {
    const left = last.ms - row.elapsedMs;
    return left < 0 ? undefined : clock.hours.due(ticket.changedAt, left);
  }
  return row.dueAt === null ? undefined : Date.parse(row.dueAt);
}

function starting(clock: Clock, ticket: StandingTicket, startAt: number | null, now: number): ClockLeft {
  const isStarted = startAt !== null && startAt <= now;
  const row: ClockRow = {
    clock: clock.name,
    verdict: "running",
    elapsedMs: 0,
    startAt: isStarted ? new Date(startAt).toISOString() : null,
    stopAt: null,
    dueAt: null,
    isPaused: false,
  };
  if (isStarted) return clockLeft(clock, row, { ...ticket, changedAt: startAt }, now);
  const threshold = chosen(clock.target, ticket.attributes)?.[0];
  const isElapsed = threshold?.kind === "elapsed";
  return {
    row,
    clock,
    elapsedMs: 0,
    threshold,
    dueAt: isElapsed && startAt !== null ? clock.hours.due(startAt, threshold.ms) : null,
    remainingMs: isElapsed ? threshold.ms : null,
    counting: "waiting-to-start",
    changesAt: startAt,
    ...notAtRisk,
  };
}

function mayApply(program: Program, { term }: Clock, { attributes }: StandingTicket): boolean {
  if (term.where === undefined) return true;
  const subject = { kind: "ticket", attributes, facts: [] };
  const scene = { program, subject, attributes, at: 0, act: undefined, before: [], standing: () => undefined };
  return holds(term.where, scene) !== false;
}
