/**
 * The words of agreements behind the names that tickets carry: what a type, a priority and a clock are called. Asked once of each edition of an
 * agreement, since an edition never changes, and kept here; a ticket under an agreement that says nothing keeps its plain names.
 */
import { wished } from "#lib/server/answers.ts";
import type { components } from "#lib/made/schema.js";
import type { Api } from "#lib/server/api.ts";
import type { Language } from "$peil/i18n/words.ts";

export type Desk = components["schemas"]["ContractDesk"];

export interface LevelWords {
  readonly level: string;
  readonly name: string;
  /** `ticket`, or the type of ticket that it is of. */
  readonly of: string;
  readonly values: readonly { readonly value: string; readonly name: string }[];
  /** Whether somebody at the desk chooses it: it does not follow from others. */
  readonly isChosen: boolean;
}

/** What the tickets of one agreement call things, in one language. */
export interface AgreementWords {
  readonly title: string;
  readonly typeLevel: string | null;
  readonly types: Readonly<Record<string, string>>;
  readonly priorities: Readonly<Record<string, string>>;
  readonly clocks: Readonly<Record<string, string>>;
  readonly levels: readonly LevelWords[];
}

const known = new Map<string, AgreementWords>();
const most = 200;

export interface OfContract {
  readonly contract: string;
  readonly agreement: { readonly hash: string };
}

export async function deskOf(api: Api, contract: string): Promise<Desk | undefined> {
  return wished(api.GET("/api/v1/contracts/{contract}/desk", { params: { path: { contract } } }));
}

/** By the hash of the agreement. */
export async function wordsOfAgreements(
  api: Api,
  contracts: readonly OfContract[],
  language: Language,
): Promise<Record<string, AgreementWords>> {
  const oneOfEach = new Map(contracts.map((one) => [one.agreement.hash, one.contract]));
  const found = await Promise.all(
    [...oneOfEach].map(async ([hash, contract]): Promise<[string, AgreementWords][]> => {
      const key = `${language} ${hash}`;
      const before = known.get(key);
      if (before !== undefined) return [[hash, before]];
      const desk = await deskOf(api, contract);
      if (desk === undefined) return [];
      const made = wordsOf(desk, language);
      if (known.size >= most) known.clear();
      known.set(key, made);
      return [[hash, made]];
    }),
  );
  return Object.fromEntries(found.flat());
}

export function wordsOf(desk: Desk, language: Language): AgreementWords {
  const levels = desk.levels.map(({ level, name, of, values, follows }) => ({
    level,
    of,
    name: name?.[language] ?? level,
    values: values.map((one) => ({ value: one.value, name: one.name?.[language] ?? one.value })),
    isChosen: follows.length === 0,
  }));
  const valuesOf = (wanted: string | null): Record<string, string> =>
    Object.fromEntries(levels.find(({ level }) => level === wanted)?.values.map((one) => [one.value, one.name]) ?? []);
  return {
    title: desk.agreement.title[language],
    typeLevel: desk.typeLevel,
    types: valuesOf(desk.typeLevel),
    priorities: valuesOf(desk.priorityLevel),
    clocks: Object.fromEntries(desk.clocks.map(({ clock, name }) => [clock, name?.[language] ?? clock])),
    levels,
  };
}
