/** The logs that a scope shows, how far each is signed (LED-2), and a page of what one tells. */
import type { Transaction } from "../database/database.ts";
import { readFact } from "../facts/written-fact.ts";
import type { LedgerFact } from "./read.ts";

export interface ShownLog {
  readonly log: string;
  readonly kind: "contract" | "service" | "tenant";
  readonly customer: string | null;
  readonly contract: string | null;
  readonly size: number;
  /** Facts that the newest checkpoint signs; none before the first. */
  readonly signed: number;
}

/** In the order in which they were made. */
export async function logs(
  tx: Transaction,
  { log, contract }: { readonly log?: string | undefined; readonly contract?: string | undefined } = {},
): Promise<ShownLog[]> {
  const rows = await tx.query<Omit<ShownLog, "size" | "signed"> & { size: string; signed: string }>(
    `SELECT l.log, l.kind, l.customer, l.contract, l.size,
       coalesce((SELECT max(c.size) FROM peil.checkpoint c WHERE c.tenant = l.tenant AND c.log = l.log), 0) AS signed
     FROM peil.log l WHERE l.tenant = $1 AND ($2::uuid IS NULL OR l.log = $2) AND ($3::uuid IS NULL OR l.contract = $3)
     ORDER BY l.created_at, l.log`,
    [tx.scope.tenant, log ?? null, contract ?? null],
  );
  return rows.map((row) => ({ ...row, size: Number(row.size), signed: Number(row.signed) }));
}

export async function logBy(tx: Transaction, log: string): Promise<ShownLog | undefined> {
  return (await logs(tx, { log }))[0];
}

export interface RelationPage {
  readonly before?: number | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly most: number;
}

/** What a log tells of no ticket, the newest first: so many before an index, of all kinds or of these. */
export async function factsOfRelationBefore(
  tx: Transaction,
  log: string,
  { before, kinds, most }: RelationPage,
): Promise<LedgerFact[]> {
  const rows = await tx.query<{ idx: string; bytes: Buffer }>(
    `SELECT idx, bytes FROM peil.fact WHERE tenant = $1 AND log = $2 AND ticket IS NULL AND ($3::bigint IS NULL OR idx < $3)
       AND ($4::text[] IS NULL OR kind = ANY($4)) ORDER BY idx DESC LIMIT $5`,
    [tx.scope.tenant, log, before ?? null, kinds ?? null, most],
    "facts of relation before",
  );
  return rows.map(({ idx, bytes }) => readFact(bytes.toString("utf8"), Number(idx)));
}
