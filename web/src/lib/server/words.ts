/** The words of a screen in one language, to hand to its page: the other language never travels. */
import type { Language } from "$peil/i18n/words.ts";

/** Each text in Dutch and in English, side by side so that they stay the same text. */
export type Pairs = Readonly<Record<string, readonly [nl: string, en: string]>>;

export type WordsOf<P extends Pairs> = Readonly<Record<keyof P, string>>;

export function words<P extends Pairs>(pairs: P, language: Language): WordsOf<P> {
  const at = language === "nl" ? 0 : 1;
  return Object.fromEntries(Object.entries(pairs).map(([key, pair]) => [key, pair[at]])) as WordsOf<P>;
}
