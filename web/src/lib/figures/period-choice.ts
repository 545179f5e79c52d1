/** The periods that one can ask the figures of: those that have begun and lie in the contract's term, the newest first, a few of each kind. */
import { periodName } from "$peil/draw/period-name.ts";
import { anchorOf, periodsOf, type Period } from "$peil/engine/period.ts";
import type { Per } from "$peil/engine/objective.ts";
import type { Language } from "$peil/i18n/words.ts";
import { perText } from "#lib/figures/per-text.ts";

export interface PeriodChoice {
  readonly kind: string;
  readonly periods: readonly { readonly label: string; readonly name: string }[];
}

const most: readonly (readonly [Per, number])[] = [
  ["month", 14],
  ["quarter", 6],
  ["half-year", 4],
  ["year", 4],
  ["contract-year", 3],
];

/** `from` is the first day of the term, `2024-03-01`. */
export function periodChoices(zone: string, from: string, now: number, language: Language): PeriodChoice[] {
  const begun = Date.parse(`${from}T12:00:00Z`);
  return most.map(([per, count]) => {
    const kind = periodsOf(per, zone, per === "contract-year" ? anchorOf(`${from}/${from}`) : undefined);
    const found: Period[] = [];
    for (let one = kind.at(now); found.length < count && one.to > begun; one = kind.at(one.from - 1)) found.push(one);
    return {
      kind: perText(per, language),
      periods: found.map(({ label }) => ({ label, name: periodName(label, language) })),
    };
  });
}
