/**
 * A tenant's own two logs: the service log, for what it does for many customers at once (CON-2), and its tenant log, which tells
 * who made and changed customers, agreements and contracts. Facts name them by UUID or hash; names stand beside the ledger.
 */
import type { Transaction } from "../database/database.ts";
import type { Fields } from "../facts/fact.ts";
import type { FactKind } from "../facts/vocabulary.ts";
import { append, requestHash } from "../ledger/append.ts";

/** Who asks and when; ids and moments are made by whoever composes the program. */
export interface Asker {
  /** UUID of the person; none for what Peil itself does. */
  readonly person?: string | undefined;
  readonly now: number;
  readonly newId: () => string;
}

export async function serviceLogOf(tx: Transaction): Promise<string> {
  return logOfKind(tx, "service");
}

export async function tenantLogOf(tx: Transaction): Promise<string> {
  return logOfKind(tx, "tenant");
}

async function logOfKind(tx: Transaction, kind: "service" | "tenant"): Promise<string> {
  const [row] = await tx.query<{ log: string }>(
    "SELECT log FROM peil.log WHERE tenant = $1 AND kind = $2 AND contract IS NULL",
    [tx.scope.tenant, kind],
    "log of kind",
  );
  if (row === undefined) throw new Error(`the tenant has no ${kind} log`);
  return row.log;
}

/** Tells one thing in the tenant log; the last statement of its transaction, as appending always is. */
export async function tellTenant(tx: Transaction, asker: Asker, kind: FactKind, fields: Fields): Promise<void> {
  await tellIn(tx, await tenantLogOf(tx), asker, [{ kind, at: asker.now, fields }]);
}

export interface ToldFact {
  readonly kind: string;
  readonly at: number;
  readonly fields: Fields;
}

/** What is said of the relation, by the supplier unless a fact says otherwise, and of no ticket. */
export async function tellIn(
  tx: Transaction,
  log: string,
  { person, now, newId }: Asker,
  told: readonly ToldFact[],
): Promise<void> {
  const key = newId();
  const who = { by: "supplier", ...(person === undefined ? {} : { person }) };
  const facts = told.map(({ kind, at, fields }) => ({
    kind,
    at,
    recordedAt: now,
    id: newId(),
    fields: {
      ...who,
      ...fields,
    },
  }));
  await append(tx, log, [{ key, request: requestHash(key), facts }]);
}
