/**
 * A log as a file that whoever has it can verify without the server (LED-2) and every program that reads fact logs can read. The lines
 * of facts are the canonical bytes themselves (LED-1); what lies between them tells of the tree: each checkpoint after the last fact
 * that it signs, and the beginnings of the hashes of leaves, which prove nothing and show where a file was damaged. What its contract
 * fills in comes along, so that whoever has the agreement can judge by the file alone (CON-1).
 */
import type { Transaction } from "../database/database.ts";
import type { Fields } from "../facts/fact.ts";
import { inPieces, type StoredFact } from "./read.ts";

export interface ExportOptions {
  /** The name of the log in the world, as its checkpoints have it, and the public keys that signed them, as vkeys. */
  readonly origin: string;
  readonly keys: readonly string[];
  readonly now: number;
  /** Of a log that is a contract's: what judging by it needs beside its facts and the text of the agreement. */
  readonly contract?: ExportedContract | undefined;
}

export interface ExportedContract {
  /** What its customer is called. */
  readonly name: string;
  /** Hash of the agreement. */
  readonly agreement: string;
  /** All that it fills in, defaults and term with it. */
  readonly fields: Fields;
  /** The lines that its annex puts into the agreement, by their paths. */
  readonly annex: Readonly<Record<string, unknown>>;
  /** Since when its record tells everything, epoch milliseconds. */
  readonly since: number;
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
  readonly size: string;
  readonly code: string | null;
  readonly agreement: string | null;
  readonly edition: string | null;
}

/** Lines, each with its end. Run it in one reading transaction, and take what it gives without long pauses; nothing of no log. */
export async function* exportLog(tx: Transaction, log: string, options: ExportOptions): AsyncGenerator<string> {
  const row = await logRow(tx, log);
  if (row === undefined) return;
  yield line(headOf(tx, log, row, options));
  const { contract } = options;
  const owner = row.code === null || contract === undefined ? {} : { customer: row.code };
  if (contract !== undefined) yield line({ ...owner, name: contract.name, contract: contract.fields });
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
      if (ticket !== undefined) text += line({ ...ticket, ...owner });
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
    `SELECT l.kind, l.size, c.code, a.name AS agreement, a.edition FROM peil.log l
     LEFT JOIN peil.contract c ON c.tenant = l.tenant AND c.contract = l.contract
     LEFT JOIN peil.agreement a ON a.tenant = c.tenant AND a.hash = c.agreement
     WHERE l.tenant = $1 AND l.log = $2`,
    [tx.scope.tenant, log],
  );
  return row;
}

function headOf(tx: Transaction, log: string, row: LogRow, { origin, keys, now, contract }: ExportOptions): object {
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
    ...(contract === undefined ? {} : termsOf(contract)),
    to: new Date(now).toISOString(),
    ledger,
  };
}

/** By what is judged beside the text, and since when: a log of services says of each service since when it was measured. */
function termsOf({ agreement, annex, since }: ExportedContract): object {
  const isChanged = Object.keys(annex).length > 0;
  return { "agreement-hash": agreement, ...(isChanged ? { annex } : {}), from: new Date(since).toISOString() };
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
  const rows = await tx.query<BegunRow>(
    `SELECT f.idx, f.ticket, t.number, t.opening FROM peil.fact f LEFT JOIN peil.ticket t ON t.tenant = f.tenant AND t.ticket = f.ticket
     WHERE f.tenant = $1 AND f.log = $2 AND f.idx BETWEEN $3 AND $4 AND f.ticket IS NOT NULL
       AND NOT EXISTS (SELECT FROM peil.fact e WHERE e.tenant = $1 AND e.ticket = f.ticket AND e.idx < f.idx)`,
    [tx.scope.tenant, log, first, last],
  );
  return new Map(
    rows.map(({ idx, ticket, number, opening }) => [
      Number(idx),
      { ticket, ...(number === null ? {} : { number }), ...(opening ? { is: opening } : {}) },
    ]),
  );
}

interface BegunRow {
  readonly idx: string;
  readonly ticket: string;
  readonly number: string | null;
  readonly opening: Readonly<Record<string, unknown>> | null;
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
