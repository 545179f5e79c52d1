/**
 * What somebody takes along, as lines: a ticket with what was done, written and sent on it under it, by whom and when as its facts say
 * (TIM-4), and every fact as it stands in its log. The same lines are of a person and of a whole customer; which tickets, texts and facts they are is theirs to say.
 */
import { onFile, text } from "../facts/fact.ts";
import type { Transaction } from "../database/database.ts";
import { openContents } from "../ledger/contents.ts";
import type { Vault } from "../ledger/keys.ts";
import { factsOfRelation, factsOfTickets, type LedgerFact, type StoredFact } from "../ledger/read.ts";
import { persons } from "./people/people.ts";

export type TakenLine = {
  readonly is:
    | "person"
    /** Where somebody is signed in. */
    | "session"
    /** What is kept and yet not given, and why. */
    | "left-out"
    | "customer"
    | "agreement"
    | "contract"
    | "asset"
    | "ticket"
    | "text"
    | "file"
    /** Something that was done without a word or a file of theirs. */
    | "act"
    /** Facts come last. */
    | "fact";
} & Readonly<Record<string, unknown>>;

/** A condition on a row, whose `$2` is the id of whom it is about. */
export interface Whose {
  readonly id: string;
  /** On a ticket `t`. */
  readonly tickets: string;
  /** On a content `c`. */
  readonly contents: string;
  /** Which facts of these tickets are told beside those that name a content of theirs. */
  readonly acts: (fact: LedgerFact, ticket: Pick<TicketRow, "reporter" | "watchers">) => boolean;
}

/** On a content `c`: a note that the supplier keeps to itself says so on its fact. */
export const isToldToCustomer = `NOT EXISTS (SELECT FROM peil.fact f WHERE f.tenant = c.tenant AND f.ticket = c.ticket
  AND position(convert_to(c.content::text, 'UTF8') IN f.bytes) > 0 AND position('"internal":"yes"'::bytea IN f.bytes) > 0)`;

const piece = 200;

/** The tickets in the order in which they were reported, and last what was written on none. */
export async function* writtenLines(tx: Transaction, vault: Vault, whose: Whose): AsyncGenerator<TakenLine> {
  const tickets = await tx.query<TicketRow>(
    `SELECT ticket, number, contract, type, priority, state, title, reporter, watchers, reported_at FROM peil.ticket t
     WHERE tenant = $1 AND (${whose.tickets}) ORDER BY reported_at, ticket`,
    [tx.scope.tenant, whose.id],
  );
  for (let at = 0; at < tickets.length; at += piece) {
    const some = tickets.slice(at, at + piece);
    const ids = some.map(({ ticket }) => ticket);
    const rows = await contentsOf(tx, whose, ids);
    const facts = await factsOfTickets(tx, ids);
    const titles = some.flatMap(({ title }) => title ?? []);
    const opened = await opener(tx, vault, [...titles, ...textsIn(rows)]);
    const under = Map.groupBy(rows, ({ ticket }) => ticket);
    const entries = new Map(
      some.map((row) => [
        row.ticket,
        entriesOf(under.get(row.ticket) ?? [], facts.get(row.ticket)!, (fact) => whose.acts(fact, row), row.title),
      ]),
    );
    const by = await namer(tx, vault, [...entries.values()].flat());
    for (const { reported_at, title, watchers: _, ...row } of some) {
      yield { is: "ticket", ...row, title: opened(title), reportedAt: reported_at.toISOString() };
      for (const entry of entries.get(row.ticket)!) yield entryLine(entry, row, opened, by);
    }
  }
  yield* looseLines(tx, vault, whose);
}

