/** What an agreement is shown as: articles with promises, each in sentences and tables of both languages. */
import type { Notion } from "../../agreement/all-terms.ts";
import type { AgreementFile } from "../../agreement/schema/agreement.ts";
import type { Text } from "../../agreement/schema/basics.ts";
import type { Strength } from "../../i18n/term-words.ts";
import { Speaker, type Filled } from "./speaker.ts";

export interface ShownTable {
  readonly caption: Text;
  readonly head: readonly Text[];
  readonly rows: readonly (readonly Text[])[];
}

/** By which keys the figures of a contract tell what became of a promise. */
export type FigureKey =
  | {
      readonly kind: "objective";
      readonly clock: string;
      readonly groups: readonly { readonly group: readonly string[]; readonly title: Text; readonly target: string }[];
    }
  | { readonly kind: "measure"; readonly measure: string }
  | { readonly kind: "duty"; readonly duty: string };

export interface ShownPromise {
  readonly notion: Notion;
  /** Inside a procedure `procedure.term`. */
  readonly term: string;
  readonly figure: FigureKey | null;
  readonly heading: Text;
  readonly strength: Strength;
  readonly articles: readonly string[];
  readonly rows: readonly string[];
  readonly readings: readonly string[];
  readonly paragraphs: readonly Text[];
  readonly tables: readonly ShownTable[];
  readonly parts: readonly ShownPromise[];
  /** The contract's annex takes the place of something in it. */
  readonly isAmended: boolean;
  /** False of what hangs on something that the contract did not take. */
  readonly isTaken: boolean;
  /** The names of the examples that prove it. */
  readonly examples: readonly string[];
}

/** What a term says of itself; the rest of a promise follows from where it stands. */
export interface Said {
  readonly heading?: Text | undefined;
  readonly figure?: FigureKey;
  readonly paragraphs: readonly Text[];
  readonly tables?: readonly ShownTable[];
  readonly parts?: readonly ShownPromise[];
}

/** Both languages at once. */
export class Speakers {
  readonly nl: Speaker;
  readonly en: Speaker;

  constructor(file: AgreementFile, filled: Filled) {
    this.nl = new Speaker(file, "nl", filled);
    this.en = new Speaker(file, "en", filled);
  }

  get file(): AgreementFile {
    return this.nl.file;
  }

  say(one: (speaker: Speaker) => string): Text {
    return { nl: one(this.nl), en: one(this.en) };
  }

  /** Each that says something, in order. */
  paragraphs(all: readonly ((speaker: Speaker) => string | undefined)[]): Text[] {
    return all.map((one) => this.say((speaker) => one(speaker) ?? "")).filter(({ nl }) => nl !== "");
  }
}

/** `Label: value.`; nothing of what is not there. */
export function labelled(label: string, value: string): string {
  return value === "" ? "" : `${label}: ${value}.`;
}

export const same = (text: string): Text => ({ nl: text, en: text });

export function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
