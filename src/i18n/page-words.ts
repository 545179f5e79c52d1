/** The words of drawings and of the page of a score. Numbers come as text, already written in the language's own way. */
import type { DisagreementCause, PeriodScore } from "../report/score.ts";

/** A verdict; `running-below` runs, and would be missed if it ended now. */
export type PeriodWord = PeriodScore["verdict"] | "running-below";

export interface PageWords {
  readonly drawing: DrawingWords;
  readonly head: HeadWords;
  readonly sections: SectionWords;
  readonly columns: ColumnWords;
  readonly comparison: ComparisonWords;
}

export interface DrawingWords {
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly quarter: (n: string, year: string) => string;
  readonly halfYear: (n: string, year: string) => string;
  readonly from: (from: string, to: string) => string;
  readonly states: Readonly<Record<PeriodWord, string>>;
  readonly share: string;
  readonly misses: string;
  readonly norm: (norm: string, isAim: boolean) => string;
  readonly left: (n: string) => string;
  readonly over: (n: string) => string;
  readonly broken: string;
  readonly stillOpen: (n: string) => string;
  readonly noTickets: string;
  /** How a period stands, in one sentence or two. */
  readonly period: (p: {
    kept: string;
    population: string;
    share: string;
    norm: string;
    missed: string;
    left: number;
    leftText: string;
    open: number;
    openText: string;
    state: string;
  }) => string;
  readonly trend: (promise: string, periods: string) => string;
  readonly used: (promise: string) => string;
  readonly usedSummary: (p: { within: string; beyond: string; most: string; mostAt: string }) => string;
  readonly usedAxis: string;
  readonly tickets: string;
  readonly most: (n: string) => string;
  readonly monthBars: (value: string) => string;
  readonly agreement: (agree: string, disagree: string, without: string) => string;
}

export interface HeadWords {
  readonly report: string;
  readonly edition: string;
  readonly asOf: string;
  readonly zone: string;
  readonly span: string;
  readonly customer: string;
  readonly reading: string;
  readonly judged: string;
  readonly judgedOf: (judged: string, read: string) => string;
  readonly setApart: (n: number, text: string) => string;
  readonly notYet: (n: number, text: string) => string;
  readonly otherCustomers: (n: number, text: string) => string;
  /** Before what a reader of the figures has to know. */
  readonly mind: string;
  readonly nothingJudged: string;
  readonly nothingProven: string;
  readonly noObjectives: string;
  /** What the present periods come to: so many of each state. */
  readonly stands: (counts: readonly { state: PeriodWord; n: number; text: string }[]) => string;
}

export interface SectionWords {
  readonly overview: string;
  readonly overviewNote: string;
  readonly legend: string;
  readonly example: string;
  readonly legendLines: readonly { term: string; said: string }[];
  readonly months: (level: string) => string;
  readonly monthsNote: string;
  readonly worst: string;
  readonly worstNote: string;
  readonly recorded: (column: string) => string;
  readonly leftOut: string;
  readonly leftOutNote: string;
  readonly nothingLeftOut: string;
  readonly setsApart: string;
  readonly noted: string;
  readonly more: (n: string) => string;
  readonly twoReadings: (tickets: string, differ: string) => string;
  readonly clockTickets: (n: number, text: string) => string;
  /** Of a promise whose periods are longer than the span that was asked for. */
  readonly wider: (per: string, period: string) => string;
  /** `apart` says so many of what. */
  readonly clockApart: (apart: string) => string;
  readonly figures: string;
  readonly figuresUsed: string;
  readonly all: string;
  readonly withoutGroup: string;
  readonly total: string;
  readonly history: string;
  readonly trend: (periods: string) => string;
  readonly usedTitle: (tickets: string) => string;
  readonly lastPeriods: (shown: string, all: string) => string;
  readonly unknown: string;
  readonly line: (line: string) => string;
  readonly made: string;
}

export interface ColumnWords {
  readonly promise: string;
  readonly written: string;
  readonly article: string;
  readonly staff: string;
  readonly period: string;
  readonly each: (per: string) => string;
  readonly highest: string;
  readonly agreeShare: string;
  readonly per: Readonly<Record<"month" | "quarter" | "half-year" | "year" | "contract-year", string>>;
  readonly population: string;
  readonly kept: string;
  readonly missed: string;
  readonly open: string;
  readonly share: string;
  readonly norm: string;
  readonly allowed: string;
  readonly left: string;
  readonly verdict: string;
  readonly month: string;
  readonly value: string;
  readonly tickets: string;
  readonly used: string;
  readonly ticket: string;
  readonly start: string;
  readonly due: string;
  readonly missedAt: string;
  readonly stop: string;
  readonly stillRunning: string;
  readonly elapsed: string;
  readonly target: string;
  readonly kind: string;
  readonly consequence: string;
  readonly count: string;
  readonly places: string;
  readonly cause: string;
  readonly recordedKept: string;
  readonly recordedMissed: string;
  readonly agree: string;
  readonly disagree: string;
  readonly without: string;
  readonly group: string;
}

export interface ComparisonWords {
  readonly judges: (clock: string) => string;
  readonly judgesAll: string;
  readonly agreeShare: (share: string, compared: string) => string;
  readonly causes: Readonly<Record<Exclude<DisagreementCause, FittingCause | "two-at-once">, string>>;
  /** `when` is one of `fitting`. */
  readonly fits: (when: string) => string;
  readonly fitsTwo: (when: string, and: string) => string;
  readonly fitting: Readonly<Record<FittingCause, string>> & { readonly end: (fact: string) => string };
}

/** Causes that can come two at once, as the second half of a sentence. */
export type FittingCause =
  | "around-the-bound"
  | "another-end"
  | "waiting-counted"
  | "waiting-not-counted"
  | "reopening"
  | "round-the-clock"
  | "other-hours";
