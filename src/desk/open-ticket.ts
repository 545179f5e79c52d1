/** Tickets that a transaction has locked, with their facts as they grow while its commands are decided. */
import { openingOf } from "../facts/opening.ts";
import { readFact, type WrittenFact } from "../facts/written-fact.ts";
import type { Fact, Fields } from "../facts/fact.ts";
import type { Transaction } from "../database/database.ts";
import type { Program } from "../engine/program.ts";
import type { Subject } from "../engine/subject.ts";
import type { NamedFile } from "./verb.ts";

/** A fact whose index is told once it is appended; until then it counts as later than all that are there. */
export type GrowingFact = WrittenFact & { seq: number };

export interface OpenTicket {
  readonly ticket: string;
  readonly contract: string;
  readonly customer: string;
  number: string;
  readonly reporter: string | undefined;
  readonly watchers: readonly string[];
  readonly facts: readonly GrowingFact[];
}

/** Locks these tickets in order of their UUID and reads their facts. Those that the scope does not show are not there. */
export function lockTickets(tx: Transaction, ids: readonly string[]): Promise<Map<string, OpenTicket>> {
  return openTickets(tx, ids, "FOR UPDATE");
}

/** As they are, whoever is at work on them. */
export function readTickets(tx: Transaction, ids: readonly string[]): Promise<Map<string, OpenTicket>> {
  return openTickets(tx, ids, "");
}

async function openTickets(
  tx: Transaction,
  ids: readonly string[],
  lock: "FOR UPDATE" | "",
): Promise<Map<string, OpenTicket>> {
  if (ids.length === 0) return new Map();
  const [rows, facts] = await Promise.all([
    tx.query<Row>(
      `SELECT ticket, contract, customer, number, reporter, watchers FROM peil.ticket
       WHERE tenant = $1 AND ticket = ANY($2) ORDER BY ticket ${lock}`,
      [tx.scope.tenant, ids],
      lock === "" ? "read tickets" : "lock tickets",
    ),
    tx.query<{ ticket: string; idx: string; bytes: Buffer }>(
      "SELECT ticket, idx, bytes FROM peil.fact WHERE tenant = $1 AND ticket = ANY($2) ORDER BY ticket, idx",
      [tx.scope.tenant, ids],
      "facts of tickets",
    ),
  ]);
  const byTicket = Map.groupBy(facts, ({ ticket }) => ticket);
  return new Map(
    rows.map(({ reporter, watchers, ...row }) => [
      row.ticket,
      {
        ...row,
        reporter: reporter ?? undefined,
        watchers,
        facts: (byTicket.get(row.ticket) ?? []).map(({ idx, bytes }) => readFact(bytes.toString("utf8"), Number(idx))),
      },
    ]),
  );
}

interface Row {
  readonly ticket: string;
  readonly contract: string;
  readonly customer: string;
  readonly number: string;
  readonly reporter: string | null;
  readonly watchers: readonly string[];
}

/** Whose a ticket is that a command names beside its own. */
export interface NamedTicket {
  readonly customer: string;
  readonly reporter: string | null | undefined;
  readonly watchers: readonly string[];
}

/** Of those that the scope shows. */
export async function ticketsNamed(tx: Transaction, ids: readonly string[]): Promise<Map<string, NamedTicket>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<NamedTicket & { readonly ticket: string }>(
    "SELECT ticket, customer, reporter, watchers FROM peil.ticket WHERE tenant = $1 AND ticket = ANY($2)",
    [tx.scope.tenant, ids],
    "tickets named",
  );
  return new Map(rows.map(({ ticket, ...whose }) => [ticket, whose]));
}

/** The contract of each of these assets, as far as the scope shows them. */
export async function assetsNamed(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ asset: string; contract: string }>(
    "SELECT asset, contract FROM peil.asset WHERE tenant = $1 AND asset = ANY($2)",
    [tx.scope.tenant, ids],
    "assets named",
  );
  return new Map(rows.map(({ asset, contract }) => [asset, contract]));
}

/** A file that somebody sent for a ticket, by the words in which a command has to name it. */
export function fileNamed({
  content,
  ticket,
  person,
  hash,
  isInternal,
}: NamedFile & { readonly ticket: string; readonly person: string }): string {
  return `${content} ${ticket} ${person} ${hash} ${isInternal}`;
}

/** Of those of these contents that the scope shows and that can still be read. */
export async function filesNamed(tx: Transaction, contents: readonly string[]): Promise<Set<string>> {
  if (contents.length === 0) return new Set();
  const rows = await tx.query<Omit<Parameters<typeof fileNamed>[0], "hash"> & { readonly hash: Buffer }>(
    `SELECT content, ticket, person, hash, customer IS NULL AS "isInternal" FROM peil.content WHERE tenant = $1 AND content = ANY($2) AND kind = 'file'
       AND ticket IS NOT NULL AND sealed IS NOT NULL`,
    [tx.scope.tenant, contents],
    "files named",
  );
  return new Set(rows.map(({ hash, ...row }) => fileNamed({ ...row, hash: hash.toString("hex") })));
}

/** As the engine judges it: what the contract fills in stands beside it. */
export function subjectOf(facts: readonly Fact[], contract: Fields): Subject {
  return { kind: "ticket", attributes: openingOf(facts), facts, contract };
}

/** What the agreement's rules ask for of the relation, whatever ticket it is about. */
export const askedOfRelation: readonly string[] = [
  "consent-given",
  "consent-withdrawn",
  "contact-named",
  "contact-removed",
];

/** Per log, the facts of its relation that rules look at: who is named, what was consented to. */
export async function relationFacts(
  tx: Transaction,
  contracts: readonly { readonly log: string; readonly program: Program }[],
): Promise<Map<string, Fact[]>> {
  const logs = contracts.map(({ log }) => log);
  if (logs.length === 0) return new Map();
  const rows = await tx.query<{ log: string; idx: string; bytes: Buffer }>(
    `SELECT log, idx, bytes FROM peil.fact WHERE tenant = $1 AND log = ANY($2) AND ticket IS NULL AND kind = ANY($3)
     ORDER BY log, idx`,
    [tx.scope.tenant, logs, askedOfRelation],
    "facts of relations",
  );
  const byLog = Map.groupBy(rows, ({ log }) => log);
  return new Map(
    logs.map((log) => [
      log,
      (byLog.get(log) ?? []).map(({ idx, bytes }) => readFact(bytes.toString("utf8"), Number(idx))),
    ]),
  );
}
