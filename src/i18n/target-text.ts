/**
 * A target as it is said: an agreement writes `aim 90% under 5 working days`, a reader of Dutch reads "streven: 90% in minder dan 5 werkdagen", in
 * the words of the agreement as a document (src/documents/agreement/say-target.ts). Word by word, so that "under" never becomes "within", and what is not one of its few
 * words stays as it was written: nothing is ever said that the agreement does not say (CLK-4, OBJ-3).
 */
import type { Language } from "./words.ts";

const dutch: readonly (readonly [RegExp, string])[] = [
  [/^aim /, "streven: "],
  [/\bat least\b/g, "ten minste"],
  [/\bat most\b/g, "hoogstens"],
  [/\bas agreed\b/g, "naar afspraak"],
  [/\bby close\b/g, "vóór sluitingstijd"],
  [/\bover\b/g, "meer dan"],
  [/\bunder\b/g, "in minder dan"],
  [/\bwithin\b/g, "binnen"],
  [/\bworking days\b/g, "werkdagen"],
  [/\bworking day\b/g, "werkdag"],
  [/\b1 months?\b/g, "1 maand"],
  [/\bmonths?\b/g, "maanden"],
  [/\bweeks\b/g, "weken"],
  [/\bdays\b/g, "dagen"],
  [/\bday\b/g, "dag"],
  [/\byears?\b/g, "jaar"],
  [/(?<=[\d%]) to (?=\d)/g, " tot en met "],
  [/^none$/g, "geen norm"],
  [/(?<=\d) h\b/g, " u"],
  [/(?<=\d)\.(?=\d)/g, ","],
];

const english: readonly (readonly [RegExp, string])[] = [
  [/^aim /, "aim: "],
  [/\bby close\b/g, "by closing time"],
  [/^none$/g, "no target"],
];

export function targetText(written: string, language: Language): string {
  const words = language === "nl" ? dutch : english;
  return words.reduce((so, [word, by]) => so.replace(word, by), written);
}

/** Where it is said beside it that it is an aim. */
export function normText(written: string, language: Language): string {
  return targetText(written.replace(/^aim /, ""), language);
}
