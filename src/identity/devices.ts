/**
 * A browser that signed in before carries a token that says so, so that its failures are counted apart (IDN-7). It proves
 * nothing else: whoever takes it still has to know the password.
 */
import type { Transaction } from "../database/database.ts";
import type { Account } from "./account.ts";
import type { IdentityOptions, Visitor } from "./identity.ts";
import { hashOf, newToken } from "./secrets.ts";

/** Without use for so long, it is a stranger again. */
export const DEVICE_MS = 90 * 24 * 3_600_000;
/** Of one account: a script that signs in anew each time is a new browser each time. */
const MOST = 20;

export async function knownDevice(tx: Transaction, { account }: Account, { device }: Visitor): Promise<boolean> {
  if (device === undefined) return false;
  const rows = await tx.query("SELECT 1 FROM identity.device WHERE tenant = $1 AND account = $2 AND hash = $3", [
    tx.scope.tenant,
    account,
    hashOf(device),
  ]);
  return rows.length > 0;
}

/** The cookie for a browser that has none of this account yet; nothing where it has. */
export async function deviceCookie(
  tx: Transaction,
  options: IdentityOptions,
  { account }: Account,
  { device }: Visitor,
): Promise<{ device?: string }> {
  const now = new Date(options.now());
  const known =
    device === undefined
      ? []
      : await tx.query(
          `UPDATE identity.device SET last_used_at = $4 WHERE tenant = $1 AND account = $2 AND hash = $3 RETURNING hash`,
          [tx.scope.tenant, account, hashOf(device), now],
        );
  if (known.length > 0) return {};
  const token = newToken(options.random);
  await tx.query("INSERT INTO identity.device (hash, tenant, account, last_used_at) VALUES ($1, $2, $3, $4)", [
    hashOf(token),
    tx.scope.tenant,
    account,
    now,
  ]);
  await tx.query(
    `DELETE FROM identity.device WHERE tenant = $1 AND account = $2 AND hash NOT IN (
       SELECT hash FROM identity.device WHERE tenant = $1 AND account = $2 ORDER BY last_used_at DESC LIMIT ${MOST})`,
    [tx.scope.tenant, account],
  );
  return { device: token };
}
