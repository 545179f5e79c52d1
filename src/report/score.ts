/**
 * The figures of a score: what an agreement made of the tickets of a period, in counts that either party can recompute.
 * A score is data; terminal, JSON, CSV, XLSX and the page with drawings all show this one. Moments are epoch milliseconds.
 * Rules: OBJ-1 … OBJ-6, CON-4.
 */
import type { Text } from "../agreement/schema/basics.ts";
import type { Share } from "../agreement/schema/target.ts";
import type { PeriodVerdict } from "../engine/objective.ts";
import type { ClockVerdict } from "../engine/outcome.ts";

/** What any report is of: the agreement, the reading, and as of when over which span. */
export interface ReportHead {
  readonly agreement: string;
  readonly edition: string;
  readonly title: Text;
  readonly zone: string;
  /** The reading it was judged under, where it is not the agreement's own. */
  readonly reading: string | undefined;
  /** The moment as of which everything is judged (CON-4). */
  readonly asOf: number;
  /** The span that was asked for, where one was: only periods that lie inside it are shown. */
  readonly span: Span | undefined;
}

export interface Score extends ReportHead {
  readonly customer: string | undefined;
  readonly tickets: TicketCounts;
  /** In the order of the agreement. */
  readonly clocks: readonly ClockScore[];
  /** In the order of the agreement: clock, group, level. */
  readonly objectives: readonly ObjectiveScore[];
  /** By level, then by month. */
  readonly months: readonly MonthCounts[];
  /** The worst first. */
  readonly worst: readonly WorstTicket[];
  readonly recorded: RecordedScore | undefined;
  /** Tickets whose moments could be read two ways (TIM-3), and of how many the other reading gives another verdict. */
  readonly twoReadings: { readonly tickets: number; readonly differ: number };
  /** What the export can never tell (IMP-10). */
  readonly silent: SilentScore;
}

export interface SilentScore {
  /** Clocks that are not judged, because none of these facts that start or stop them is ever told. */
  readonly clocks: readonly SilentPart[];
  /** Clocks that are judged with this waiting counted as work, because it is never told. */
  readonly pauses: readonly SilentPart[];
}

export interface SilentPart {
  readonly clock: string;
  readonly title: Text;
  readonly article: string;
  /** Words of the vocabulary of facts, or names of clocks from which this one starts. */
  readonly lacks: readonly string[];
}

/** Half-open, in the agreement's zone: `2026-03`, `2026-01..2026-06`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** `read` is the sum of the others. */
export interface TicketCounts {
  readonly read: number;
  readonly judged: number;
  /** Something in it could not be read: judged on nothing rather than on half of its facts. */
  readonly setApart: number;
  /** Reported later than the moment of judging. */
  readonly notYet: number;
  /** Of another customer than the one that was asked for. */
  readonly otherCustomers: number;
}

/** One clock over all judged tickets, and how many of them it leaves without a verdict. */
export interface ClockScore {
  readonly clock: string;
  readonly title: Text;
  readonly article: string;
  readonly hours: string;
  /** The tickets that it is for, by their type. */
  readonly tickets: number;
  /** Of those, by verdict, what counts in no population. */
  readonly outside: number;
  readonly unproven: number;
  readonly noTarget: number;
  /** Running, and not classified so far that a target is known. */
  readonly unplaced: number;
}

/** One level of one objective: `resolution`, urgent, 90% under 4 h. */
export interface ObjectiveScore {
  readonly clock: string;
  readonly article: string;
  /** The level values that lead to this target: `urgent`; empty where one target holds for all. */
  readonly group: readonly string[];
  /** The same as people read it. */
  readonly groupTitle: Text;
  /** As it was written: `90% under 4 h`. */
  readonly written: string;
  /** Which of the levels of its target this is, from 0. */
  readonly level: number;
  readonly share: Share;
  readonly aim: boolean;
  readonly per: "month" | "quarter" | "half-year" | "year" | "contract-year";
  /** Those in which any objective of the same kind of period has a ticket, in order. */
  readonly periods: readonly PeriodScore[];
  /** Where the span that was asked for is too short to hold one of its periods: the period around it. */
  readonly around: string | undefined;
  /** All its periods together; a total is shown, never judged: an agreement judges periods. */
  readonly total: Counts;
  /** How much of the target the tickets of the population used, in shares of it: counts per bucket, see `usedEdges`. */
  readonly used: readonly number[];
}

