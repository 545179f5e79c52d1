/**
 * What happened to accounts and credentials, told after it is on disk (IDN-15). Whoever listens makes facts of the tenant log
 * and log lines of it; addresses and agents are of persons, and belong in no fact.
 */

import type { IdentityOptions, Visitor } from "./identity.ts";

export type IdentityEventKind =
  | "account-made"
  | "account-changed"
  | "account-erased"
  | "signed-in"
  | "sign-in-refused"
  | "signed-out"
  | "session-ended"
  | "password-changed"
  | "authenticator-added"
  | "authenticator-removed"
  | "recovery-codes-made"
  | "recovery-code-used"
  | "passkey-added"
  | "passkey-removed"
  | "link-made"
  | "link-used"
  | "provider-made"
  | "provider-changed"
  | "provider-removed"
  | "provider-linked"
  | "key-made"
  | "key-revoked";

export interface IdentityEvent {
  readonly kind: IdentityEventKind;
  readonly at: number;
  readonly tenant: string;
  /** Whose account it is about; absent where a provider changed. */
  readonly person?: string | undefined;
  /** Who did it, where that is somebody else; absent too when the command line did. */
  readonly by?: string | undefined;
  /** Session, key, passkey or provider. */
  readonly credential?: string | undefined;
  /** How: `password`, `passkey`, `openid`, `link`; or why refused: a code. */
  readonly how?: string | undefined;
  readonly address?: string | undefined;
  readonly agent?: string | undefined;
}

export async function tell(options: IdentityOptions, event: Omit<IdentityEvent, "at">): Promise<void> {
  await options.onEvent({ ...event, at: options.now() });
}

/** Where it came from: for the log, not for a fact. */
export function from({ address, agent }: Visitor): Pick<IdentityEvent, "address" | "agent"> {
  return { address, agent };
}
