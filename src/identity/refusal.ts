/**
 * Why identity does not do what is asked: a closed set of codes with parameters, worded where they are shown. The sentence of
 * the error is for logs.
 */

export const identityCodes = [
  /** Wrong login, wrong password, no such account, account not active: one code, so that nobody learns which. */
  "wrong-credentials",
  /** `retryAfterMs` says how long to wait. */
  "too-many-attempts",
  /** Too many passwords wait to be checked; `retryAfterMs`. */
  "busy",
  "wrong-code",
  "not-signed-in",
  /** The session is too old for this: prove again who you are. */
  "sign-in-again",
  /** `least` characters are needed. */
  "password-too-short",
  "password-too-long",
  "password-obvious",
  /** The link is unknown, used or too old; one code. */
  "link-not-valid",
  /** The link's account has no login yet, and the request named none. */
  "login-needed",
  "login-taken",
  "login-malformed",
  "unknown-account",
  "account-not-active",
  "last-administrator",
  "administrator-signed-in",
  "not-an-administrator",
  /** The role asks for a second factor and this is the last one. */
  "second-factor-needed",
  "second-factor-present",
  "no-second-factor",
  "passkey-refused",
  "unknown-passkey",
  "unknown-provider",
  "provider-malformed",
  "provider-unreachable",
  "provider-refused",
  /** The provider's account belongs to nobody here, and its provider may not vouch for that address. */
  "not-invited",
  "flow-not-valid",
  "unknown-session",
  "unknown-key",
  /** Keys are made in a session, not with another key. */
  "session-needed",
  "scopes-malformed",
  "expiry-malformed",
  "place-malformed",
  /** Another version is kept than the one that was seen. */
  "changed-since",
] as const;
export type IdentityCode = (typeof identityCodes)[number];

export class IdentityRefused extends Error {
  readonly code: IdentityCode;
  readonly parameters: Readonly<Record<string, string | number>>;

  constructor(
    code: IdentityCode,
    parameters: Readonly<Record<string, string | number>> = {},
    options: { cause?: unknown } = {},
  ) {
    super(code, options);
    this.name = "IdentityRefused";
    this.code = code;
    this.parameters = parameters;
  }
}

/** What the database says of a login that is there already, as a refusal; anything else it says is a mistake of ours. */
export async function refusingTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === "23505" && constraint === "account_tenant_login_key") {
      throw new IdentityRefused("login-taken", {}, { cause: error });
    }
    throw error;
  }
}
