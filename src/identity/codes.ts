/**
 * The codes of a second step (IDN-8): six digits of an authenticator (RFC 6238), each taken once, or a recovery code, once and
 * gone.
 */
import { Secret, TOTP } from "otpauth";
import type { Transaction } from "../database/database.ts";
import type { IdentityOptions } from "./identity.ts";
import { keyedHash, seal, unseal } from "./secrets.ts";

const PERIOD = 30;
const RECOVERY_CODES = 10;
/** Without what is read as something else. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** What authenticators of every make take: SHA-1, six digits, half a minute. */
export function authenticatorOf(options: IdentityOptions, secret: Uint8Array, login: string): TOTP {
  const buffer = new Uint8Array(secret).buffer;
  return new TOTP({ issuer: options.name, label: login, secret: new Secret({ buffer }), period: PERIOD, digits: 6 });
}

export function sealedSecret(options: IdentityOptions, account: string, secret: Uint8Array): Buffer {
  return seal(options.key, options.random, `authenticator ${account}`, secret);
}

/** Takes the code if it is right, so that it is right once; says which kind it was. */
export async function redeemCode(
  tx: Transaction,
  options: IdentityOptions,
  account: string,
  code: string,
): Promise<"totp" | "recovery-code" | undefined> {
  const written = code.replaceAll(/[\s-]/g, "").toLowerCase();
  if (/^\d{6}$/.test(written)) return (await redeemTotp(tx, options, account, written, true)) ? "totp" : undefined;
  return (await redeemRecoveryCode(tx, options, account, written)) ? "recovery-code" : undefined;
}

/** One step early or late is taken; a step that was taken before, or one before it, is not. */
export async function redeemTotp(
  tx: Transaction,
  options: IdentityOptions,
  account: string,
  code: string,
  isConfirmed: boolean,
): Promise<boolean> {
  const [row] = await tx.query<{ sealed: Buffer }>(
    `SELECT sealed FROM identity.authenticator
     WHERE tenant = $1 AND account = $2 AND (confirmed_at IS NOT NULL) = $3 FOR UPDATE`,
    [tx.scope.tenant, account, isConfirmed],
  );
  if (!row) return false;
  const secret = unseal(options.key, `authenticator ${account}`, row.sealed);
  const timestamp = options.now();
  const delta = authenticatorOf(options, secret, "").validate({ token: code, timestamp, window: 1 });
  if (delta === null) return false;
  const step = Math.floor(timestamp / (PERIOD * 1000)) + delta;
  const taken = await tx.query(
    `UPDATE identity.authenticator SET last_step = $3 WHERE tenant = $1 AND account = $2 AND last_step < $3 RETURNING account`,
    [tx.scope.tenant, account, step],
  );
  return taken.length > 0;
}

/** Ten new ones in place of those there were: shown now, and never again. */
export async function newRecoveryCodes(tx: Transaction, options: IdentityOptions, account: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(options.random));
  await tx.query("DELETE FROM identity.recovery_code WHERE tenant = $1 AND account = $2", [tx.scope.tenant, account]);
  await tx.query("INSERT INTO identity.recovery_code (tenant, account, hash) SELECT $1, $2, unnest($3::bytea[])", [
    tx.scope.tenant,
    account,
    codes.map((code) => hashed(options, account, code.replace("-", ""))),
  ]);
  return codes;
}

async function redeemRecoveryCode(
  tx: Transaction,
  options: IdentityOptions,
  account: string,
  code: string,
): Promise<boolean> {
  const taken = await tx.query(
    "DELETE FROM identity.recovery_code WHERE tenant = $1 AND account = $2 AND hash = $3 RETURNING hash",
    [tx.scope.tenant, account, hashed(options, account, code)],
  );
  return taken.length > 0;
}

/** Ten of 31 letters, 49 bits: too few for a bare hash, so the hash is keyed. */
function hashed(options: IdentityOptions, account: string, code: string): Buffer {
  return keyedHash(options.key, `recovery code ${account}`, code);
}

function recoveryCode(random: (bytes: number) => Uint8Array): string {
  let code = "";
  while (code.length < 10) {
    // What is above a whole number of alphabets is drawn again, so that each letter is as likely.
    for (const byte of random(16)) if (byte < 248 && code.length < 10) code += letters[byte % letters.length];
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}
