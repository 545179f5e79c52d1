/**
 * A row of the queue, made of a ticket as the API shows it: on the server for the page, and in the browser when a ticket changed. A row has one
 * clock: the one by which it stands in the queue, or one that waits, with what is left of it.
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
  readonly breaksClock: string | null;
  readonly isUnclassified: boolean;
  readonly isMissed: boolean;
  readonly isAtRisk: boolean;
  readonly escalatedAt: string | null;
  readonly clocks: readonly ShownClock[];
  readonly asOf: string;
  readonly zone: string;
  /** Where it was found, of a search. */
  readonly passage?: Passage | null;
}

export type Passage = readonly { readonly text: string; readonly isFound: boolean }[];

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
  | "isUnclassified"
  | "isMissed"
  | "isAtRisk"
  | "zone"
> {
  readonly isWatched: boolean;
  readonly isEscalated: boolean;
  readonly reportedAt: number;
  readonly changedAt: number;
  readonly breaksAt: number | null;
  readonly clock: RowClock | null;
  /** How its clocks ended where none runs; null where it had none. */
  readonly outcome: StateName | null;
  readonly asOf: number;
  /** Where it was found, of a search; null where its title says so already. */
  readonly passage: Passage | null;
}

export interface RowClock {
  readonly clock: string;
  readonly verdict: string;
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
  const { reporter, assignee, team, isUnclassified, isMissed, isAtRisk, zone } = of;
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
    isUnclassified,
    isMissed,
    isAtRisk,
    zone,
    isWatched: of.watchers.includes(me),
    isEscalated: of.escalatedAt !== null,
    reportedAt: Date.parse(of.reportedAt),
    changedAt: Date.parse(of.changedAt),
    breaksAt: momentOf(of.breaksAt),
    clock: firstToBreak(of.clocks, of.breaksClock, of.breaksAt),
    outcome: outcomeOf(of.clocks),
    passage: of.passage ?? null,
    asOf: Date.parse(of.asOf),
  };
}

/** The clock by which the ticket stands in the queue, with that moment; where none has one, a clock that waits. */
export function firstToBreak(
  clocks: readonly ShownClock[],
  breaksClock: string | null,
  breaksAt: string | null,
): RowClock | null {
  const by = clocks.find(({ clock }) => clock === breaksClock);
  if (breaksClock !== null && breaksAt !== null) {
    const isIts = by !== undefined && by.dueAt !== null && Date.parse(by.dueAt) === Date.parse(breaksAt);
    // What is left is of another level of its target, or of no class yet: the moment alone is true.
    return isIts
      ? rowClock(by)
      : { ...rowClock(by ?? unknownClock(breaksClock)), ...bare, dueAt: Date.parse(breaksAt) };
  }
  const waiting = clocks.find(({ counting, remainingMs }) => counting !== "done" && remainingMs !== null);
  return waiting === undefined ? null : rowClock(waiting);
}

const bare = { remainingMs: null, isAtRisk: false, atRiskAt: null };

function rowClock(of: ShownClock): RowClock {
  const { clock, verdict, isAim, remainingMs, counting, isAtRisk } = of;
  const [dueAt, atRiskAt, changesAt] = [of.dueAt, of.atRiskAt, of.changesAt].map(momentOf) as Moments;
  return { clock, verdict, isAim, remainingMs, counting, isAtRisk, dueAt, atRiskAt, changesAt };
}

/** Of a ticket whose type nobody said, a clock that it may turn out to have. */
function unknownClock(clock: string): ShownClock {
  const none = { dueAt: null, target: null, changesAt: null, ...bare };
  return { clock, verdict: "running", isAim: false, counting: "now", ...none };
}

type Moments = [number | null, number | null, number | null];

const outcomes = { missed: "missed", "over-aim": "over-aim", kept: "kept", outside: "excluded" } as const;

/** The gravest of its verdicts. */
function outcomeOf(clocks: readonly ShownClock[]): StateName | null {
  const found = Object.entries(outcomes).find(([verdict]) => clocks.some((one) => one.verdict === verdict));
  return found?.[1] ?? null;
}

function momentOf(written: string | null): number | null {
  return written === null ? null : Date.parse(written);
}

/** What nobody decided about is said to be so, unless a clock of it is late or nearly. */
export function isUndecided({ isUnclassified }: Row, is: StateName | null): boolean {
  return isUnclassified && is !== "missed" && is !== "over-aim" && is !== "at-risk";
}

/** How a clock stands at `now`: what is graver first. */
export function stateOfClock(clock: RowClock, asOf: number, now: number): StateName {
  if (clock.verdict === "missed" || clock.verdict === "over-aim") return clock.verdict;
  const usedMs = clock.counting === "now" ? Math.max(0, Math.min(now, clock.changesAt ?? Infinity) - asOf) : 0;
  const left = clock.remainingMs === null ? null : clock.remainingMs - usedMs;
  if (left !== null && left < 0) return clock.isAim ? "over-aim" : "missed";
  if (clock.isAtRisk || (clock.atRiskAt !== null && clock.atRiskAt <= now)) return "at-risk";
  if (clock.counting === "paused") return "paused";
  return clock.counting === "closed" ? "closed" : "on-track";
}
