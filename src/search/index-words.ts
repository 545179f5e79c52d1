/**
 * The follower that makes what people wrote findable (SRC-1, SRC-3): it opens the contents that new facts tell of, and keeps their
 * words. What the database puts together of them per ticket is in its migration. It runs behind the ledger; what was erased
 * meanwhile cannot be opened any more, and what is erased while it runs waits for it and takes its words out again.
 */
import { text, type Fact } from "../facts/fact.ts";
import { settle } from "../facts/settle.ts";
import { openContents } from "../ledger/contents.ts";
import { Follower, type FollowedLog, type FollowerOptions } from "../ledger/follow.ts";
import type { Vault } from "../ledger/keys.ts";
import { factsOfTicket, type LedgerFact } from "../ledger/read.ts";
import type { Database, Transaction } from "../database/database.ts";
import { plainWords } from "./plain-words.ts";

export function searchFollower(db: Database, vault: Vault, onError: FollowerOptions["onError"]): Follower {
  const handle = async (tx: Transaction, { kind }: FollowedLog, facts: readonly LedgerFact[]) =>
    kind === "contract" ? indexFacts(tx, vault, facts) : undefined;
  return new Follower({ db, name: "search", batch: 200, handle, onError });
}

/** What one content is to its ticket. */
interface Told {
  readonly content: string;
  readonly ticket: string;
  readonly isInternal: boolean;
  readonly isTitle: boolean;
}

export async function indexFacts(tx: Transaction, vault: Vault, facts: readonly LedgerFact[]): Promise<void> {
  // A correction can take back what was said, or show what was internal: such a ticket is read again from its first fact.
  const anew = new Set(facts.filter(({ kind }) => isCorrection(kind)).flatMap(({ ticket }) => ticket ?? []));
  for (const ticket of anew) await forgetTicket(tx, ticket);
  const again = await Promise.all([...anew].map(async (ticket) => standing(await factsOfTicket(tx, ticket))));
  const fresh = facts.filter(({ ticket }) => ticket !== undefined && !anew.has(ticket));
  await indexTold(tx, vault, [...again.flat(), ...fresh].flatMap(toldBy));
}

function isCorrection(kind: string): boolean {
  return kind === "corrected" || kind === "withdrawn";
}

function standing(facts: readonly LedgerFact[]): (Fact & { ticket?: string | undefined })[] {
  const ticket = facts[0]?.ticket;
  return settle(facts).facts.map((fact) => ({ ...fact, ticket }));
}

function toldBy({ ticket, fields }: Fact & { readonly ticket?: string | undefined }): Told[] {
  if (ticket === undefined) return [];
  const isInternal = fields["internal"] === "yes";
  return (["title", "text"] as const).flatMap((field) => {
    const content = text(fields[field]);
    return content !== undefined && uuid.test(content)
      ? [{ content, ticket, isInternal, isTitle: field === "title" }]
      : [];
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function indexTold(tx: Transaction, vault: Vault, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const ids = told.map(({ content }) => content);
  // Erasing somebody changes these rows: whoever does waits until these words are in, and then takes them out.
  await tx.query("SELECT FROM peil.content WHERE tenant = $1 AND content = ANY($2) ORDER BY content FOR SHARE", [
    tx.scope.tenant,
    ids,
  ]);
  const opened = await openContents(tx, vault, ids);
  const readable = told.flatMap((one) => {
    const { kind, bytes } = opened.get(one.content) ?? {};
    return kind === "text" && bytes !== undefined ? [{ ...one, words: plainWords(bytes.toString("utf8")) }] : [];
  });
  await keepWords(tx, readable);
}

async function keepWords(tx: Transaction, told: readonly (Told & { words: string })[]): Promise<void> {
  if (told.length === 0) return;
  await tx.query(
    `INSERT INTO peil.search (tenant, content, customer, contract, ticket, person, is_internal, is_title, document, bytes)
     SELECT $1, c.content, t.customer, t.contract, t.ticket, c.person, i.is_internal OR c.customer IS NULL, i.is_title,
       d.document, pg_column_size(d.document)
     FROM unnest($2::uuid[], $3::uuid[], $4::boolean[], $5::boolean[], $6::text[]) i(content, ticket, is_internal, is_title, words)
     JOIN peil.content c ON c.tenant = $1 AND c.content = i.content
     JOIN peil.ticket t ON t.tenant = $1 AND t.ticket = i.ticket
     CROSS JOIN LATERAL (SELECT setweight(to_tsvector('dutch', i.words) || to_tsvector('english', i.words),
       CASE WHEN i.is_title THEN 'A' ELSE 'D' END::"char") AS document) d
     ON CONFLICT (tenant, content) DO UPDATE SET is_internal = excluded.is_internal, is_title = excluded.is_title,
       document = excluded.document, bytes = excluded.bytes`,
    [
      tx.scope.tenant,
      told.map(({ content }) => content),
      told.map(({ ticket }) => ticket),
      told.map(({ isInternal }) => isInternal),
      told.map(({ isTitle }) => isTitle),
      told.map(({ words }) => words),
    ],
    "keep words",
  );
}

async function forgetTicket(tx: Transaction, ticket: string): Promise<void> {
  await tx.query("DELETE FROM peil.search WHERE tenant = $1 AND ticket = $2", [tx.scope.tenant, ticket]);
}
