/**
 * Stores what somebody wrote, sealed with their own key, before the facts that tell of it: those carry the hash of the sealed
 * form, so that the ledger proves what was written without holding it (LED-3).
 */
import type { Transaction } from "../database/database.ts";
import type { Decided } from "./decide.ts";

export interface Sealed {
  readonly sealed: Uint8Array;
  /** SHA-256 of the sealed form. */
  readonly hash: Uint8Array;
}

/** Seals each with the key of its person, in the order in which they are given. */
export type Sealing = (
  tx: Transaction,
  contents: readonly { readonly content: string; readonly person: string; readonly bytes: Uint8Array }[],
) => Promise<readonly Sealed[]>;

interface Writing extends Decided {
  readonly contract: { readonly view: { readonly contract: string; readonly customer: string } };
}

export async function writeContents(
  tx: Transaction,
  seal: Sealing,
  decided: readonly Writing[],
  now: number,
): Promise<void> {
  const all = decided.flatMap(({ contents, contract: { view }, ticket }) =>
    contents.map((one) => ({ ...one, ...view, ticket: ticket?.ticket ?? null, bytes: Buffer.from(one.body, "utf8") })),
  );
  if (all.length === 0) return;
  const sealed = await seal(tx, all);
  all.forEach(({ fact, field, lang }, i) => {
    const hash = Buffer.from(sealed[i]!.hash).toString("hex");
    fact.fields = { ...fact.fields, [`${field}-hash`]: hash, ...(lang === undefined ? {} : { lang }) };
  });
  await tx.query(
    `INSERT INTO peil.content (tenant, content, customer, contract, ticket, person, kind, sealed, hash, bytes, created_at)
     SELECT $1, c.*, $10 FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[],
       array_fill('text'::text, ARRAY[cardinality($2::uuid[])]), $7::bytea[], $8::bytea[], $9::bigint[]) c`,
    [
      tx.scope.tenant,
      all.map(({ content }) => content),
      all.map(({ customer }) => customer),
      all.map(({ contract }) => contract),
      all.map(({ ticket }) => ticket),
      all.map(({ person }) => person),
      sealed.map((one) => one.sealed),
      sealed.map((one) => one.hash),
      all.map(({ bytes }) => bytes.length),
      new Date(now),
    ],
    "write contents",
  );
}
