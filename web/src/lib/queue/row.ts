/**
 * A row of the queue, made of a ticket as the API shows it: on the server for the page, and in the browser when a ticket changed. A row has one
 * clock: the one that breaks first, or that waits, with what is left of it.
 */
import type { StateName } from "#lib/states.ts";
import type { TicketState } from "#lib/ticket-states.ts";

/** What a row takes of a ticket of the API; moments are ISO 8601. */
export interface ShownTicket {
  readonly ticket: string;
  readonly number: string;
  readonly version: number;
  readonly contract: string;
  readonly customer: string;
  readonly title: string | null;
  readonly state: TicketState;
  readonly waitingFor: string | null;
  readonly type: string | null;
  readonly priority: string | null;
  readonly reporter: string | null;
  readonly assignee: string | null;
  readonly team: string | null;
  readonly watchers: readonly string[];
  readonly reportedAt: string;
  readonly changedAt: string;
  readonly breaksAt: string | null;
  readonly isMissed: boolean;
  readonly isAtRisk: boolean;
  readonly clocks: readonly ShownClock[];
  readonly asOf: string;
  readonly zone: string;
}

export interface ShownClock {
  readonly clock: string;
  readonly verdict: string;
  readonly dueAt: string | null;
  readonly target: string | null;
  readonly isAim: boolean;
  readonly remainingMs: number | null;
  readonly counting: string;
  readonly changesAt: string | null;
  readonly isAtRisk: boolean;
  readonly atRiskAt: string | null;
}

/** Moments are epoch milliseconds. */
export interface Row extends Pick<
  ShownTicket,
  | "ticket"
  | "number"
  | "version"
  | "contract"
  | "customer"
  | "title"
  | "state"
  | "waitingFor"
  | "type"
  | "priority"
  | "reporter"
  | "assignee"
  | "team"
  | "isMissed"
  | "isAtRisk"
  | "zone"
> {
  readonly isWatched: boolean;
  readonly reportedAt: number;
  readonly changedAt: number;
  readonly breaksAt: number | null;
  readonly clock: RowClock | null;
  readonly asOf: number;
}

export interface RowClock {
  readonly clock: string;
  readonly dueAt: number | null;
  readonly isAim: boolean;
  readonly remainingMs: number | null;
  readonly counting: string;
  readonly changesAt: number | null;
  readonly isAtRisk: boolean;
  readonly atRiskAt: number | null;
}

export function rowOf(of: ShownTicket, me: string): Row {
  const { ticket, number, version, contract, customer, title, state, waitingFor, type, priority } = of;
  const { reporter, assignee, team, isMissed, isAtRisk, zone } = of;
  return {
    ticket,
    number,
    version,
    contract,
    customer,
    title,
    state,
    waitingFor,
    type,
    priority,
    reporter,
    assignee,
    team,
    isMissed,
    isAtRisk,
    zone,
    isWatched: of.watchers.includes(me),
    reportedAt: Date.parse(of.reportedAt),
    changedAt: Date.parse(of.changedAt),
    breaksAt: momentOf(of.breaksAt),
    clock: firstToBreak(of.clocks),
    asOf: Date.parse(of.asOf),
  };
}

/** Of the clocks that still run or wait, the one that is due first; one without a moment, such as one that waits, comes after. */
export function firstToBreak(clocks: readonly ShownClock[]): RowClock | null {
  const running = clocks.filter(
    ({ counting, remainingMs, dueAt }) => counting !== "done" && (remainingMs ?? dueAt) !== null,
  );
  const first = running.toSorted((a, b) => rank(a) - rank(b) || (a.remainingMs ?? 0) - (b.remainingMs ?? 0))[0];
  if (first === undefined) return null;
  const { clock, isAim, remainingMs, counting, isAtRisk } = first;
  const [dueAt, atRiskAt, changesAt] = [first.dueAt, first.atRiskAt, first.changesAt].map(momentOf) as Moments;
  return { clock, isAim, remainingMs, counting, isAtRisk, dueAt, atRiskAt, changesAt };
}

type Moments = [number | null, number | null, number | null];

/** What is over breaks nothing any more: it stands behind what still can. */
function rank({ dueAt, remainingMs }: ShownClock): number {
  if (remainingMs !== null && remainingMs < 0)
    return dueAt === null ? Number.MAX_SAFE_INTEGER : 2 ** 52 + Date.parse(dueAt) / 1e3;
  return dueAt === null ? 2 ** 51 : Date.parse(dueAt);
}

function momentOf(written: string | null): number | null {
  return written === null ? null : Date.parse(written);
}

/** How a clock stands at `now`: what is graver first. */
export function stateOfClock(clock: RowClock, asOf: number, now: number): StateName {
  const usedMs = clock.counting === "now" ? Math.max(0, Math.min(now, clock.changesAt ?? Infinity) - asOf) : 0;
  const left = clock.remainingMs === null ? null : clock.remainingMs - usedMs;
  if (left !== null && left < 0) return clock.isAim ? "over-aim" : "missed";
  if (clock.isAtRisk || (clock.atRiskAt !== null && clock.atRiskAt <= now)) return "at-risk";
  if (clock.counting === "paused") return "paused";
  return clock.counting === "closed" ? "closed" : "on-track";
}
