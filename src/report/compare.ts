/**
 * A comparison: the same tickets under several agreements, editions or readings, set side by side. Like a score it is data
 * that terminal, JSON and CSV show alike. Clocks are matched by name; of each clock the first agreement that has it is
 * the one that the others are held against. Moments are epoch milliseconds. Rules: CMP-1, CMP-2, OBJ-1 … OBJ-6, CON-4.
 */
import type { Text } from "../agreement/schema/basics.ts";
import type { Share } from "../agreement/schema/target.ts";
import type { PeriodVerdict } from "../engine/objective.ts";
import type { Counts, SilentScore, Span, TicketCounts } from "./score.ts";

export interface Comparison {
  readonly asOf: number;
  /** That of the first agreement. */
  readonly zone: string;
  readonly span: Span | undefined;
  readonly customer: string | undefined;
  /** In the order in which they were named; the others point here by their place, from 0. */
  readonly sides: readonly ComparedSide[];
  /** In the order of the first agreement, then those that only others have. */
  readonly clocks: readonly ComparedClock[];
}

export interface ComparedSide {
  readonly agreement: string;
  readonly edition: string;
  readonly title: Text;
  /** Undefined: the agreement's own reading. */
  readonly reading: string | undefined;
  /** Where the agreement was read from: two editions may not say which they are. */
  readonly file: string;
  readonly zone: string;
  /** What the export can never tell: clocks that are not judged, waiting that counts as work (IMP-10). */
  readonly silent: SilentScore;
  readonly tickets: TicketCounts;
}

/** Where a clock leaves a ticket. `none`: it promises nothing about it, whether by type, by condition or by target. */
export const standings = ["none", "kept", "missed", "over-aim", "running", "unproven", "set-apart"] as const;
export type Standing = (typeof standings)[number];

export interface ComparedClock {
  readonly clock: string;
  /** The agreements that have this clock; the first of them is what the others are held against. */
  readonly sides: readonly ClockOfSide[];
  /** In the order of the first agreement that has each. */
  readonly groups: readonly ComparedGroup[];
  /** One for each agreement that has the clock, but for the first. */
  readonly differences: readonly ClockDifferences[];
}

export interface ClockOfSide {
  readonly side: number;
  readonly title: Text;
  readonly article: string;
  readonly hours: string;
  /** Tickets by where the clock leaves them. */
  readonly standings: Readonly<Record<Standing, number>>;
}

/** A target by the level values that lead to it, and what each agreement that has it there makes of its tickets. */
export interface ComparedGroup {
  readonly group: readonly string[];
  readonly title: Text;
  readonly objectives: readonly ComparedObjective[];
}

export interface ComparedObjective {
  readonly side: number;
  /** Which of the levels of its target this is, from 0. */
  readonly level: number;
  readonly written: string;
  readonly share: Share;
  readonly aim: boolean;
  readonly per: "month" | "quarter" | "half-year" | "year" | "contract-year";
  readonly total: Counts;
  /** Whether all tickets together reach the share; undefined without tickets. Promised is the share of each period. */
  readonly reached: boolean | undefined;
  /** How many periods have each verdict; those without tickets are left out. */
  readonly periods: Readonly<Partial<Record<PeriodVerdict, number>>>;
  /** Where the span that was asked for is too short to hold one of its periods: the period around it. */
  readonly around: string | undefined;
}

export interface ClockDifferences {
  readonly side: number;
  readonly against: number;
  readonly same: number;
  /** As many as all causes together. */
  readonly different: number;
  /** In the fixed order in which they are tried; those without a ticket are left out. */
  readonly causes: readonly ComparedCause[];
}

export interface ComparedCause {
  readonly cause: ComparisonCause;
  /** From the first agreement's standing to the other's; the most frequent first. */
  readonly changes: readonly { readonly from: Standing; readonly to: Standing; readonly tickets: number }[];
  /** The first of them, by key. */
  readonly tickets: readonly string[];
}

/**
 * Why two agreements judge a ticket differently: the first part of the other's clock that, put in the place of one's own,
 * gives the other's verdict. The first three need no trying: one of the two has no verdict at all.
 */
export const comparisonCauses = [
  "set-apart",
  "not-promised",
  "unproven",
  "other-target",
  "other-classification",
  "other-hours",
  "other-waiting",
  "other-start",
  "other-end",
  "other-reopening",
  "several",
] as const;
export type ComparisonCause = (typeof comparisonCauses)[number];
