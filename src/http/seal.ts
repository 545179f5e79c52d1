/**
 * Seals what leaves Peil and comes back, or is kept for a day: cursors and stored replies. AES-256-GCM under a key of its own
 * per purpose; `bound` is what it belongs to, and sealed text that is brought for anything else does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const nonceBytes = 12;
const tagBytes = 16;

export class Seal {
  private readonly key: Uint8Array;
  private readonly random: (bytes: number) => Uint8Array;

  /** `secret` has at least 32 bytes. */
  constructor(secret: Uint8Array, purpose: string, random: (bytes: number) => Uint8Array = randomBytes) {
    this.key = new Uint8Array(hkdfSync("sha256", secret, "", `peil ${purpose}`, 32));
    this.random = random;
  }

  close(text: string, bound: string): Buffer {
    const nonce = this.random(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", this.key, nonce).setAAD(Buffer.from(bound));
    return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  }

  /** Undefined when it is not ours, was changed, or belongs to something else. */
  open(sealed: Uint8Array, bound: string): string | undefined {
    if (sealed.length < nonceBytes + tagBytes) return undefined;
    const nonce = sealed.subarray(0, nonceBytes);
    const opening = createDecipheriv("aes-256-gcm", this.key, nonce).setAAD(Buffer.from(bound));
    opening.setAuthTag(sealed.subarray(sealed.length - tagBytes));
    try {
      return opening.update(sealed.subarray(nonceBytes, -tagBytes), undefined, "utf8") + opening.final("utf8");
    } catch {
      return undefined;
    }
  }
}
