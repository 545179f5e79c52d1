/**
 * Reads facts back: of a ticket, of the relation, of a log from an index on. A fact is what its bytes say (LED-1); the columns
 * beside them only find it. Indexes of a log have no gap and become visible in order, so whoever has read up to one misses nothing.
 */
import type { Transaction } from "../database/database.ts";
import type { Fact } from "../facts/fact.ts";
import { readFact, type WrittenFact } from "../facts/written-fact.ts";

/** A fact as it stands in its log: `seq` is its index there. */
export type LedgerFact = Fact & WrittenFact;

/** A row of a log as it is stored. */
export interface StoredFact {
  readonly idx: number;
  readonly bytes: Buffer;
  readonly leaf: Buffer;
}

interface Row {
  readonly idx: string;
  readonly bytes: Buffer;
}

export async function factsOfTicket(tx: Transaction, ticket: string): Promise<LedgerFact[]> {
  const rows = await tx.query<Row>(
    "SELECT idx, bytes FROM peil.fact WHERE tenant = $1 AND ticket = $2 ORDER BY idx",
    [tx.scope.tenant, ticket],
    "facts of ticket",
  );
  return rows.map(read);
}

/** Of several at once; a ticket without facts has an empty list. */
export async function factsOfTickets(tx: Transaction, tickets: readonly string[]): Promise<Map<string, LedgerFact[]>> {
  const rows = await tx.query<Row & { ticket: string }>(
    "SELECT ticket, idx, bytes FROM peil.fact WHERE tenant = $1 AND ticket = ANY($2::uuid[]) ORDER BY idx",
    [tx.scope.tenant, tickets],
    "facts of tickets by index",
  );
  const facts = new Map<string, LedgerFact[]>(tickets.map((ticket) => [ticket, []]));
  for (const row of rows) facts.get(row.ticket)!.push(read(row));
  return facts;
}

/** What a log tells of no ticket: of services, of upkeep, of the relation. */
export async function factsOfRelation(tx: Transaction, log: string): Promise<LedgerFact[]> {
  const rows = await tx.query<Row>(
    "SELECT idx, bytes FROM peil.fact WHERE tenant = $1 AND log = $2 AND ticket IS NULL ORDER BY idx",
    [tx.scope.tenant, log],
    "facts of relation",
  );
  return rows.map(read);
}

export async function factsOfLog(tx: Transaction, log: string, from: number, most: number): Promise<LedgerFact[]> {
  return (await storedFacts(tx, log, from, from + most)).map(({ idx, bytes }) => readFact(bytes.toString("utf8"), idx));
}

/** The rows from index `from` up to `to`, as stored. */
export async function storedFacts(tx: Transaction, log: string, from: number, to: number): Promise<StoredFact[]> {
  const rows = await tx.query<Row & { leaf: Buffer }>(
    "SELECT idx, bytes, leaf FROM peil.fact WHERE tenant = $1 AND log = $2 AND idx >= $3 AND idx < $4 ORDER BY idx",
    [tx.scope.tenant, log, from, to],
    "stored facts",
  );
  return rows.map(({ idx, ...row }) => ({ idx: Number(idx), ...row }));
}

/** A log in pieces, so that it is never held whole: from index `from` to its end, or up to `to`. */
export async function* inPieces(tx: Transaction, log: string, from = 0, to = Infinity): AsyncGenerator<StoredFact[]> {
  for (let at = from; at < to; at += piece) {
    const rows = await storedFacts(tx, log, at, Math.min(at + piece, to));
    if (rows.length > 0) yield rows;
    if (rows.length < piece) return;
  }
}

const piece = 2_000;

function read({ idx, bytes }: Row): LedgerFact {
  return readFact(bytes.toString("utf8"), Number(idx));
}
