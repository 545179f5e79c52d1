/**
 * What somebody takes along, as lines: a ticket with what was written on it and sent with it under it, and every fact as it stands in its
 * log. The same lines are of a person and of a whole customer; which tickets, texts and facts they are is theirs to say.
 */
import type { Transaction } from "../database/database.ts";
import { openContents } from "../ledger/contents.ts";
import type { Vault } from "../ledger/keys.ts";
import type { StoredFact } from "../ledger/read.ts";
import { persons } from "./people/people.ts";

export type TakenLine = {
  readonly is:
    | "person"
    | "customer"
    | "agreement"
    | "contract"
    | "asset"
    | "ticket"
    | "text"
    | "file"
    /** Facts come last. */
    | "fact";
} & Readonly<Record<string, unknown>>;

/** A condition on a row, whose `$2` is the id of whom it is about. */
export interface Whose {
  readonly id: string;
  readonly tickets: string;
  readonly contents: string;
}

const piece = 200;

/** The tickets in the order in which they were reported, and last what was written on none. */
export async function* writtenLines(tx: Transaction, vault: Vault, whose: Whose): AsyncGenerator<TakenLine> {
  const tickets = await tx.query<TicketRow>(
    `SELECT ticket, number, contract, type, priority, state, title, reporter, reported_at FROM peil.ticket t
     WHERE tenant = $1 AND (${whose.tickets}) ORDER BY reported_at, ticket`,
    [tx.scope.tenant, whose.id],
  );
  for (let at = 0; at < tickets.length; at += piece) {
    const some = tickets.slice(at, at + piece);
    const rows = await contentsOf(
      tx,
      whose,
      some.map(({ ticket }) => ticket),
    );
    const titles = some.flatMap(({ title }) => title ?? []);
    const opened = await opener(tx, vault, [...titles, ...textsIn(rows)]);
    const by = await namer(tx, vault, rows);
    const under = Map.groupBy(rows, ({ ticket }) => ticket);
    for (const { reported_at, title, ...row } of some) {
      yield { is: "ticket", ...row, title: opened(title), reportedAt: reported_at.toISOString() };
      const own = under.get(row.ticket) ?? [];
      for (const one of own) if (one.content !== title) yield contentLine(one, row.number, opened, by);
    }
  }
  const loose = await contentsOf(tx, whose, null);
  const opened = await opener(tx, vault, textsIn(loose));
  const by = await namer(tx, vault, loose);
  for (const one of loose) yield contentLine(one, null, opened, by);
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
  readonly reported_at: Date;
}

interface ContentRow {
  readonly content: string;
  readonly ticket: string | null;
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
    `SELECT content, ticket, person, kind, bytes, created_at FROM peil.content c
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

/** How whoever wrote is called: of a whole customer that may be somebody of the supplier. */
async function namer(
  tx: Transaction,
  vault: Vault,
  rows: readonly ContentRow[],
): Promise<(person: string) => string | null> {
  const ids = [...new Set(rows.map(({ person }) => person))];
  const found = ids.length === 0 ? [] : await persons(tx, vault, { persons: ids, most: ids.length });
  const names = new Map(found.map(({ person, called }) => [person, called?.name]));
  return (person) => names.get(person) ?? null;
}

function contentLine(
  { kind, bytes, created_at, ...row }: ContentRow,
  number: string | null,
  opened: Opened,
  by: (person: string) => string | null,
): TakenLine {
  const common = { ...row, number, by: by(row.person), createdAt: created_at.toISOString() };
  if (kind === "file") return { is: "file", ...common, bytes: Number(bytes) };
  return { is: "text", ...common, text: opened(row.content) };
}

/** As its canonical bytes say it, with where it stands. */
export function factLine(log: string, { idx, bytes }: Pick<StoredFact, "idx" | "bytes">): TakenLine {
  return { is: "fact", log, index: idx, fact: JSON.parse(bytes.toString("utf8")) as unknown };
}
