/**
 * Tokens that are kept as their hash, and secrets that are kept sealed (IDN-2). A token has 256 bits, so one round of SHA-256
 * is enough for it; what people choose themselves is hashed elsewhere, slowly.
 */
import { createCipheriv, createDecipheriv, createHmac, hash } from "node:crypto";

/** 32 random bytes in 43 characters that fit in a cookie, a header and an address. */
export function newToken(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString("base64url");
}

export function hashOf(token: string): Buffer {
  return hash("sha256", token, "buffer");
}

/** AES-256-GCM; `about` binds the sealed bytes to their place, so that nobody moves them to another account. */
export function seal(
  key: Uint8Array,
  random: (bytes: number) => Uint8Array,
  about: string,
  plain: Uint8Array | string,
): Buffer {
  const nonce = random(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body]);
}

/** Throws where the key is another one, or the bytes were changed or moved: that is no wrong input but a broken database. */
export function unseal(key: Uint8Array, about: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== 1) throw new Error(`${about}: sealed in a form that this program does not know`);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 13), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(13, 29)).setAAD(Buffer.from(about));
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
}

/** For codes too short to stand in a table as a bare hash: without the key nobody can try them all. */
export function keyedHash(key: Uint8Array, about: string, text: string): Buffer {
  return createHmac("sha256", key).update(`${about}\0${text}`).digest();
}
