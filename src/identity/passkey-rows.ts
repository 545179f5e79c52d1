/** Passkeys as they stand in the database: a public key is no secret, and stands there open. */
import type { WebAuthnCredential } from "@simplewebauthn/server";
import type { Transaction } from "../database/database.ts";
import type { PasskeyRow } from "./identity.ts";
import { IdentityRefused } from "./refusal.ts";

export async function addPasskey(
  tx: Transaction,
  account: string,
  { id, publicKey, counter, transports }: WebAuthnCredential,
  { name, isSynced, now }: { name: string; isSynced: boolean; now: Date },
): Promise<void> {
  const added = await tx.query(
    `INSERT INTO identity.passkey (credential, tenant, account, name, public_key, counter, transports, is_synced, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING credential`,
    [id, tx.scope.tenant, account, name, Buffer.from(publicKey), counter, transports ?? [], isSynced, now],
  );
  if (added.length === 0) throw new IdentityRefused("passkey-refused");
}

export async function findPasskey(
  tx: Transaction,
  credential: string,
): Promise<{ account: string; credential: WebAuthnCredential } | undefined> {
  const [row] = await tx.query<{ account: string; public_key: Buffer; counter: string; transports: string[] }>(
    "SELECT account, public_key, counter, transports FROM identity.passkey WHERE tenant = $1 AND credential = $2 FOR UPDATE",
    [tx.scope.tenant, credential],
  );
  if (!row) return undefined;
  const { account, transports } = row;
  const publicKey = new Uint8Array(row.public_key);
  return { account, credential: { id: credential, publicKey, counter: Number(row.counter), transports } };
}

export async function usedPasskey(
  tx: Transaction,
  credential: string,
  { counter, isSynced }: { counter: number; isSynced: boolean },
  now: Date,
): Promise<void> {
  await tx.query(
    "UPDATE identity.passkey SET counter = $3, is_synced = $4, last_used_at = $5 WHERE tenant = $1 AND credential = $2",
    [tx.scope.tenant, credential, counter, isSynced, now],
  );
}

export async function listPasskeys(tx: Transaction, account: string): Promise<PasskeyRow[]> {
  const rows = await tx.query<{
    credential: string;
    name: string;
    is_synced: boolean;
    created_at: Date;
    last_used_at: Date | null;
  }>(
    `SELECT credential, name, is_synced, created_at, last_used_at FROM identity.passkey
     WHERE tenant = $1 AND account = $2 ORDER BY created_at, credential`,
    [tx.scope.tenant, account],
  );
  return rows.map((row) => ({
    credential: row.credential,
    name: row.name,
    isSynced: row.is_synced,
    createdAt: row.created_at.getTime(),
    lastUsedAt: row.last_used_at?.getTime() ?? null,
  }));
}

export async function deletePasskey(tx: Transaction, account: string, credential: string): Promise<boolean> {
  const gone = await tx.query(
    "DELETE FROM identity.passkey WHERE tenant = $1 AND account = $2 AND credential = $3 RETURNING credential",
    [tx.scope.tenant, account, credential],
  );
  return gone.length > 0;
}
