/**
 * What the export of a log says of the contract whose log it is, so that either party can judge by the file and the text of the
 * agreement, without the system. Rules: CON-1, LED-2.
 */
import type { Patch } from "../agreement/patch.ts";
import type { Transaction } from "../database/database.ts";
import type { ExportedContract } from "../ledger/export-log.ts";
import type { Contracts } from "./load-contracts.ts";

/** Undefined of a log that is no contract's. */
export async function exportedContract(
  tx: Transaction,
  contracts: Contracts,
  log: string,
): Promise<ExportedContract | undefined> {
  const [row] = await tx.query<{ contract: string; name: string; annex: Patch }>(
    `SELECT c.contract, k.name, c.annex FROM peil.log l JOIN peil.contract c ON c.tenant = l.tenant AND c.contract = l.contract
       JOIN peil.customer k ON k.tenant = c.tenant AND k.customer = c.customer WHERE l.tenant = $1 AND l.log = $2`,
    [tx.scope.tenant, log],
  );
  if (row === undefined) return undefined;
  const { agreement, since, view } = (await contracts.load(tx, [row.contract])).get(row.contract)!;
  return { name: row.name, agreement, fields: view.fields, annex: row.annex, since };
}
