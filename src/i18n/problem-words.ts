/**
 * What the API says when it does not do what was asked: one list of codes, each with a title that never changes and a sentence
 * that says what to do. The code is the last part of the problem's type: `/problems/<code>` (API-3).
 */

/** Of any request, whatever it is about. */
export const requestProblems = [
  "bad-http",
  "bad-json",
  "invalid-input",
  "not-storable",
  "not-signed-in",
  "not-allowed",
  "scope-missing",
  "foreign-origin",
  "of-another",
  "not-found",
  "method-not-allowed",
  "request-too-slow",
  "in-progress",
  "changed-since",
  "too-large",
  "wrong-content-type",
  "file-not-taken",
  "key-malformed",
  "key-reused",
  "version-malformed",
  "version-needed",
  "too-many-requests",
  "too-many-streams",
  "headers-too-large",
  "broken",
  "unavailable",
] as const;

/** Of signing in and of what proves who somebody is. */
export const identityProblems = [
  "wrong-credentials",
  "too-many-attempts",
  "busy",
  "wrong-code",
  "sign-in-again",
  "password-too-short",
  "password-too-long",
  "password-obvious",
  "link-not-valid",
  "login-needed",
  "login-taken",
  "login-malformed",
  "account-not-active",
  "last-administrator",
  "administrator-signed-in",
  "not-an-administrator",
  "second-factor-needed",
  "second-factor-present",
  "no-second-factor",
  "passkey-refused",
  "provider-malformed",
  "provider-unreachable",
  "provider-refused",
  "not-invited",
  "flow-not-valid",
  "session-needed",
  "scopes-malformed",
  "expiry-malformed",
  "place-malformed",
] as const;

/** Of the desk and of contracts: what was asked holds as a request, and is not done. */
export const deskProblems = [
  "no-such-person",
  "no-such-fact",
  "no-such-agreement",
  "not-in-this-state",
  "not-your-role",
  "not-of-this-contract",
  "unknown-value",
  "moment-not-allowed",
  "nothing-to-do",
  "refused-by-agreement",
  "content-lacking",
  "kind-not-allowed",
  "code-taken",
  "name-taken",
  "tickets-already",
  "does-not-hold",
  "not-signed-yet",
  "webhook-disabled",
] as const;

export const problemCodes = [...requestProblems, ...identityProblems, ...deskProblems] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What is wrong with one value of a request. */
export const fieldCodes = [
  "required",
  "unknown-field",
  "wrong-type",
  "too-short",
  "too-long",
  "too-small",
  "too-great",
  "too-few",
  "too-many",
  "not-one-of",
  "malformed",
  "not-one-line",
  "bad-character",
  "forbidden-name",
  "too-deep",
  "fits-no-form",
  "bad-cursor",
  "not-there",
  "address-refused",
  "unknown-event",
] as const;
export type FieldCode = (typeof fieldCodes)[number];

export type ProblemParams = Readonly<Record<string, string | number>>;

export interface ProblemWords {
  readonly problems: Readonly<Record<ProblemCode, { title: string; detail: (params: ProblemParams) => string }>>;
  readonly fields: Readonly<Record<FieldCode, (params: ProblemParams) => string>>;
}
