/** How an agreement calls its levels, values, clocks and hours; where it has no words for one, the name itself as plain words. */
import type { components } from "#lib/made/schema.js";
import type { Language } from "$peil/i18n/words.ts";

export type Desk = components["schemas"]["ContractDesk"];
type Say = { readonly nl: string; readonly en: string } | null;

export interface Terms {
  readonly level: (name: string) => string;
  readonly value: (level: string, value: string) => string;
  readonly clock: (name: string) => string;
  readonly hours: (name: string) => string;
  /** A role, team, duty or field of the agreement: what has no words of its own above. */
  readonly name: (name: string) => string;
  /** The party that a role is of; undefined where the agreement does not know it. */
  readonly partyOf: (role: string) => string | undefined;
}

/** `start-of-work` as people read it; what is no name of an agreement stays as it was written. */
export function plain(name: string): string {
  return /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) ? name.replaceAll("-", " ") : name;
}

export const bareTerms: Terms = {
  level: plain,
  value: (_level, value) => plain(value),
  clock: plain,
  hours: plain,
  name: plain,
  partyOf: () => undefined,
};

export function termsOf(desk: Desk | undefined, language: Language): Terms {
  if (desk === undefined) return bareTerms;
  const said = (say: Say | undefined, name: string) => (say ?? desk.names[name])?.[language] ?? plain(name);
  const levels = new Map([...desk.levels, ...desk.workLevels].map((one) => [one.level, one]));
  const clocks = new Map(desk.clocks.map(({ clock, name }) => [clock, name]));
  const hours = new Map(desk.hours.map((one) => [one.hours, one.name]));
  const parties = new Map(desk.contacts.map(({ role, party }) => [role, party]));
  return {
    level: (name) => said(levels.get(name)?.name, name),
    value: (level, value) => said(levels.get(level)?.values.find((one) => one.value === value)?.name, value),
    clock: (name) => said(clocks.get(name), name),
    hours: (name) => said(hours.get(name), name),
    name: (name) => said(undefined, name),
    partyOf: (role) => parties.get(role),
  };
}