export interface Counts {
  /** kept + missed: what the share is taken of (OBJ-3). */
  readonly population: number;
  readonly kept: number;
  readonly missed: number;
  /** Still running: neither. */
  readonly open: number;
}

export interface PeriodScore extends Counts {
  /** `2026-03`, `2026-Q1`, `2026-H1`, `2026`, `2026-04-01/2027-04-01` for a contract year. */
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly verdict: PeriodVerdict;
  readonly missesAllowed: number;
  /** Negative where more were missed than the share allows. */
  readonly missesLeft: number;
}

/**
 * Upper edges of the buckets of `used`: 5% wide up to twice the target; one bucket more holds all beyond. A kept target
 * lies in the first twenty, a missed one never does, also where `under` is missed at the bound itself.
 */
export const usedEdges: readonly number[] = Array.from({ length: 40 }, (_, i) => (i + 1) / 20);

/** Tickets by month of report and by value of a level that classifies: priorities and types by month. */
export interface MonthCounts {
  readonly level: string;
  readonly month: string;
  /** By value, in the order of the agreement; "" counts the tickets of which the value is not known. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface WorstTicket {
  readonly ticket: string;
  readonly clock: string;
  readonly group: readonly string[];
  readonly written: string;
  readonly verdict: ClockVerdict;
  readonly startAt: number;
  readonly dueAt: number;
  readonly missedAt: number;
  /** NaN while it still runs. */
  readonly stopAt: number;
  readonly elapsedMs: number;
  /** Open time; of a target that is judged by the moment, the open time until its due. */
  readonly targetMs: number;
}

/** Set beside a verdict that the export carries. */
export interface RecordedScore {
  readonly column: string;
  /** The clock that it judges; undefined: all together, missed where one of them is. */
  readonly clock: string | undefined;
  readonly agree: number;
  /** As many as all causes together. */
  readonly disagree: number;
  /** Tickets that carry no recorded verdict, or none of which it is known what it means. */
  readonly without: number;
  /** In the order of the agreement; by the values that choose the target, and none where it has no target. */
  readonly byGroup: readonly {
    readonly group: readonly string[];
    readonly groupTitle: Text;
    readonly agree: number;
    readonly disagree: number;
  }[];
  /** In the fixed order in which they are tried, of one kind the most frequent first; those without a ticket are left out. */
  readonly causes: readonly RecordedCause[];
}

export interface RecordedCause extends CausePart {
  /** Of `two-at-once`, which two. */
  readonly both?: readonly [CausePart, CausePart] | undefined;
  /** How many the export calls kept, and how many it calls missed. */
  readonly recordedKept: number;
  readonly recordedMissed: number;
  /** The first of them, by key. */
  readonly tickets: readonly string[];
}

/** One thing that would have to be otherwise. */
export interface CausePart {
  readonly cause: DisagreementCause;
  /** Of `another-end`, the fact at which the clock would have to end. */
  readonly end?: string | undefined;
}

/**
 * What would have to be otherwise for the recorded verdict to be right, in the order in which it is tried; the first that
 * fits names the disagreement. The first two need no trying: there is no verdict of ours to set beside it.
 */
export const disagreementCauses = [
  "set-apart",
  "not-judged",
  "still-running",
  "around-the-bound",
  "another-end",
  "waiting-counted",
  "waiting-not-counted",
  "reopening",
  "another-priority",
  "round-the-clock",
  "other-hours",
  "two-at-once",
  "unexplained",
] as const;

export type DisagreementCause = (typeof disagreementCauses)[number];