async function* looseLines(tx: Transaction, vault: Vault, whose: Whose): AsyncGenerator<TakenLine> {
  const loose = await contentsOf(tx, whose, null);
  if (loose.length === 0) return;
  const logs = await tx.query<{ log: string }>(
    "SELECT log FROM peil.log WHERE tenant = $1 AND (contract IS NULL OR contract = ANY($2::uuid[]))",
    [tx.scope.tenant, [...new Set(loose.flatMap(({ contract }) => contract ?? []))]],
  );
  const facts: LedgerFact[] = [];
  for (const { log } of logs) facts.push(...(await factsOfRelation(tx, log)));
  const entries = entriesOf(loose, facts, () => false, null);
  const opened = await opener(tx, vault, textsIn(loose));
  const by = await namer(tx, vault, entries);
  for (const entry of entries) yield entryLine(entry, { ticket: null, number: null }, opened, by);
}

/** What a fact tells with one content, or without; a content that no fact names stands by itself. */
interface Entry {
  readonly fact: LedgerFact | undefined;
  readonly row: ContentRow | undefined;
  /** That it was not so, said later (TIM-4). */
  readonly withdrawn: LedgerFact | undefined;
}

/** In the order in which it happened. A title stands at its ticket. */
function entriesOf(
  rows: readonly ContentRow[],
  facts: readonly LedgerFact[],
  acts: (fact: LedgerFact) => boolean,
  title: string | null,
): Entry[] {
  const left = new Map(rows.map((row) => [row.content, row]));
  const withdrawals = new Map(
    facts.flatMap((fact) => (fact.kind === "withdrawn" ? [[text(fact.fields["fact"]), fact]] : [])),
  );
  const entries: Entry[] = [];
  // What was shown to the customer once is told as that, whoever attaches it again among themselves.
  for (const fact of facts.toSorted((a, b) => Number(isInternal(a)) - Number(isInternal(b)))) {
    const withdrawn = withdrawals.get(fact.id);
    const named = ["title", "text", "file"].flatMap((field) => left.get(text(fact.fields[field]) ?? "") ?? []);
    for (const { content } of named) left.delete(content);
    const own = named.filter(({ content }) => content !== title);
    for (const row of own) entries.push({ fact, row, withdrawn });
    if (own.length === 0 && (named.length > 0 || acts(fact))) entries.push({ fact, row: undefined, withdrawn });
  }
  for (const row of left.values())
    if (row.content !== title) entries.push({ fact: undefined, row, withdrawn: undefined });
  return entries.toSorted((a, b) => happenedAt(a) - happenedAt(b) || (a.fact?.seq ?? 0) - (b.fact?.seq ?? 0));
}

function isInternal({ fields }: LedgerFact): boolean {
  return fields["internal"] === "yes";
}

function happenedAt({ fact, row }: Entry): number {
  return fact?.at ?? row!.created_at.getTime();
}

interface TicketRow {
  readonly ticket: string;
  readonly number: string;
  readonly contract: string;
  readonly type: string | null;
  readonly priority: string | null;
  readonly state: string;
  readonly title: string | null;
  readonly reporter: string | null;
  readonly watchers: readonly string[];
  readonly reported_at: Date;
}

interface ContentRow {
  readonly content: string;
  readonly ticket: string | null;
  readonly contract: string | null;
  readonly person: string;
  readonly kind: "text" | "file";
  readonly bytes: string;
  readonly created_at: Date;
}

function contentsOf(
  tx: Transaction,
  { id, contents }: Whose,
  tickets: readonly string[] | null,
): Promise<ContentRow[]> {
  return tx.query<ContentRow>(
    `SELECT content, ticket, contract, person, kind, bytes, created_at FROM peil.content c
     WHERE tenant = $1 AND ${tickets === null ? "ticket IS NULL AND $3::uuid[] IS NULL" : "ticket = ANY($3::uuid[])"} AND (${contents})
     ORDER BY created_at, content`,
    [tx.scope.tenant, id, tickets],
  );
}

function textsIn(rows: readonly ContentRow[]): string[] {
  return rows.filter(({ kind }) => kind === "text").map(({ content }) => content);
}

type Opened = (content: string | null) => string | null;

