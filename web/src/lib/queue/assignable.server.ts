/** To whom tickets can be given: the supplier's people, and the teams that the contracts of a page have. */
import type { Api } from "#lib/server/api.ts";
import { deskOf } from "#lib/server/desks.ts";
import type { Contract } from "#lib/queue/queue-load.server.ts";
import type { Row } from "#lib/queue/row.ts";

export interface Assignable {
  readonly people: readonly { readonly person: string; readonly name: string }[];
  readonly teams: readonly string[];
}

/** The people are the same under each contract; teams are asked of the one that most rows are of. */
export async function assignableOf(
  api: Api,
  { rows, contracts }: { readonly rows: readonly Row[]; readonly contracts: readonly Contract[] },
): Promise<Assignable> {
  const contract = rows[0]?.contract ?? contracts[0]?.contract;
  const found = contract === undefined ? undefined : (await deskOf(api, contract))?.assignable;
  const people = found?.people.flatMap(({ person, name }) => (name === null ? [] : [{ person, name }])) ?? [];
  const teams = new Set([...(found?.teams ?? []), ...rows.flatMap(({ team }) => team ?? [])]);
  return { people: people.toSorted((a, b) => a.name.localeCompare(b.name, "nl")), teams: [...teams].toSorted() };
}
