/**
 * The row of a contract in the overview: by which terms its tickets were counted, what is shown of it, and when it is to be looked at
 * again. Terms that changed count for nothing what was counted by others: a new epoch begins, and all tickets are judged
 * again, a piece at a time, while the overview still shows what it showed. Rules: CON-1, FIG-3.
 */
import type { LoadedContract } from "../contracts/load-contracts.ts";
import type { Transaction } from "../database/database.ts";
import { coveredServices } from "../engine/measures/services.ts";
import { nextPeriodAt, shownOverview } from "./show-overview.ts";

export interface Epoch {
  readonly epoch: number;
  /** Whether every ticket that was ever counted was counted in this epoch. */
  readonly isWhole: boolean;
}

/** However little happens, so often is it looked at again, milliseconds. */
export const tickMs = 15 * 60_000;

interface Row {
  readonly epoch: number;
  readonly version: number;
  readonly is_whole: boolean;
}

/** Locks the row, made where there is none yet; in a new epoch where the contract is another version than it was counted by. */
export async function openRow(tx: Transaction, contract: LoadedContract, now: number): Promise<Epoch> {
  const key = [tx.scope.tenant, contract.view.contract];
  const [row] = await tx.query<Row>(
    "SELECT epoch, version, is_whole FROM peil.overview WHERE tenant = $1 AND contract = $2 FOR UPDATE",
    key,
    "open overview",
  );
  if (row?.version === contract.version) return { epoch: row.epoch, isWhole: row.is_whole };
  const services = coveredServices({ contract: contract.view.fields, program: contract.program });
  const measuresDueAt = contract.program.measures.length === 0 ? null : new Date(now);
  const values = [
    ...key,
    contract.view.customer,
    contract.version,
    services === undefined ? null : [...services],
    measuresDueAt,
    new Date(now),
  ];
  await tx.query("DELETE FROM peil.overview_count WHERE tenant = $1 AND contract = $2", key);
  const [begun] = await tx.query<Row>(
    `INSERT INTO peil.overview AS o (tenant, contract, customer, version, services, measures_due_at, due_at, mark, work_from, service_from)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, '-infinity', '-infinity')
     ON CONFLICT (tenant, contract) DO UPDATE SET version = excluded.version, services = excluded.services, epoch = o.epoch + 1,
       is_whole = false, measures_due_at = excluded.measures_due_at, due_at = excluded.due_at, mark = o.mark + 1,
       work_from = '-infinity', service_from = '-infinity'
     RETURNING epoch, version, is_whole`,
    values,
  );
  return { epoch: begun!.epoch, isWhole: begun!.is_whole };
}

/** Puts together what is shown now; `upto` is how many facts of the contract's log are in it, where that changed. */
export async function showRow(
  tx: Transaction,
  contract: LoadedContract,
  now: number,
  upto: number | undefined,
): Promise<void> {
  const key = [tx.scope.tenant, contract.view.contract];
  const [counts, [next]] = await Promise.all([
    tx.query<{ what: string; count: number }>(
      "SELECT what, count FROM peil.overview_count WHERE tenant = $1 AND contract = $2 AND count <> 0",
      key,
      "overview counts",
    ),
    tx.query<{ at: Date | null }>(
      "SELECT min(changes_at) AS at FROM peil.counted_ticket WHERE tenant = $1 AND contract = $2 AND changes_at IS NOT NULL",
      key,
      "next change",
    ),
  ]);
  const shown = shownOverview(contract, new Map(counts.map(({ what, count }) => [what, count])), now);
  const dueAt = Math.min(next?.at?.getTime() ?? Infinity, nextPeriodAt(contract, now), now + tickMs);
  await tx.query(
    `UPDATE peil.overview SET shown = $3, as_of = $4, due_at = $5, upto = coalesce($6, upto), is_whole = true,
       revision = revision + 1 WHERE tenant = $1 AND contract = $2`,
    [...key, JSON.stringify(shown), new Date(now), new Date(dueAt), upto ?? null],
    "show overview",
  );
}

/** While tickets are counted anew: what is shown stays, and it is looked at again at once. */
export async function stillCounting(
  tx: Transaction,
  { view }: LoadedContract,
  now: number,
  upto: number | undefined,
): Promise<void> {
  await tx.query(
    "UPDATE peil.overview SET due_at = $3, upto = coalesce($4, upto) WHERE tenant = $1 AND contract = $2",
    [tx.scope.tenant, view.contract, new Date(now), upto ?? null],
    "still counting",
  );
}

/** Everything of these contracts is judged again, all tickets and all periods; of all contracts where none is named. */
export async function countAnew(tx: Transaction, contracts?: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE peil.overview SET version = 0, due_at = '-infinity' WHERE (tenant, contract) IN (
       SELECT tenant, contract FROM peil.overview WHERE tenant = $1 AND ($2::uuid[] IS NULL OR contract = ANY($2))
       ORDER BY contract FOR UPDATE)`,
    [tx.scope.tenant, contracts ?? null],
  );
}
