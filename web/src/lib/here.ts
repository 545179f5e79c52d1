/** What every part of a page knows of its reader without being told: language, words of the states and times, and the time it is. */
import { page } from "$app/state";
import type { StateName } from "#lib/states.ts";
import type { Language } from "$peil/i18n/words.ts";

export interface Here {
  readonly language: Language;
  /** As the server has it, when the page was made. */
  readonly now: number;
  readonly states: Readonly<Record<StateName, string>>;
  readonly times: Readonly<Record<"left" | "over" | "inZone", string>>;
  readonly refusals: Readonly<Record<"kept" | "article" | "signedOut" | "signedOutKept" | "signInBeside", string>>;
}

export function wordsHere(): Here {
  return page.data as unknown as Here;
}
