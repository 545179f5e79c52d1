/**
 * Writes tickets of before into a contract's log: all facts of a ticket in one transaction, in the moments that they had, with
 * the ticket projected beside them. Each ticket has a key of its own, so that what was written is not written again (LED-4),
 * and its report says that it was brought in, so that nobody is told of what is long past (DUE-5).
 */
import type { Database, Scope, Transaction } from "../../database/database.ts";
import type { Program } from "../../engine/program.ts";
import type { Subject } from "../../engine/subject.ts";
import type { Fact, Fields } from "../../facts/fact.ts";
import { openingOf } from "../../facts/opening.ts";
import type { WrittenFact } from "../../facts/written-fact.ts";
import { append, AppendRefused, knownCommands, requestHash } from "../../ledger/append.ts";
import { keepContents } from "../../ledger/contents.ts";
import type { OpenKeys, Vault } from "../../ledger/keys.ts";
import type { Contracts, LoadedContract } from "../load-contracts.ts";

/** A ticket to be projected, with the program that it is judged by. */
export interface ProjectedPast {
  readonly program: Program;
  readonly ticket: string;
  readonly contract: string;
  readonly customer: string;
  readonly number: string;
  readonly subject: Subject;
}

export interface PastParts {
  readonly db: Pick<Database, "read" | "write">;
  readonly contracts: Contracts;
  readonly vault: Vault;
  /** Projects these tickets in the transaction: the desk's own way of doing so. */
  readonly project: (tx: Transaction, tickets: readonly ProjectedPast[]) => Promise<void>;
  readonly now: () => number;
  readonly newId: () => string;
}

/** What somebody wrote with a fact: sealed with the key of `person`, and named by the fact in `field`. */
export interface PastText {
  readonly field: string;
  readonly content: string;
  readonly person: string;
  readonly body: string;
  readonly lang?: string | undefined;
}

export interface PastFact {
  readonly kind: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly id: string;
  readonly fields: Fields;
  readonly texts: readonly PastText[];
}

export interface PastTicket {
  readonly ticket: string;
  /** Under which it is known in this log: whatever comes again under it was brought in before. */
  readonly key: string;
  /** In order; one of them is its report. */
  readonly facts: readonly PastFact[];
}

/** The most facts of one transaction, unless a single ticket has more. */
const most = 500;

export interface RecordedPast {
  readonly tickets: number;
  readonly facts: number;
}

/** How many of them were written, with how many facts; the others had been before. */
export async function recordTickets(
  parts: PastParts,
  scope: Scope,
  contract: string,
  tickets: Iterable<PastTicket> | AsyncIterable<PastTicket>,
): Promise<RecordedPast> {
  let [written, facts] = [0, 0];
  for await (const piece of pieces(tickets)) {
    const work = () => parts.db.write(scope, (tx) => recordPiece(tx, parts, contract, piece));
    // Somebody brings in the same at the same time: look again which keys are known.
    const news = await work().catch((error: unknown) =>
      error instanceof AppendRefused ? work() : Promise.reject(error as Error),
    );
    written += news.length;
    facts += news.reduce((sum, ticket) => sum + ticket.facts.length, 0);
  }
  return { tickets: written, facts };
}

async function* pieces(tickets: Iterable<PastTicket> | AsyncIterable<PastTicket>): AsyncGenerator<PastTicket[]> {
  let piece: PastTicket[] = [];
  let facts = 0;
  for await (const ticket of tickets) {
    if (piece.length > 0 && facts + ticket.facts.length > most) {
      yield piece;
      [piece, facts] = [[], 0];
    }
    piece.push(ticket);
    facts += ticket.facts.length;
  }
  if (piece.length > 0) yield piece;
}

