/** To whom tickets can be given: the supplier's people, and the teams that contracts have. */
import type { Api } from "#lib/server/api.ts";
import { deskOf } from "#lib/server/desks.ts";
import type { Contract } from "#lib/queue/queue-load.server.ts";

export interface Assignable {
  readonly people: readonly { readonly person: string; readonly name: string }[];
  readonly teams: readonly string[];
}

/** The people are the same under each contract, its teams are those of the first. */
export async function assignableOf(api: Api, [first]: readonly Contract[]): Promise<Assignable> {
  const found = first === undefined ? undefined : (await deskOf(api, first.contract))?.assignable;
  const people = found?.people.flatMap(({ person, name }) => (name === null ? [] : [{ person, name }])) ?? [];
  return { people: people.toSorted((a, b) => a.name.localeCompare(b.name, "nl")), teams: found?.teams ?? [] };
}

/** Of the contract that a filter names, where it names one. */
export async function teamsOf(api: Api, contract: string | undefined): Promise<readonly string[]> {
  return contract === undefined ? [] : ((await deskOf(api, contract))?.assignable?.teams ?? []);
}
