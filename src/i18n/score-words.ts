/** The words of `peil score` in the terminal, beside those that it shares with the page of a score. */
import type { CausePart, RecordedCause, Score } from "../report/score.ts";
import type { ComparisonWords, FittingCause, PeriodWord } from "./page-words.ts";
import type { Language } from "./words.ts";

/** Numbers come as text where they are long enough to be written in groups. */
export interface ScoreWords {
  readonly needsMap: string;
  readonly needsExport: string;
  readonly noMapping: (name: string, near: string | undefined, names: readonly string[]) => string;
  readonly ofService: (name: string) => string;
  readonly badPeriod: (written: string) => string;
  readonly badNumber: (option: string) => string;
  readonly noRecorded: (column: string, known: readonly string[]) => string;
  readonly noCustomer: (name: string, names: readonly string[]) => string;
  readonly cannotWrite: (name: string) => string;
  /** Why a file is not written, said before anything is read. */
  readonly isFolder: (name: string) => string;
  readonly isInput: (name: string) => string;
  readonly isTwice: (name: string) => string;
  readonly noFolder: (name: string) => string;
  readonly written: (names: readonly string[]) => string;
  readonly silentClock: (clock: string, lacks: string) => string;
  readonly silentPause: (clock: string, lacks: string) => string;
  readonly allSilent: string;
  readonly records: (n: string) => string;
  readonly judging: (n: string, of: string) => string;
  readonly read: (n: number, read: string, judged: string) => string;
  readonly total: string;
  readonly earlier: (n: number) => string;
  readonly without: (groups: string) => string;
  readonly span: (label: string) => string;
  readonly customer: (name: string) => string;
  readonly reading: (name: string) => string;
  readonly apart: (p: { outside: number; unproven: number; noTarget: number; unplaced: number }) => string;
  readonly times: string;
  readonly took: (elapsed: string, target: string) => string;
  readonly due: (moment: string) => string;
  readonly setsApart: string;
  readonly recordedCounts: (kept: string, missed: string) => string;
  readonly such: (tickets: string) => string;
  /** The first row of the files that are written for a spreadsheet, by the name of the column. */
  readonly columns: Readonly<Record<TableColumn, string>>;
  readonly sheets: Readonly<Record<"score" | "objectives" | "months" | "worst" | "recorded" | "leftOut", string>>;
  /** The columns of a promise in the terminal, where every letter counts. */
  readonly figures: Readonly<Record<ShownFigure, string>>;
  readonly states: Readonly<Record<PeriodWord, string>>;
}

export type ShownFigure = "period" | "population" | "kept" | "missed" | "open" | "share" | "norm" | "left" | "verdict";

export type TableColumn =
  | "agreement"
  | "edition"
  | "clock"
  | "article"
  | "group"
  | "target"
  | "per"
  | "period"
  | "from"
  | "to"
  | "population"
  | "kept"
  | "missed"
  | "open"
  | "share"
  | "norm"
  | "allowed"
  | "left"
  | "verdict"
  | "ticket"
  | "start"
  | "due"
  | "missedAt"
  | "stop"
  | "elapsedMinutes"
  | "targetMinutes"
  | "used"
  | "level"
  | "month"
  | "value"
  | "tickets"
  | "cause"
  | "recordedKept"
  | "recordedMissed"
  | "kind"
  | "count"
  | "setsApart"
  | "places"
  | "recorded"
  | "asOf"
  | "what"
  | "said";

/** What the export can never tell, a sentence for each clock that it touches. */
export function silentSentences({ silent }: Pick<Score, "silent">, words: ScoreWords, lang: Language): string[] {
  return [
    ...silent.clocks.map(({ title, lacks }) => words.silentClock(title[lang], lacks.join(", "))),
    ...silent.pauses.map(({ title, lacks }) => words.silentPause(title[lang], lacks.join(", "))),
  ];
}

/** Why recorded verdicts differ from ours, in one sentence. */
export function causeSentence(one: Pick<RecordedCause, "cause" | "end" | "both">, words: ComparisonWords): string {
  if (one.both !== undefined) return words.fitsTwo(fitting(one.both[0], words), fitting(one.both[1], words));
  return one.cause in words.causes
    ? words.causes[one.cause as keyof ComparisonWords["causes"]]
    : words.fits(fitting(one, words));
}

function fitting({ cause, end }: CausePart, words: ComparisonWords): string {
  return end === undefined ? words.fitting[cause as FittingCause] : words.fitting.end(end);
}
