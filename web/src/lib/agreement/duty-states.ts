/** How the duties of a contract stand this month, by their names: what an agreement shows beside each of them. */
import type { components } from "#lib/made/schema.js";
import { dutiesShown } from "#lib/figures/duties.ts";
import type { StateName } from "#lib/states.ts";
import type { Language } from "$peil/i18n/words.ts";

type Told = components["schemas"]["Figures"]["duties"];

export type DutyStates = Readonly<Record<string, readonly { readonly state: StateName; readonly word: string }[]>>;

export function dutyStates(told: { duties: Told } | undefined, language: Language): DutyStates {
  if (told === undefined) return {};
  const { open, ended, ofTickets } = dutiesShown(told.duties, language);
  const states: Record<string, { state: StateName; word: string }[]> = {};
  const one = [...open, ...ended].map(({ duty, state, word }) => ({ duty, state, word }));
  for (const [duty, all] of Map.groupBy(one, ({ duty }) => duty))
    states[duty] = [...Map.groupBy(all, ({ word }) => word)].map(([word, { length, 0: first }]) => ({
      state: first!.state,
      word: `${length} ${word}`,
    }));
  for (const { key, verdicts } of ofTickets) states[key] = [...(states[key] ?? []), ...verdicts];
  return states;
}
