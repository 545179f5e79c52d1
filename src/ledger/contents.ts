/**
 * What persons wrote, beside the ledger (LED-3): kept sealed, opened for a page at a time, and gone for good when its writer is erased.
 * A fact names a content and carries the hash of its sealed form, so the ledger can still be verified when nobody can read it.
 */
import type { Transaction } from "../database/database.ts";
import { OpenKeys, type Sealed, type Vault } from "./keys.ts";

/** A content to keep. Without customer it is the supplier's own. */
export interface NewContent extends Sealed {
  readonly content: string;
  readonly person: string;
  readonly kind: "text" | "file";
  readonly customer?: string | undefined;
  readonly contract?: string | undefined;
  readonly ticket?: string | undefined;
  /** How long it was before it was sealed. */
  readonly bytes: number;
}

export interface OpenedContent {
  readonly person: string;
  readonly kind: "text" | "file";
  /** `erased`: nobody can read it any more. `broken`: what is stored is not what was sealed there. */
  readonly state: "readable" | "erased" | "broken";
  readonly bytes?: Buffer;
}

export async function keepContents(tx: Transaction, contents: readonly NewContent[], now: number): Promise<void> {
  const column = (key: keyof NewContent) => contents.map((content) => content[key] ?? null);
  await tx.query(
    `INSERT INTO peil.content (tenant, created_at, content, customer, contract, ticket, person, kind, sealed, hash, bytes)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::text[], $9::bytea[], $10::bytea[], $11::bigint[])`,
    [
      tx.scope.tenant,
      new Date(now),
      ...(["content", "customer", "contract", "ticket", "person", "kind", "sealed", "hash", "bytes"] as const).map(
        column,
      ),
    ],
    "keep contents",
  );
}

interface Row {
  readonly content: string;
  readonly person: string;
  readonly kind: "text" | "file";
  readonly sealed: Buffer | null;
}

/** The contents of a page, those that the scope shows, by their ids: one query for them and one for the keys. */
export async function openContents(
  tx: Transaction,
  vault: Vault,
  ids: readonly string[],
): Promise<Map<string, OpenedContent>> {
  const rows = await tx.query<Row>(
    "SELECT content, person, kind, sealed FROM peil.content WHERE tenant = $1 AND content = ANY($2::uuid[])",
    [tx.scope.tenant, ids],
    "open contents",
  );
  const writers = rows.filter(({ sealed }) => sealed !== null).map(({ person }) => person);
  const keys = writers.length === 0 ? new OpenKeys(tx.scope.tenant, new Map()) : await vault.keysFound(tx, writers);
  return new Map(rows.map((row) => [row.content, openRow(row, keys)]));
}

function openRow({ content, person, kind, sealed }: Row, keys: OpenKeys): OpenedContent {
  if (sealed === null || !keys.has(person)) return { person, kind, state: "erased" };
  const bytes = keys.open(person, content, sealed);
  return bytes === undefined ? { person, kind, state: "broken" } : { person, kind, state: "readable", bytes };
}

/** What is left to do where it cannot be undone: forms of files that lie outside the database. */
export interface Erasure {
  /** False where there is no such person, or it was erased before. */
  readonly wasErased: boolean;
  readonly contents: number;
  /** The contents that are files, so that their sealed bytes can be thrown away too. */
  readonly files: readonly string[];
}

/**
 * Destroys the person's key, and with it everything sealed with it; takes the sealed forms out of the database and the words out of
 * the search index. Facts stay: they name the person by a number that leads nowhere now, and every figure is what it was.
 */
export async function erasePerson(tx: Transaction, person: string, now: number): Promise<Erasure> {
  const values = [tx.scope.tenant, person];
  const [known] = await tx.query<{ state: string }>(
    "SELECT state FROM peil.person WHERE tenant = $1 AND person = $2 FOR UPDATE",
    values,
  );
  if (known === undefined || known.state === "erased") return { wasErased: false, contents: 0, files: [] };
  // A key that was never made is destroyed as well: nobody is to make one later.
  await tx.query(
    `INSERT INTO vault.person_key (tenant, person, sealed, created_at, erased_at) VALUES ($1, $2, NULL, $3, $3)
     ON CONFLICT (tenant, person) DO UPDATE SET sealed = NULL, erased_at = excluded.erased_at`,
    [...values, new Date(now)],
  );
  const contents = await tx.query<{ content: string; kind: string }>(
    "UPDATE peil.content SET sealed = NULL WHERE tenant = $1 AND person = $2 RETURNING content, kind",
    values,
  );
  await tx.query("DELETE FROM peil.search WHERE tenant = $1 AND person = $2", values);
  await tx.query("UPDATE peil.person SET sealed = NULL, state = 'erased' WHERE tenant = $1 AND person = $2", values);
  const files = contents.filter(({ kind }) => kind === "file").map(({ content }) => content);
  return { wasErased: true, contents: contents.length, files };
}
