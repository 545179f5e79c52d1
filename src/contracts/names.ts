/** How the one who asks, their organisation and their supplier are called: what stands at the head of every page. */
import type { Transaction } from "../database/database.ts";
import type { Vault } from "../ledger/keys.ts";
import { customerBy } from "./customers.ts";
import { persons } from "./people/people.ts";

export interface Names {
  /** Null of somebody who was erased. */
  readonly name: string | null;
  /** Null for the supplier's own people. */
  readonly customer: string | null;
  readonly supplier: string;
}

export async function namesOf(
  tx: Transaction,
  vault: Vault,
  { person, customer }: { readonly person: string; readonly customer: string | null },
): Promise<Names> {
  const [[who], organisation, [tenant]] = await Promise.all([
    persons(tx, vault, { persons: [person] }),
    customer === null ? undefined : customerBy(tx, customer),
    tx.query<{ name: string }>("SELECT name FROM peil.tenant WHERE tenant = $1", [tx.scope.tenant]),
  ]);
  return { name: who?.called?.name ?? null, customer: organisation?.name ?? null, supplier: tenant!.name };
}
