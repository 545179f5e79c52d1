/** What an overview tells of a contract: each promise against its norm, now and over the twelve periods before (FIG-3). */
import type { MeasureVerdict, FigureName, FigureValue } from "../engine/measures/figure.ts";
import type { PeriodVerdict } from "../engine/objective.ts";
import type { PeriodShown, Text } from "./answer.ts";

/** What was promised: the target as the agreement writes it, and of how many tickets; a measure has no share. */
export interface Norm {
  readonly target: string;
  readonly share: { readonly over: boolean; readonly num: number; readonly den: number } | null;
}

interface Promised {
  readonly title: Text;
  readonly article: string;
  readonly norm: Norm;
  readonly isAim: boolean;
  readonly per: string;
}

export interface ObjectiveFigure {
  readonly verdict: PeriodVerdict;
  readonly population: number;
  readonly kept: number;
  readonly missed: number;
  readonly open: number;
  readonly missesAllowed: number;
  readonly missesLeft: number;
}

export interface ObjectiveOverview extends Promised {
  readonly clock: string;
  readonly group: readonly string[];
  readonly groupTitle: Text;
  readonly current: ObjectiveFigure & { readonly period: PeriodShown };
  /** The twelve periods before, in the order of time. */
  readonly history: readonly (ObjectiveFigure & { readonly label: string })[];
}

export interface MeasureFigure {
  readonly verdict: MeasureVerdict;
  readonly values: Readonly<Partial<Record<FigureName, FigureValue>>>;
}

export interface MeasureOverview extends Promised {
  readonly measure: string;
  readonly kind: string;
  /** Null where the contract does not reach the present period. */
  readonly current: (MeasureFigure & { readonly period: PeriodShown }) | null;
  /** At most twelve, as far as the contract reaches back. */
  readonly history: readonly (MeasureFigure & { readonly label: string })[];
}

/** Of the contract's open tickets. */
export interface TicketsNow {
  readonly open: number;
  readonly atRisk: number;
  readonly missed: number;
  readonly waitingForCustomer: number;
}

/** What is made of a contract's tickets, and kept as it is shown. */
export interface ShownOverview {
  readonly agreement: { readonly hash: string; readonly name: string; readonly edition: string; readonly title: Text };
  readonly zone: string;
  readonly tickets: TicketsNow;
  readonly objectives: readonly ObjectiveOverview[];
}

/** A measure with its periods in the order of time, as it is kept; moments are epoch milliseconds. */
export interface KeptMeasure extends Promised {
  readonly measure: string;
  readonly kind: string;
  readonly periods: readonly (MeasureFigure & { readonly from: number; readonly to: number; readonly label: string })[];
}

/** The periods of a measure that were judged this time: of those that ended by `from` nothing is said. */
export interface JudgedMeasure extends KeptMeasure {
  readonly from: number;
}
