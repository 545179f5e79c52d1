/**
 * The figures of a score: what an agreement made of the tickets of a period, in counts that either party can recompute.
 * A score is data; terminal, JSON, CSV, XLSX and the page with drawings all show this one. Moments are epoch milliseconds.
 * Rules: OBJ-1 … OBJ-6, CON-4.
 */
import type { Share } from "../agreement/schema/target.ts";
import type { ClockVerdict } from "../engine/outcome.ts";
import type { PeriodVerdict } from "../engine/objective.ts";
import type { Text } from "../agreement/schema/basics.ts";

export interface Score {
  readonly agreement: string;
  readonly edition: string;
  readonly title: Text;
  readonly zone: string;
  /** The reading it was judged under, where it is not the agreement's own. */
  readonly reading: string | undefined;
  /** The moment as of which everything is judged (CON-4). */
  readonly asOf: number;
  /** The span that was asked for, where one was: only periods inside it are shown. */
  readonly span: { readonly from: number; readonly to: number; readonly label: string } | undefined;
  readonly customer: string | undefined;
  readonly tickets: { readonly read: number; readonly judged: number; readonly setApart: number };
  /** In the order of the agreement: clock, group, level. */
  readonly objectives: readonly ObjectiveScore[];
  readonly months: readonly MonthCounts[];
  readonly worst: readonly WorstTicket[];
  readonly recorded: RecordedScore | undefined;
  /** Tickets whose moments could be read two ways (TIM-3), and how many of them another reading gives another verdict. */
  readonly twoReadings: { readonly tickets: number; readonly differ: number };
}

/** One level of one objective: `resolution`, urgent, 90% under 4 h. */
export interface ObjectiveScore {
  readonly clock: string;
  readonly article: string;
  /** The level values that lead to this target: `urgent`; empty where one target holds for all. */
  readonly group: readonly string[];
  /** As it was written: `90% under 4 h`. */
  readonly written: string;
  /** Which of the levels of its target this is, from 0. */
  readonly level: number;
  readonly share: Share;
  readonly aim: boolean;
  readonly per: "month" | "quarter" | "half-year" | "year" | "contract-year";
  readonly periods: readonly PeriodScore[];
  /** All its periods together; a total is shown, never judged: an agreement judges periods. */
  readonly total: Counts;
  /** How much of the target the tickets used, in shares of it: counts per bucket, see `usedEdges`. */
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

/** Upper edges of the buckets of `used`: 5% wide up to twice the target; the last bucket holds all beyond. */
export const usedEdges: readonly number[] = Array.from({ length: 40 }, (_, i) => (i + 1) / 20);

/** Tickets by month of report and by value of a level that classifies: priorities and types by month. */
export interface MonthCounts {
  readonly level: string;
  readonly month: string;
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
  /** NaN where the target is judged by the moment alone. */
  readonly targetMs: number;
}

/** Set beside a verdict that the export carries. */
export interface RecordedScore {
  readonly column: string;
  readonly clock: string | undefined;
  readonly agree: number;
  readonly disagree: number;
  /** Tickets that carry no recorded verdict, or none of which it is known what it means. */
  readonly without: number;
  readonly byGroup: readonly {
    readonly group: readonly string[];
    readonly agree: number;
    readonly disagree: number;
  }[];
  readonly causes: readonly {
    readonly cause: DisagreementCause;
    /** How many the export calls kept and Peil missed, and the other way about. */
    readonly recordedKept: number;
    readonly recordedMissed: number;
    readonly tickets: readonly string[];
  }[];
}

/** What would have to be otherwise for the recorded verdict to be right; the first that fits names the disagreement. */
export type DisagreementCause =
  | "not-judged"
  | "still-running"
  | "set-apart"
  | "around-the-bound"
  | "another-end"
  | "waiting-counted"
  | "waiting-not-counted"
  | "another-priority"
  | "round-the-clock"
  | "unexplained";
