/**
 * A target as it is said: an agreement writes `aim 90% within 5 working days`, a reader of Dutch reads "90% binnen 5 werkdagen". What is not
 * one of its few words stays as it was written, so nothing is ever said that the agreement does not say.
 */
import type { Language } from "$peil/i18n/words.ts";

const dutch: readonly (readonly [RegExp, string])[] = [
  [/\bat least\b/g, "ten minste"],
  [/\bat most\b/g, "ten hoogste"],
  [/\bas agreed\b/g, "naar afspraak"],
  [/\bby close\b/g, "voor sluiting"],
  [/\bover\b/g, "meer dan"],
  [/\bunder\b/g, "in minder dan"],
  [/\bwithin\b/g, "binnen"],
  [/\bworking days\b/g, "werkdagen"],
  [/\bworking day\b/g, "werkdag"],
  [/\bmonths?\b/g, "maand"],
  [/\bweeks\b/g, "weken"],
  [/\bdays\b/g, "dagen"],
  [/\bday\b/g, "dag"],
  [/\byears?\b/g, "jaar"],
  [/\bto\b/g, "tot"],
  [/\bnone\b/g, "geen norm"],
  [/(?<=\d) h\b/g, " u"],
  [/(?<=\d)\.(?=\d+ ?%)/g, ","],
];

/** Without the word that it is an aim: that is said beside it. */
export function targetText(written: string, language: Language): string {
  const said = written.replace(/^aim /, "");
  if (language === "en") return said === "none" ? "no norm" : said;
  const text = dutch.reduce((so, [word, by]) => so.replaceAll(word, by), said);
  return text.replaceAll(/(\d+) maand\b/g, months);
}

function months(_: string, count: string): string {
  return Number(count) === 1 ? "1 maand" : `${count} maanden`;
}
