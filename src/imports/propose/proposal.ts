/**
 * A proposal for a mapping: every line of it with the reason for it, and whether it is sure. What could not be placed is
 * part of it. It is data; how the reasons read is in i18n, how it is written is in `write-mapping.ts`.
 */
import type { LeftOutWhy, Reason, ReasonCode, Unknowable } from "../../i18n/map-words.ts";

export type { Reason, ReasonCode, Unknowable };

/** Something proposed, why, and whether it wants a look. */
export interface Guess<T> {
  readonly value: T;
  readonly why: Reason;
  readonly isSure: boolean;
}

export interface ProposedValue {
  readonly text: string;
  /** The word that it means; undefined where none could be found: the line is then written as a comment. */
  readonly word: string | undefined;
  readonly why: Reason;
  readonly isSure: boolean;
}

export type ProposedSource =
  | { readonly is: string }
  | { readonly column: string; readonly values?: readonly ProposedValue[]; readonly otherwise?: string };

export interface ProposedFact {
  readonly fact: string;
  readonly at: string;
  /** Of the moments in the records of a ticket the first or the last; left out: each. */
  readonly take?: "first" | "last";
  readonly via?: Guess<ProposedSource>;
}

export interface ProposedStates {
  readonly column: string;
  readonly at?: string | undefined;
  readonly when?: { readonly column: string; readonly texts: readonly string[] };
  readonly values: readonly ProposedValue[];
}

export interface ProposedChange {
  readonly level: string;
  readonly column: string;
  readonly before?: string | undefined;
  readonly at?: string | undefined;
  readonly when: { readonly column: string; readonly texts: readonly string[] };
  readonly values?: readonly ProposedValue[];
}

export interface ProposedVerdict {
  readonly column: string;
  readonly kept: readonly string[];
  readonly missed: readonly string[];
  /** The clock that it is a verdict on; undefined where the name of the column does not say so. */
  readonly clock?: string | undefined;
}

/** Records that are not used: those with one of the texts, or with any but these. An empty cell has the text "". */
export interface ProposedLeaveOut {
  readonly column: string;
  readonly texts: readonly string[];
  readonly isWanted: boolean;
  readonly why: LeftOutWhy;
}

export interface Proposal {
  readonly empty: Guess<readonly string[]> | undefined;
  readonly zone: Guess<string | undefined>;
  readonly formats: Guess<readonly string[]> | undefined;
  readonly key: Guess<string>;
  readonly moment: Guess<string> | undefined;
  readonly sequence: Guess<string> | undefined;
  readonly leaveOut: readonly Guess<ProposedLeaveOut>[];
  readonly ticket: readonly Guess<{ readonly name: string; readonly source: ProposedSource }>[];
  /** Levels on which targets hang, and that no column tells. */
  readonly missing: readonly string[];
  readonly facts: readonly Guess<ProposedFact>[];
  readonly states: Guess<ProposedStates> | undefined;
  readonly changes: readonly Guess<ProposedChange>[];
  readonly recorded: readonly Guess<ProposedVerdict>[];
  readonly cannotKnow: readonly Unknowable[];
  /** Columns with something to say about them, and the names of all others that are not used. */
  readonly unplaced: readonly Reason[];
  readonly unused: readonly string[];
}

export function reason(code: ReasonCode, params: Reason["params"] = {}): Reason {
  return { code, params };
}

export function sure<T>(value: T, why: Reason): Guess<T> {
  return { value, why, isSure: true };
}

export function unsure<T>(value: T, why: Reason): Guess<T> {
  return { value, why, isSure: false };
}
