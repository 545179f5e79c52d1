/**
 * How the terms of an agreement are said in a sentence. Each function gets its pieces in words already, in the language of its
 * dictionary; a piece that the agreement does not give is empty, and the sentence does without.
 */
import type { Notion } from "../agreement/all-terms.ts";
import type { CoverageWord } from "../agreement/schema/terms.ts";
import type { Length } from "../time/length.ts";
import { enTerms } from "./en-terms.ts";
import { nlTerms } from "./nl-terms.ts";
import type { Language } from "./words.ts";

/** Pieces of a sentence by their names. */
export type Pieces<Name extends string> = Readonly<Record<Name, string>>;
export type DutyPiece = "by" | "informs" | "done" | "when" | "hours" | "contains" | "requires" | "until";
export type RulePiece = "when" | "of" | "where" | "onlyIf" | "requires" | "otherwise";
export type Strength = "promise" | "aim" | "preference";

export interface TermWords {
  readonly list: (parts: readonly string[], last: "and" | "or") => string;
  readonly length: (length: Exclude<Length, { kind: "elapsed" }>) => string;
  /** `2 h 30 min` with the units in words. */
  readonly elapsed: (written: string) => string;
  readonly number: (written: string) => string;
  readonly periods: Readonly<Record<"month" | "quarter" | "half-year" | "year" | "contract-year", string>>;
  readonly notions: Readonly<Record<Notion, string>>;
  readonly coverage: Readonly<Record<CoverageWord, string>>;
  readonly always: string;
  readonly agreed: string;
  /** Of what the contract fills in and did not. */
  readonly unfilled: string;
  /** From when until when; `to` is empty of what has no end. */
  readonly term: (from: string, to: string) => string;
  readonly unless: (usual: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly any: string;
  readonly eachOther: string;
  readonly dutyOf: (who: string) => string;
  readonly rightOf: (who: string) => string;
  readonly ruleAt: (what: string) => string;
  /** Of a term without a name: its notion, and what it is about. */
  readonly about: (notion: string, what: string) => string;
  readonly chapter: (section: string) => string;
  /** What stands under no article. */
  readonly elsewhere: string;
  readonly target: TargetWords;
  readonly moment: MomentWords;
  readonly condition: ConditionWords;
  readonly clock: ClockWords;
  readonly measure: MeasureTermWords;
  readonly duty: (strength: Strength, areMany: boolean, pieces: Pieces<DutyPiece>) => string;
  readonly dutyTime: DutyTimeWords;
  readonly right: RightWords;
  readonly rule: (pieces: Pieces<RulePiece>) => string;
  readonly outcomes: Readonly<Record<"refuse" | "ask" | "mask" | "advise" | "note", string>>;
  readonly procedure: ProcedureWords;
  readonly hours: HoursWords;
  readonly level: LevelWords;
  readonly charge: ChargeWords;
  readonly labels: Labels;
}

export interface TargetWords {
  readonly none: string;
  readonly byClose: string;
  readonly aim: (target: string) => string;
  readonly within: (length: string) => string;
  readonly under: (length: string) => string;
  readonly less: (amount: string) => string;
  readonly over: (amount: string) => string;
  readonly atLeast: (amount: string) => string;
  readonly atMost: (amount: string) => string;
  readonly between: (low: string, high: string) => string;
}

export interface MomentWords {
  readonly stopOrDue: (term: string) => string;
  readonly stop: (term: string) => string;
  readonly due: (term: string) => string;
  readonly opens: string;
}

/** Each is a clause behind "if" or "that", but for those that say otherwise. */
export interface ConditionWords {
  readonly has: (what: string) => string;
  readonly lacks: (what: string) => string;
  /** Of which hours, behind no "if": `inside "Office hours"`. */
  readonly inside: (hours: string) => string;
  readonly outside: (hours: string) => string;
  readonly date: (dates: string) => string;
  readonly falls: (when: string) => string;
  readonly kept: (term: string) => string;
  readonly missed: (term: string) => string;
  readonly not: (clause: string) => string;
  readonly either: (clauses: readonly string[]) => string;
  readonly at: (keys: string, clause: string) => string;
  /** Of what a contract takes or does not take. */
  readonly taken: (item: string, isTaken: boolean) => string;
  readonly contracted: (item: string, values: string) => string;
  readonly via: (channels: string) => string;
  readonly channels: Readonly<Record<string, string>>;
  readonly by: (people: string) => string;
  readonly says: (field: string, values: string) => string;
  /** Whole sentences. */
  readonly holds: (pieces: Pieces<"of" | "only" | "never">) => string;
  readonly required: (pieces: Pieces<"only" | "never">) => string;
}

export interface ClockWords {
  readonly runs: (pieces: Pieces<"of" | "from" | "to" | "hours" | "where">) => string;
  readonly target: (target: string) => string;
  readonly targets: string;
  readonly per: (period: string) => string;
  readonly judgedIn: Readonly<Record<"stop" | "report" | "due", string>>;
  readonly pauses: (what: string) => string;
  readonly apart: (what: string) => string;
  readonly reclassify: Readonly<Record<"continue" | "restart", string>>;
  readonly reopen: Readonly<Record<"gap-free" | "gap-counts" | "stays", string>>;
  readonly reopenWithin: (length: string) => string;
  readonly atRisk: (share: string) => string;
}

export interface MeasureTermWords {
  readonly kinds: Readonly<Record<"uptime" | "samples" | "signs" | "usage" | "work", string>>;
  readonly promise: (pieces: Pieces<"kind" | "what" | "target" | "period" | "services" | "hours">) => string;
  readonly joined: Readonly<Record<"worst" | "union", string>>;
  readonly every: (pieces: Pieces<"every" | "at" | "grace">) => string;
  readonly beyond: Readonly<Record<"excess" | "whole", string>>;
  readonly unmeasured: Readonly<Record<"apart" | "as-down" | "as-up", string>>;
  readonly countedOver: Readonly<Record<"requests" | "means" | "fastest", string>>;
  readonly countedAs: Readonly<Record<"total" | "mean" | "highest" | "last", string>>;
}

export interface DutyTimeWords {
  readonly within: (length: string, from: string) => string;
  readonly atOnce: (from: string) => string;
  readonly after: (from: string) => string;
  readonly notice: (length: string, before: string) => string;
  readonly before: (before: string) => string;
  readonly every: (length: string) => string;
  readonly times: (times: string, every: string) => string;
}

export interface RightWords {
  readonly may: (
    areMany: boolean,
    pieces: Pieces<"by" | "what" | "of" | "where" | "when" | "requires" | "most">,
  ) => string;
  readonly most: (times: string, period: string) => string;
  readonly after: (length: string, from: string) => string;
  readonly from: (from: string) => string;
  readonly until: (until: string) => string;
}

export interface ProcedureWords {
  readonly runs: (opens: string, ends: string) => string;
  readonly credit: (pieces: Pieces<"amount" | "from" | "within" | "each" | "where">) => string;
  readonly grows: (grows: string, cap: string) => string;
  readonly during: (condition: string) => string;
  readonly missed: string;
}

export interface HoursWords {
  readonly days: Readonly<Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", string>>;
  readonly through: (from: string, to: string) => string;
  readonly closed: (days: string) => string;
  readonly early: (time: string, days: string) => string;
  readonly workingDay: (length: string) => string;
  readonly workingDayBy: Readonly<Record<"close" | "same-time", string>>;
  readonly atClosing: Readonly<Record<"inside" | "outside", string>>;
  readonly calendars: Readonly<Record<string, string>>;
  readonly months: readonly string[];
}

export interface LevelWords {
  readonly of: (subject: string) => string;
  readonly follows: (axes: string) => string;
  readonly proposed: (who: string) => string;
  readonly decided: (who: string) => string;
  readonly adjusted: (who: string) => string;
  readonly queue: (order: string) => string;
}

export interface ChargeWords {
  readonly rate: (rate: string) => string;
  readonly minimum: (length: string) => string;
  readonly fee: (fee: string) => string;
  readonly amount: (amount: string) => string;
  readonly quoted: string;
  readonly ahead: (what: string) => string;
  readonly undecided: (word: string) => string;
  readonly partial: string;
}

/** Before a colon, or at the head of a column. */
export type Labels = Readonly<
  Record<
    | "norm"
    | "value"
    | "coverage"
    | "day"
    | "times"
    | "date"
    | "exclusion"
    | "onlyIf"
    | "limit"
    | "counts"
    | "notCounted"
    | "ignored"
    | "joined"
    | "requires"
    | "contains"
    | "kept"
    | "notLonger"
    | "gap"
    | "relativeTo"
    | "connection"
    | "equipment"
    | "bands"
    | "seenBy"
    | "states"
    | "changesToldIn"
    | "overrides"
    | "step"
    | "customer"
    | "supplier"
    | "tolerance"
    | "most"
    | "more"
    | "usual"
    | "sees"
    | "manages"
    | "extra"
    | "replaced"
    | "shut"
    | "says"
    | "together",
    string
  >
>;

export const termWords: Readonly<Record<Language, TermWords>> = { nl: nlTerms, en: enTerms };
