/** The secrets of webhooks (HOK-3): drawn here, shown once, and kept sealed with the master key, each bound to its webhook. */
import type { MasterKeys } from "../ledger/keys.ts";
import { opened, sealed } from "../ledger/sealing.ts";

const BYTES = 24;

export class WebhookSecrets {
  private readonly masterKeys: MasterKeys;
  private readonly randomBytes: (count: number) => Uint8Array;

  constructor(masterKeys: MasterKeys, randomBytes: (count: number) => Uint8Array) {
    this.masterKeys = masterKeys;
    this.randomBytes = randomBytes;
  }

  /** In the form in which receivers take it. */
  draw(): string {
    return `whsec_${Buffer.from(this.randomBytes(BYTES)).toString("base64")}`;
  }

  seal(tenant: string, webhook: string, secret: string): Buffer {
    return sealed(this.masterKeys[0], ["webhook", tenant, webhook], Buffer.from(secret, "utf8"));
  }

  /** Undefined where no master key that is here sealed it: what it signs cannot be sent. */
  open(tenant: string, webhook: string, form: Uint8Array): string | undefined {
    for (const key of this.masterKeys) {
      const secret = opened(key, ["webhook", tenant, webhook], form);
      if (secret !== undefined) return secret.toString("utf8");
    }
    return undefined;
  }
}
