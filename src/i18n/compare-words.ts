/** The words of `peil compare`, beside those that it shares with a score. Numbers come as text. */
import type { ComparisonCause, Standing } from "../report/compare.ts";

export interface CompareWords {
  readonly needsTwo: string;
  readonly needsExport: string;
  readonly factLog: (name: string) => string;
  readonly tooMany: (most: number) => string;
  /** No agreement has a reading of that name. */
  readonly noReading: (name: string, near: string | undefined, names: readonly string[]) => string;
  readonly noReadings: string;
  readonly forAgreement: (name: string) => string;
  readonly head: (sides: number) => string;
  readonly judging: (n: string, of: string, sides: number) => string;
  readonly judged: (judged: string, read: string) => string;
  readonly setApart: (n: string, side: string) => string;
  readonly otherCustomers: (n: string) => string;
  readonly onlyHere: (sides: readonly string[]) => string;
  readonly notHere: (sides: readonly string[]) => string;
  readonly same: (sides: readonly string[], against: string, tickets: string) => string;
  readonly different: (side: string, against: string, n: string, of: string) => string;
  readonly change: (from: string, to: string, n: string) => string;
  readonly standings: Readonly<Record<Standing, string>>;
  readonly causes: Readonly<Record<ComparisonCause, string>>;
  readonly columns: Readonly<Record<CompareColumn, string>>;
  readonly many: string;
}

export type CompareColumn =
  | "side"
  | "file"
  | "agreement"
  | "edition"
  | "reading"
  | "clock"
  | "group"
  | "target"
  | "per"
  | "population"
  | "kept"
  | "missed"
  | "open"
  | "share"
  | "norm"
  | "reached"
  | "periods"
  | "periodsKept"
  | "periodsMissed"
  | "periodsOther"
  | "different"
  | "cause"
  | "ticket"
  | "against"
  | "from"
  | "to"
  | "yes"
  | "no";
