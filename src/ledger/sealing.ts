/**
 * Sealing with AES-256-GCM. What is sealed is bound to where it belongs, so that a row that somebody moved does not open; the first
 * byte says how it was sealed. Rule: LED-3.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** 1 ‖ nonce (12) ‖ what was sealed ‖ tag (16). A nonce is drawn: a key seals far fewer than 2^32 times. */
export function sealed(key: Uint8Array, place: readonly string[], bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce);
  cipher.setAAD(placeBytes(place));
  return Buffer.concat([Buffer.of(version), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined where it was sealed with another key, for another place, or changed since. */
export function opened(key: Uint8Array, place: readonly string[], bytes: Uint8Array): Buffer | undefined {
  if (bytes.length < 1 + nonceLength + tagLength || bytes[0] !== version) return undefined;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(1, 1 + nonceLength), { authTagLength: tagLength });
  decipher.setAAD(placeBytes(place));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  const plain = decipher.update(bytes.subarray(1 + nonceLength, bytes.length - tagLength));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return undefined;
  }
}

const algorithm = "aes-256-gcm";
const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** Parts cannot run into each other: none of them holds a line end. */
function placeBytes(place: readonly string[]): Buffer {
  return Buffer.from(place.join("\n"), "utf8");
}
