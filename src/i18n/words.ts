/**
 * What Peil can say, as one list of keys: each language fills in all of them, and the type checker holds the languages
 * together. A finding's wording is a function of its parameters: what is wrong, and what to do.
 */
import type { Finding, FindingCode, Severity } from "../agreement/finding.ts";
import type { CoverageWord } from "../agreement/schema/terms.ts";
import type { Kind } from "../agreement/scope.ts";
import type { ClockVerdict } from "../engine/outcome.ts";
import type { ActOutcome } from "../engine/acts.ts";
import type { Segment } from "../engine/explain.ts";
import type { RowState } from "../engine/trace.ts";
import type { MeasureWords } from "./measure-words.ts";
import type { MeasurePageWords } from "./measure-page-words.ts";
import type { DutyWords } from "./duty-words.ts";
import type { PageWords } from "./page-words.ts";
import type { CompareWords } from "./compare-words.ts";
import type { ScoreWords } from "./score-words.ts";

export type Language = "nl" | "en";

export type Wording = (params: Finding["params"]) => string;

export type FindingWords = Readonly<Record<FindingCode, Wording>>;

export interface Words {
  readonly findings: FindingWords;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly verdicts: Readonly<Record<ClockVerdict, string>>;
  readonly segments: Readonly<Record<Segment["kind"], string>>;
  readonly acts: Readonly<Record<ActOutcome, string>>;
  readonly rowStates: Readonly<Record<Exclude<RowState, "unclaimed">, string>>;
  readonly coverage: Readonly<Record<CoverageWord, string>>;
  readonly check: CheckWords;
  readonly files: FileWords;
  readonly explain: ExplainWords;
  readonly duties: DutyWords;
  readonly page: PageWords;
  readonly measurePage: MeasurePageWords;
  readonly measure: MeasureWords;
  readonly score: ScoreWords;
  readonly compare: CompareWords;
}

/** The report of `peil check`. */
export interface CheckWords {
  readonly remarks: string;
  readonly rows: string;
  readonly article: string;
  readonly fine: string;
  readonly unproved: string;
  readonly deleted: string;
  readonly allHold: string;
  readonly unclaimed: string;
  readonly rowsLabel: string;
  readonly examplesLabel: string;
  readonly interpretationsLabel: string;
  readonly remarksLabel: string;
  readonly doNotHold: (cases: number) => string;
  readonly named: (n: { named: number; judged: number; planned: number; cases: number }) => string;
  readonly interpretations: (n: number, others: number) => string;
  readonly remarksCount: (n: number) => string;
  readonly provedBy: (examples: number) => string;
  readonly rowsTraced: (n: { rows: number; run: number; planned: number; record: number; text: number }) => string;
  readonly mutants: (n: { made: number; red: number; refused: number; survived: number }) => string;
  readonly total: (agreements: number) => string;
  readonly broken: (findings: number) => string;
  readonly mappingColumns: string;
  readonly mappingFacts: string;
  readonly mappingWords: string;
  readonly mappingFine: string;
}

/** Why a file on the command line could not be read. */
export interface FileWords {
  readonly missing: (name: string) => string;
  /** Two logs, each of a contract with another annex. */
  readonly annexes: (name: string, other: string) => string;
  readonly folder: (name: string) => string;
  readonly unreadable: (name: string) => string;
  /** Of a file that is read as YAML. */
  readonly export: (name: string) => string;
}

/** The report of `peil explain`. */
export interface ExplainWords {
  readonly ticket: string;
  readonly asOf: string;
  readonly provisional: string;
  readonly coverage: string;
  readonly due: string;
  readonly missedAt: string;
  readonly atRisk: string;
  readonly elapsed: string;
  readonly total: string;
  readonly acts: string;
  readonly lacking: string;
  readonly notStarted: string;
  readonly stillRunning: string;
  readonly noClocks: string;
  readonly noDueWhileWaiting: string;
  readonly onHours: (hours: string) => string;
  readonly follows: (axes: string) => string;
  readonly whileWaiting: (remaining: string) => string;
  readonly earlier: (target: string, due: string) => string;
  readonly apart: (fact: string, moment: string, length: string) => string;
  readonly later: (fact: string, moment: string) => string;
  readonly ignored: (fact: string, moment: string, why: "points-nowhere" | "one-sided") => string;
  readonly badMoment: (written: string) => string;
  readonly noTicket: (wanted: string, ids: string) => string;
  readonly whichTicket: (ids: string) => string;
  readonly more: (count: number) => string;
  readonly noExample: (name: string, names: readonly string[]) => string;
  readonly noValue: (value: string, values: string) => string;
  readonly noFacts: (name: string) => string;
  readonly valueAlone: string;
  readonly needsTicket: string;
  readonly notExported: (key: string, column: string) => string;
  readonly setApart: (key: string) => string;
  readonly facts: string;
  /** `differs`: the clocks of which the other reading gives another verdict, with that verdict; empty where none does. */
  readonly twoReadings: (differs: string) => string;
}
