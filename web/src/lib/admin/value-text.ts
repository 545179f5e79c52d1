/** What is filled in of what an agreement asks, as people read it: a choice by its title, a length of hours in the reader's language, a term as days. */
import { dayText } from "#lib/moment.ts";
import { say } from "#lib/say.ts";
import type { Language } from "$peil/i18n/words.ts";
import type { AskedItem } from "./contract-form.ts";

export function valueText(
  value: string,
  item: AskedItem | undefined,
  w: Readonly<Record<"yes" | "no" | "hours", string>>,
): string {
  if (item?.as === "yes-or-no") return value === "yes" ? w.yes : w.no;
  const said = value.split("\n").map((one) => item?.choices.find((choice) => choice.value === one)?.title ?? one);
  return said.join(", ").replace(/(?<=^\d+) h$/, w.hours);
}

/** Of days as the API has them (`2026-01-20`), the last one the first after the term. */
export function termText(
  { termFrom, termTo }: { readonly termFrom: string; readonly termTo: string | null },
  w: Readonly<Record<"open" | "termFromTo" | "termFrom", string>>,
  language: Language,
): string {
  const day = (iso: string) => dayText(Date.parse(iso), "UTC", language);
  const from = day(termFrom);
  return termTo === null ? say(w.termFrom, { from, open: w.open }) : say(w.termFromTo, { from, to: day(termTo) });
}
