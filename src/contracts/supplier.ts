/** How a supplier is called. Its name stands beside the ledger, which tells that it was given and by whom. Rule: CON-1. */
import type { Transaction } from "../database/database.ts";
import { tellTenant, type Asker } from "./own-logs.ts";

export async function renameSupplier(tx: Transaction, asker: Asker, name: string): Promise<void> {
  await tx.query("UPDATE peil.tenant SET name = $2 WHERE tenant = $1", [tx.scope.tenant, name]);
  await tellTenant(tx, asker, "done", { what: "supplier-name", tenant: tx.scope.tenant });
}
