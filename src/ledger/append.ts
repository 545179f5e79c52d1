/**
 * Appends facts to a log of the ledger (LED-1, LED-4). The database gives the index and the hash of each leaf under the lock
 * on the log's head, which is the last lock that a transaction takes.
 */
import { createHash } from "node:crypto";
import { canonicalFact, type WrittenFact } from "../facts/written-fact.ts";
import type { Transaction } from "../database/database.ts";

/** One command's facts, under the key by which its sender may repeat it. */
export interface Entry {
  readonly key: string;
  /** The hash of what was asked (`requestHash`): it tells a repeated request from another one under the same key. */
  readonly request: Uint8Array;
  readonly facts: readonly WrittenFact[];
}

export interface Appended {
  /** Index in the log of the first fact. */
  readonly first: number;
  /** The number in its log of the first ticket reported among them. */
  readonly ticketNumber: number;
}

/** What a key was used for before. */
export interface KnownCommand {
  readonly key: string;
  readonly request: Uint8Array;
  readonly first: number;
  readonly count: number;
}

export function requestHash(request: string): Uint8Array {
  return createHash("sha256").update(request).digest();
}

/** Which of these keys this log knows already (LED-4): look before deciding anything, for what they gave is given again. */
export async function knownCommands(tx: Transaction, log: string, keys: readonly string[]): Promise<KnownCommand[]> {
  const rows = await tx.query<{ key: string; request: Buffer; first: string; count: number }>(
    "SELECT key, request, first, count FROM peil.command WHERE tenant = $1 AND log = $2 AND key = ANY($3)",
    [tx.scope.tenant, log, keys],
    "known commands",
  );
  return rows.map(({ first, ...row }) => ({ ...row, first: Number(first) }));
}

/**
 * Appends the facts of all entries, in order, after `expected` facts where that is given. Throws `AppendRefused`; the
 * transaction is lost then, and whoever asked may look at the keys and try again.
 */
export async function append(
  tx: Transaction,
  log: string,
  entries: readonly Entry[],
  expected?: number,
): Promise<Appended> {
  const facts = entries.flatMap((entry) => entry.facts);
  const values = [
    tx.scope.tenant,
    log,
    expected ?? null,
    entries.map(({ key }) => key),
    entries.map(({ request }) => request),
    entries.map((entry) => entry.facts.length),
    facts.map(({ ticket }) => ticket ?? null),
    facts.map(({ kind }) => kind),
    facts.map(({ at }) => new Date(at)),
    facts.map(({ recordedAt }) => new Date(recordedAt)),
    facts.map((fact) => Buffer.from(canonicalFact(fact), "utf8")),
  ];
  const sql = "SELECT * FROM peil.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
  const [row] = await refusing(tx.query<{ first: string; ticket_number: string }>(sql, values, "append"));
  return { first: Number(row!.first), ticketNumber: Number(row!.ticket_number) };
}

/** Why the database did not append: a closed set. Anything else it says is a mistake of ours, and is thrown as it is. */
export class AppendRefused extends Error {
  readonly reason: "key-known" | "unexpected-size";
  constructor(reason: AppendRefused["reason"], cause: Error) {
    super(cause.message, { cause });
    this.reason = reason;
  }
}

async function refusing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "PL004") throw new AppendRefused("key-known", error as Error);
    if (code === "PL005") throw new AppendRefused("unexpected-size", error as Error);
    throw error;
  }
}
