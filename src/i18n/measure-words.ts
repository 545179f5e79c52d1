/** The words of `peil measure` in the terminal and in its tables, beside those that it shares with the page of measures. */
import type { MeasuredTime } from "../report/measure-report.ts";

/** Numbers, lengths and moments come as text. */
export interface MeasureWords {
  readonly needsRecords: string;
  readonly needsMap: (files: readonly string[]) => string;
  readonly mapsDiffer: (maps: number, files: number) => string;
  readonly noMeasures: string;
  readonly noMeasure: (name: string, known: readonly string[]) => string;
  readonly noCustomer: (name: string, known: readonly string[]) => string;
  readonly noService: (name: string) => string;
  readonly badMoment: (option: string, written: string) => string;
  readonly neverMeasured: (from: string, to: string) => string;
  readonly allSilent: string;
  readonly nothingShown: string;
  readonly noRecords: string;
  readonly silent: (measure: string, lacks: string) => string;
  readonly read: (n: number, text: string, files: number) => string;
  readonly measured: (from: string, to: string | undefined, by: MeasuredTime["by"]) => string;
  readonly customer: (id: string, name: string | undefined) => string;
  readonly service: (name: string) => string;
  readonly aim: string;
  readonly noPeriods: string;
  readonly taken: (exclusion: string, length: string, times: number) => string;
  readonly failed: (exclusion: string, from: string, length: string, conditions: string) => string;
  readonly moreParts: (n: string) => string;
  readonly moreFailed: (n: number) => string;
  readonly stillAllowed: (length: string) => string;
  readonly beyond: (length: string) => string;
  readonly unread: (n: number, text: string) => string;
  readonly partly: (since: string) => string;
  readonly otherReading: (verdict: string) => string;
  readonly found: string;
  readonly columns: Readonly<Record<MeasureColumn, string>>;
}

/** The first row of the table that is written for a spreadsheet, beside the figures themselves. */
export type MeasureColumn =
  | "agreement"
  | "edition"
  | "customer"
  | "measure"
  | "article"
  | "target"
  | "per"
  | "period"
  | "from"
  | "to"
  | "service"
  | "verdict"
  | "unread"
  | "exclusions";
