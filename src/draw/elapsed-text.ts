/** A length of time beside a drawing, `3 h 36 min`, with the hours of the reader's language. */
import type { Language } from "../i18n/words.ts";
import { formatElapsed } from "../time/length.ts";

/** `ms` is a whole number of milliseconds. */
export function elapsedText(ms: number, lang: Language): string {
  const written = formatElapsed(ms);
  return lang === "nl" ? written.replace(/ h\b/, " u") : written;
}