async function recordPiece(
  tx: Transaction,
  parts: PastParts,
  id: string,
  piece: readonly PastTicket[],
): Promise<readonly PastTicket[]> {
  const contract = (await parts.contracts.load(tx, [id])).get(id);
  if (contract === undefined) throw new Error(`no contract ${id} to write to`);
  const keys = piece.map(({ key }) => key);
  const known = new Set((await knownCommands(tx, contract.log, keys)).map(({ key }) => key));
  const news = piece.filter(({ key }) => !known.has(key));
  if (news.length === 0) return [];
  const facts = await written(tx, parts, contract, news);
  const entries = news.map(({ key, ticket }) => ({ key, request: requestHash(key), facts: facts.get(ticket)! }));
  const { first, ticketNumber } = await append(tx, contract.log, entries);
  await parts.project(tx, projected(contract, news, facts, first, ticketNumber));
  return news;
}

/** The facts of each ticket as they are appended, with the texts sealed and kept beside them. */
async function written(
  tx: Transaction,
  { vault, now }: PastParts,
  contract: LoadedContract,
  tickets: readonly PastTicket[],
): Promise<Map<string, WrittenFact[]>> {
  const at = now();
  const all = tickets.flatMap(({ ticket, facts }) => facts.map((fact) => ({ ticket, fact })));
  const withNames = await sealTexts(tx, vault, at, { contract }, all);
  const facts = withNames.map(({ ticket, fact: { kind, at: happened, recordedAt, id, fields } }) => ({
    kind,
    at: happened,
    recordedAt,
    id,
    ticket,
    fields,
  }));
  return Map.groupBy(facts, ({ ticket }) => ticket);
}

export interface WithTexts {
  readonly ticket?: string | undefined;
  readonly fact: PastFact;
}

/** Keeps the texts sealed; gives the facts with the fields by which they name them. Texts of erased persons are left out. */
export async function sealTexts<One extends WithTexts>(
  tx: Transaction,
  vault: Vault,
  now: number,
  { contract }: { readonly contract: LoadedContract | undefined },
  all: readonly One[],
): Promise<One[]> {
  const writers = all.flatMap(({ fact }) => fact.texts.map(({ person }) => person));
  if (writers.length === 0) return [...all];
  const keys = await vault.keysOf(tx, writers, now);
  const contents: Parameters<typeof keepContents>[1][number][] = [];
  const named = all.map((one) => {
    let fields = one.fact.fields;
    for (const text of one.fact.texts) {
      if (!keys.has(text.person)) continue;
      const made = sealed(keys, text);
      fields = { ...fields, ...made.fields };
      const whose = { customer: contract?.view.customer, contract: contract?.view.contract, ticket: one.ticket };
      contents.push({ ...made.content, ...whose });
    }
    return { ...one, fact: { ...one.fact, fields } };
  });
  await keepContents(tx, contents, now);
  return named;
}

function sealed(keys: OpenKeys, { field, content, person, body, lang }: PastText) {
  const bytes = Buffer.from(body, "utf8");
  const form = keys.seal(person, content, bytes);
  const language: Fields = lang === undefined ? {} : { lang };
  const fields: Fields = { [field]: content, [`${field}-hash`]: form.hash.toString("hex"), ...language };
  return { fields, content: { ...form, content, person, kind: "text" as const, bytes: bytes.length } };
}

/** The nth report of a log is its nth ticket. */
function projected(
  { program, view }: LoadedContract,
  tickets: readonly PastTicket[],
  facts: ReadonlyMap<string, readonly WrittenFact[]>,
  first: number,
  ticketNumber: number,
): ProjectedPast[] {
  let index = first;
  let number = ticketNumber;
  return tickets.map(({ ticket }) => {
    const own: Fact[] = facts.get(ticket)!.map((fact) => ({ ...fact, seq: index++ }));
    const subject = { kind: "ticket", attributes: openingOf(own), facts: own, contract: view.fields };
    const { contract, customer, code } = view;
    const [own1, reports] = [number, own.filter(({ kind }) => kind === "reported").length];
    number += reports;
    return { program, ticket, contract, customer, number: `${code}-${own1}`, subject };
  });
}
