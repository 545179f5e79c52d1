/**
 * A log as a file that whoever has it can verify without the server (LED-2) and every program that reads fact logs can read. The lines
 * of facts are the canonical bytes themselves (LED-1); what lies between them tells of the tree: each checkpoint after the last fact
 * that it signs, and the beginnings of the hashes of leaves, which prove nothing and show where a file was damaged.
 */
import type { Transaction } from "../database/database.ts";
import { inPieces, type StoredFact } from "./read.ts";

export interface ExportOptions {
  /** The name of the log in the world, as its checkpoints have it, and the public keys that signed them, as vkeys. */
  readonly origin: string;
  readonly keys: readonly string[];
  readonly now: number;
}

/** The first line, under `ledger`. */
export interface ExportHead {
  readonly origin: string;
  readonly keys: readonly string[];
  readonly size: number;
  readonly kind: string;
  readonly tenant: string;
  readonly log: string;
  readonly contract?: string;
}

/** How much of a leaf's hash stands in the file, in bytes, and of how many facts at most in one line. */
export const leafBeginning = 8;
const leavesInLine = 256;

interface LogRow {
  readonly kind: string;
  readonly customer: string | null;
  readonly size: string;
  readonly created_at: Date;
  readonly code: string | null;
  readonly agreement: string | null;
  readonly edition: string | null;
}

/** Lines, each with its end. Run it in one reading transaction, and take what it gives without long pauses; nothing of no log. */
export async function* exportLog(tx: Transaction, log: string, options: ExportOptions): AsyncGenerator<string> {
  const row = await logRow(tx, log);
  if (row === undefined) return;
  yield line(headOf(tx, log, row, options));
  if (row.customer !== null) yield line({ customer: row.customer });
  const notes = await notesOf(tx, log);
  let leaves: Buffer[] = [];
  let size = 0;
  const leavesLine = (): string => {
    const text = line({ leaves: Buffer.concat(leaves).toString("base64"), from: size - leaves.length });
    leaves = [];
    return text;
  };
  if (notes.has(0)) yield line({ checkpoint: notes.get(0) });
  for await (const facts of inPieces(tx, log, 0, Number(row.size))) {
    const tickets = await ticketsBegun(tx, log, facts);
    let text = "";
    for (const { idx, bytes, leaf } of facts) {
      const ticket = tickets.get(idx);
      if (ticket !== undefined)
        text += line({ ...ticket, ...(row.customer === null ? {} : { customer: row.customer }) });
      text += `${bytes.toString("utf8")}\n`;
      size = idx + 1;
      leaves.push(leaf.subarray(0, leafBeginning));
      const note = notes.get(size);
      if (leaves.length === leavesInLine || note !== undefined) text += leavesLine();
      if (note !== undefined) text += line({ checkpoint: note });
    }
    yield text;
  }
  if (leaves.length > 0) yield leavesLine();
}

async function logRow(tx: Transaction, log: string): Promise<LogRow | undefined> {
  const [row] = await tx.query<LogRow>(
    `SELECT l.kind, l.customer, l.size, l.created_at, c.code, a.name AS agreement, a.edition FROM peil.log l
     LEFT JOIN peil.contract c ON c.tenant = l.tenant AND c.contract = l.contract
     LEFT JOIN peil.agreement a ON a.tenant = c.tenant AND a.hash = c.agreement
     WHERE l.tenant = $1 AND l.log = $2`,
    [tx.scope.tenant, log],
  );
  return row;
}

function headOf(tx: Transaction, log: string, row: LogRow, { origin, keys, now }: ExportOptions): object {
  const ledger: ExportHead = {
    origin,
    keys,
    size: Number(row.size),
    kind: row.kind,
    tenant: tx.scope.tenant,
    log,
    ...(row.code === null ? {} : { contract: row.code }),
  };
  return {
    "peil-facts": 1,
    ...(row.agreement === null ? {} : { agreement: row.agreement, edition: row.edition }),
    from: row.created_at.toISOString(),
    to: new Date(now).toISOString(),
    ledger,
  };
}

/** The notes of checkpoints, by their sizes: one for each time somebody asked, so they are few beside the facts. */
async function notesOf(tx: Transaction, log: string): Promise<Map<number, string>> {
  const rows = await tx.query<{ size: string; note: string }>(
    "SELECT size, note FROM peil.checkpoint WHERE tenant = $1 AND log = $2 ORDER BY size",
    [tx.scope.tenant, log],
  );
  return new Map(rows.map(({ size, note }) => [Number(size), note]));
}

/** Of the facts that are the first of a ticket, by their indexes: the line that a fact log has before it. */
async function ticketsBegun(tx: Transaction, log: string, facts: readonly StoredFact[]): Promise<Map<number, object>> {
  const [first, last] = [facts[0]!.idx, facts.at(-1)!.idx];
  const rows = await tx.query<{ idx: string; ticket: string; opening: Readonly<Record<string, unknown>> | null }>(
    `SELECT f.idx, f.ticket, t.opening FROM peil.fact f LEFT JOIN peil.ticket t ON t.tenant = f.tenant AND t.ticket = f.ticket
     WHERE f.tenant = $1 AND f.log = $2 AND f.idx BETWEEN $3 AND $4 AND f.ticket IS NOT NULL
       AND NOT EXISTS (SELECT FROM peil.fact e WHERE e.tenant = $1 AND e.ticket = f.ticket AND e.idx < f.idx)`,
    [tx.scope.tenant, log, first, last],
  );
  return new Map(
    rows.map(({ idx, ticket, opening }) => [Number(idx), { ticket, ...(opening ? { is: opening } : {}) }]),
  );
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
