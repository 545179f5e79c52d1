/**
 * Login data in what people write: passwords named as such, tokens and private keys. What is found is replaced before anything
 * is stored, and replacing it again changes nothing; rather a word too many than a password kept (DSK-8).
 */

/** What stands where login data stood. */
export const mask = "•••••";

/**
 * `everything` where the agreement has login data masked; otherwise only what opens a door by itself: private keys and
 * tokens. The rest of the text stays as it was.
 */
export function maskCredentials(text: string, everything: boolean): string {
  let masked = text;
  for (;;) {
    const next = maskedOnce(masked, everything);
    if (next === masked) return masked;
    masked = next; // behind one that was named with a word another may have stood
  }
}

function maskedOnce(text: string, everything: boolean): string {
  let masked = text;
  for (const pattern of secrets) masked = masked.replace(pattern, mask);
  if (everything) for (const pattern of named) masked = masked.replace(pattern, `$<before>${mask}`);
  return masked;
}

export function holdsCredentials(text: string): boolean {
  return maskCredentials(text, true) !== text;
}

/** Recognised by their own shape, whatever stands around them. */
const secrets: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, // a JSON web token
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, // an access key of AWS
  /\bgh[oprsu]_[A-Za-z0-9]{30,255}/g,
  /\bgithub_pat_\w{40,255}/g,
  /\bglpat-[\w-]{20,64}/g,
  /\bxox[abeoprs]-[\w-]{10,255}/g,
  /\b[rs]k_(?:live|test)_\w{16,255}/g,
  /\bsk-[\w-]{20,255}/g,
  /\bAIza[\w-]{35}/g,
  /\bnpm_[A-Za-z0-9]{36}/g,
  /\bwhsec_[\w+/=]{20,255}/g,
  /\bBearer\s+[\w.~+/=-]{16,2048}/gi,
];

const says = String.raw`(?:\s{0,3}[:=]\s{0,3}|\s{1,3}(?:is|was|wordt|luidt|voor\s{1,3}\S{1,40}\s{1,3}is)\s{0,3}:?\s{0,3})`;
const value = String.raw`(?:"[^"\n•]{1,128}"|'[^'\n•]{1,128}'|[^\s"'•]\S{0,127})`;
const adjective = String.raw`(?:(?:tijdelijk|nieuw|oud|temporary|new|old)e?\s{1,3})?`;
const words = [
  "wachtwoord(?:en)?|wachtzin|toegangscode|inlogcode|herstelcode|pincode",
  "password|passwd|passphrase|passcode|pwd|recovery code",
  "api[- _]?(?:key|sleutel)|secret[- _]?(?:access[- _]?)?key|client[- _]?secret|access[- _]?token",
].join("|");

/** Recognised by the word before it; that word stays. `ww` and `pin` are words only before a colon or an equals sign. */
const named: readonly RegExp[] = [
  new RegExp(String.raw`(?<before>\b${adjective}(?:${words})\b${says})${value}`, "giu"),
  new RegExp(String.raw`(?<before>\b(?:ww|pw|pin|pass|secret|token)\s{0,3}[:=]\s{0,3})${value}`, "giu"),
  /(?<before>\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/]{1,64}:)[^\s@/•]{1,128}(?=@)/giu, // in an address: name:password@host
];
