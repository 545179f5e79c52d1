/** Agreements as a tenant keeps them: each text once, under the hash of its terms, and never changed (CON-1, VER-1). */
import type { Transaction } from "../database/database.ts";
import type { CheckedText } from "./agreement-text.ts";
import { tellTenant, type Asker } from "./own-logs.ts";

export interface KeptAgreement {
  readonly hash: string;
  readonly name: string;
  readonly edition: string;
  readonly createdAt: number;
}

/** Keeps what was checked; the same terms again are the same agreement, whatever its comments and examples say. */
export async function keepAgreement(tx: Transaction, asker: Asker, checked: CheckedText): Promise<KeptAgreement> {
  const { hash, name, edition, source } = checked;
  const made = await tx.query(
    `INSERT INTO peil.agreement (tenant, hash, name, edition, source, created_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING hash`,
    [tx.scope.tenant, hash, name, edition, source, new Date(asker.now)],
  );
  if (made.length > 0) await tellTenant(tx, asker, "done", { what: "agreement", agreement: hash });
  return (await agreementBy(tx, hash))!;
}

/** The newest first. */
export async function agreements(tx: Transaction): Promise<KeptAgreement[]> {
  const rows = await tx.query<Row>(
    "SELECT hash, name, edition, created_at FROM peil.agreement WHERE tenant = $1 ORDER BY created_at DESC, hash",
    [tx.scope.tenant],
  );
  return rows.map((row) => keptOf(row));
}

export async function agreementBy(
  tx: Transaction,
  hash: string,
): Promise<(KeptAgreement & { readonly source: string }) | undefined> {
  const [row] = await tx.query<Row & { source: string }>(
    "SELECT hash, name, edition, source, created_at FROM peil.agreement WHERE tenant = $1 AND hash = $2",
    [tx.scope.tenant, hash],
  );
  return row && { ...keptOf(row), source: row.source };
}

interface Row {
  readonly hash: string;
  readonly name: string;
  readonly edition: string;
  readonly created_at: Date;
}

function keptOf({ hash, name, edition, created_at }: Row): KeptAgreement {
  return { hash, name, edition, createdAt: created_at.getTime() };
}
