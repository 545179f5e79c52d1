/** What is filled in of what an agreement asks, as people read it: a choice by its title, an amount, a length, a term as days. */
import { dayText } from "#lib/moment.ts";
import { say } from "#lib/say.ts";
import type { Language } from "$peil/i18n/words.ts";
import type { AskedItem } from "./contract-form.ts";
import { lengthText, moneyText, moneyTyped, perText } from "./typed-value.ts";

type YesOrNo = Readonly<Record<"yes" | "no", string>>;

export function valueText(value: string, item: AskedItem | undefined, w: YesOrNo, language: Language): string {
  if (item?.as === "yes-or-no") return value === "yes" ? w.yes : w.no;
  if (item?.as === "money" || item?.as === "length") {
    const said = item.as === "money" ? moneyText(value, language) : lengthText(value, language);
    return item.per === undefined ? said : `${said} ${perText(item.per, language)}`;
  }
  const said = value.split("\n").map((one) => item?.choices.find((choice) => choice.value === one)?.title ?? one);
  return said.join(", ");
}

/** As it stands in its field. */
export function fieldText(value: string, { as }: AskedItem, language: Language): string {
  if (as === "money") return moneyTyped(value, language);
  return as === "length" ? lengthText(value, language) : value;
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
