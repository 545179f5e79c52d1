/**
 * The figures of an agreement's measures over the periods that records speak of, in numbers that either party can
 * recompute. A report is data; terminal, JSON, CSV and the page with strips all show this one. Moments are epoch
 * milliseconds. Rules: AVL, RSP, HBT, CVG-2, OBJ-1, CON-2 (each contract has its own), CON-4, IMP-10.
 */
import type { MeasureTerm } from "../agreement/schema/agreement.ts";
import type { Text } from "../agreement/schema/basics.ts";
import type { MeasureTarget } from "../agreement/schema/measure-target.ts";
import type { FailedCondition, MeasureFigure, MeasureVerdict } from "../engine/measures/figure.ts";
import type { MeasureKind } from "../engine/measures/measure.ts";
import type { Per } from "../engine/objective.ts";
import type { ReportHead } from "./score.ts";

export interface MeasureReport extends ReportHead {
  /** The one service that was asked for. */
  readonly service: string | undefined;
  /** Since when the records speak, and whether they say so themselves or their first fact does. */
  readonly measured: MeasuredTime;
  /** One for each customer of whom the records speak; of records that name none, one. */
  readonly contracts: readonly ContractMeasures[];
  /** In the order of the agreement: what these records can never tell (IMP-10). */
  readonly silent: readonly SilentMeasure[];
}

/** `told`: facts of monitoring; `asked`: on the command line; `records`: from the first record of the service log on. */
export interface MeasuredTime {
  readonly by: "told" | "asked" | "records" | "nothing";
  readonly from: number;
  readonly to: number;
}

export interface ContractMeasures {
  readonly customer: string | undefined;
  /** What the customer is called, where the records say so. */
  readonly name: string | undefined;
  /** In the order of the agreement. */
  readonly measures: readonly MeasureResult[];
}

export interface MeasureResult {
  readonly measure: string;
  readonly title: Text;
  readonly article: string;
  readonly kind: MeasureKind;
  readonly term: MeasureTerm;
  /** The name of its service hours; undefined: always. */
  readonly hours: string | undefined;
  readonly per: Per;
  readonly target: MeasureTarget;
  readonly aim: boolean;
  /** In the order of time; of a span that is too short for any of its kind, the period around it. */
  readonly periods: readonly MeasurePeriod[];
  /** Where the span that was asked for is too short to hold one of its periods: the label of the period around it. */
  readonly around: string | undefined;
}

export interface MeasurePeriod {
  /** Its verdict is `unproven` where `unread` is not 0: nothing is judged on half of what was recorded (IMP-2). */
  readonly figure: MeasureFigure;
  /** How many records that could not be read may be about this period. */
  readonly unread: number;
  /** Since when the records tell of it, where work of before may have been booked as well: then it is not proven kept. */
  readonly recordedFrom: number | undefined;
  /** The verdict by the other reading of moments that have two, where it is another one (TIM-3, IMP-6). */
  readonly otherReading: MeasureVerdict | undefined;
  /** By name in the order of the agreement, of several services each by itself: what took something off, or would have. */
  readonly exclusions: readonly ExclusionSum[];
}

/** What one exclusion came to in a period. */
export interface ExclusionSum {
  readonly exclusion: string;
  /** Where several services are judged each by itself. */
  readonly service: string | undefined;
  /** Taken off, over all its stretches. */
  readonly takenMs: number;
  readonly stretches: number;
  /** Asked for by its cause and not taken off, with the conditions that failed. */
  readonly failed: readonly FailedStretch[];
}

export interface FailedStretch {
  readonly from: number;
  readonly to: number;
  readonly service: string | undefined;
  readonly conditions: readonly FailedCondition[];
}

/** A measure of which the records can tell nothing, with the facts that it waits for. */
export interface SilentMeasure {
  readonly measure: string;
  readonly title: Text;
  readonly article: string;
  readonly lacks: readonly string[];
}