async function opener(tx: Transaction, vault: Vault, contents: readonly string[]): Promise<Opened> {
  const opened = await openContents(tx, vault, contents);
  return (content) => (content === null ? null : (opened.get(content)?.bytes?.toString("utf8") ?? null));
}

type Namer = (person: string | undefined) => string | null;

/** How people are called: of a whole customer that may be somebody of the supplier. */
async function namer(tx: Transaction, vault: Vault, entries: readonly Entry[]): Promise<Namer> {
  const ids = [
    ...new Set(
      entries.flatMap(({ fact, row, withdrawn }) =>
        [...(fact ? namedIn(fact) : []), ...(withdrawn ? namedIn(withdrawn) : []), row?.person ?? []].flat(),
      ),
    ),
  ];
  const names = new Map<string, string | undefined>();
  for (let at = 0; at < ids.length; at += piece) {
    const some = ids.slice(at, at + piece);
    for (const { person, called } of await persons(tx, vault, { persons: some, most: some.length }))
      names.set(person, called?.name);
  }
  return (person) => names.get(person ?? "") ?? null;
}

function namedIn({ fields }: LedgerFact): string[] {
  return ["person", "assignee", "watcher", "to"].flatMap((field) => fields[field] ?? []).filter(isUuid);
}

function isUuid(word: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(word);
}

function entryLine(
  { fact, row, withdrawn }: Entry,
  { ticket, number }: { readonly ticket: string | null; readonly number: string | null },
  opened: Opened,
  by: Namer,
): TakenLine {
  const taken = withdrawn && { withdrawn: { by: by(text(withdrawn.fields["person"])), at: timeOf(withdrawn.at) } };
  const told = { ticket, number, ...(fact === undefined ? storedOnly(row!, by) : toldBy(fact, row, by)), ...taken };
  if (row === undefined) return { is: "act", ...told };
  const { content, bytes } = row;
  if (row.kind === "file") return { is: "file", content, ...told, bytes: Number(bytes) };
  return { is: "text", content, ...told, text: opened(content) };
}

/** Whoever the fact names did it; the key that seals an automatic word is its reader's, to whom it was addressed. */
function toldBy(fact: LedgerFact, row: ContentRow | undefined, by: Namer) {
  const { id, kind, at, recordedAt, fields } = fact;
  const person = text(fields["person"]);
  const isAutomatic = fields["automatic"] === "yes";
  const isFor = row !== undefined && isAutomatic && person === undefined;
  const to = [fields["assignee"] ?? fields["watcher"] ?? fields["to"] ?? [], fields["team"] ?? []].flat();
  return {
    fact: id,
    kind,
    person: person ?? null,
    by: by(person),
    role: text(fields["by"]) ?? null,
    isAutomatic,
    isInternal: isInternal(fact),
    /** Closed by a customer who no longer needs it. */
    isNoLongerNeeded: kind === "closed" && fields["withdrawn"] === "yes",
    /** What a form asked beside the text, each in a line under it. */
    beside: Object.entries(fields).flatMap(([name, value]) => (value === onFile ? [name] : [])),
    addressedTo: isFor ? by(row.person) : null,
    to: to.flatMap((one) => by(one) ?? (isUuid(one) ? [] : one)),
    minutes: text(fields["minutes"]) ?? null,
    at: timeOf(at),
    recordedAt: timeOf(recordedAt),
  };
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}

/** A content that was kept for an act that never was, or is no longer told. */
function storedOnly({ person, created_at }: ContentRow, by: Namer) {
  const at = created_at.toISOString();
  const unsaid = { fact: null, kind: null, role: null, isAutomatic: false, isInternal: false, addressedTo: null };
  return { ...unsaid, person, by: by(person), to: [], minutes: null, at, recordedAt: at };
}

/** As its canonical bytes say it, with where it stands. */
export function factLine(log: string, { idx, bytes }: Pick<StoredFact, "idx" | "bytes">): TakenLine {
  return { is: "fact", log, index: idx, fact: JSON.parse(bytes.toString("utf8")) as unknown };
}
