/** The words of strips and of the page of measures. Numbers and lengths come as text, written in the language's own way. */
import type { FigureName, MeasureVerdict, Stretch } from "../engine/measures/figure.ts";
import type { MeasureKind } from "../engine/measures/measure.ts";
import type { MeasuredTime } from "../report/measure-report.ts";

/** A verdict; `running-below` runs, and would be missed if it ended now; of `nothing-measured` nothing was there to judge by. */
export type MeasureState = MeasureVerdict | "running-below" | "nothing-measured";

/** `failed`: down, although an exclusion was asked for: its condition did not hold. */
export type StripPart =
  | "up"
  | "down"
  | "failed"
  | "joined"
  | "not-counted"
  | "too-short"
  | "unmeasured"
  | "outside-hours"
  | "outside-contract"
  | "to-come";

export interface MeasurePageWords {
  readonly strip: StripWords;
  readonly signs: SignStripWords;
  readonly head: MeasureHeadWords;
  readonly sections: MeasureSectionWords;
  readonly columns: MeasureColumnWords;
  readonly states: Readonly<Record<MeasureState, string>>;
  readonly stretches: Readonly<Record<Stretch["is"], string>>;
  readonly figures: Readonly<Record<FigureName, string>>;
  readonly kinds: Readonly<Record<MeasureKind, string>>;
}

export interface StripWords {
  readonly title: (measure: string, periods: string) => string;
  /** How a period stands, in one or two sentences; what is "" goes unsaid. */
  readonly period: (p: PeriodSaid) => string;
  readonly parts: Readonly<Record<StripPart, string>>;
  /** `n` stretches of one sort between two moments, `took` together. */
  readonly run: (p: { part: string; exclusion: string; n: number; from: string; to: string; took: string }) => string;
  readonly zoom: (from: string, to: string) => string;
  readonly zoomTitle: (measure: string, period: string) => string;
  readonly budget: string;
  readonly budgetTitle: (measure: string, period: string) => string;
  readonly used: (length: string) => string;
  readonly left: (length: string) => string;
  readonly over: (length: string) => string;
  readonly allowed: (length: string) => string;
  readonly legend: string;
  readonly widened: string;
  readonly crossed: string;
}

export interface PeriodSaid {
  readonly state: string;
  readonly share: string;
  readonly norm: string;
  readonly down: string;
  readonly notCounted: string;
  readonly unmeasured: string;
  readonly allowed: string;
  /** What is left of what the whole period allows; negative amounts come as `over`. */
  readonly left: string;
  readonly over: string;
}

export interface SignStripWords {
  readonly title: (measure: string, periods: string) => string;
  readonly period: (p: {
    state: string;
    expected: string;
    received: string;
    late: string;
    missing: string;
    gap: string;
  }) => string;
  readonly received: string;
  readonly late: string;
  readonly missing: string;
  readonly gap: string;
  readonly open: string;
}

export interface MeasureHeadWords {
  readonly report: string;
  readonly measured: string;
  readonly measuredBy: Readonly<Record<MeasuredTime["by"], string>>;
  readonly service: string;
  readonly nothing: string;
  readonly stands: (counts: readonly { state: MeasureState; text: string }[]) => string;
  readonly silent: (measure: string, lacks: string) => string;
}

export interface MeasureSectionWords {
  readonly overview: string;
  readonly overviewNote: string;
  readonly customer: (name: string) => string;
  readonly periods: (n: number, text: string) => string;
  readonly enlarged: (period: string) => string;
  readonly lastPeriods: (shown: string, all: string) => string;
  readonly exclusions: string;
  readonly noExclusions: string;
  readonly stretches: (period: string) => string;
  readonly moreStretches: (n: string) => string;
  readonly services: (period: string) => string;
  readonly problems: string;
  readonly problemsNote: string;
  readonly noProblems: string;
  readonly made: string;
}

export interface MeasureColumnWords {
  readonly measure: string;
  readonly figure: string;
  readonly target: string;
  readonly exclusion: string;
  readonly taken: string;
  readonly times: string;
  readonly condition: string;
  readonly because: Readonly<Record<"no" | "not-known" | "beyond", string>>;
  readonly from: string;
  readonly to: string;
  readonly length: string;
  readonly is: string;
  readonly why: string;
  readonly service: string;
  /** So many records that could not be read may be about a period. */
  readonly unread: (n: number, text: string) => string;
  readonly otherReading: (state: string) => string;
}
