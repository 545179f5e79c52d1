import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsCredentials, mask, maskCredentials } from "./credentials.ts";

/** Put together here, so that no scanner takes the examples for secrets of this project. */
const key = [
  "-----BEGIN RSA",
  " PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIEow",
  "\n-----END RSA PRIVATE KEY-----",
].join("");
const jwt = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", "dozjgNryP4J3jVmNHl0w5N"].join(".");
const aws = ["AKIA", "ABCDEFGH12345678"].join("");
const github = `ghp_${"a1B2".repeat(9)}`;

describe("what opens a door by itself", () => {
  test.each([key, jwt, aws, github, `Authorization: Bearer ${"abcd1234".repeat(4)}`])(
    "DSK-8 is masked everywhere: %#",
    (secret) => {
      const masked = maskCredentials(`Zo doen wij het: ${secret} en dan verder.`, false);
      expect(masked).toContain(mask);
      expect(masked).not.toContain(secret.slice(12, 40));
    },
  );

  test("DSK-8 a key that breaks off is masked to the end", () => {
    expect(maskCredentials(`hier: ${key.slice(0, 60)}`, false)).toBe(`hier: ${mask}`);
  });
});

describe("what is named as login data", () => {
  test.each([
    ["Mijn wachtwoord is Zomer2026! en verder niets.", `Mijn wachtwoord is ${mask} en verder niets.`],
    ["ww: geheim", `ww: ${mask}`],
    ["Wachtwoord:geheim", `Wachtwoord:${mask}`],
    ['password = "two words"', `password = ${mask}`],
    ["Het wachtwoord voor mailbox is h5-Tg!", `Het wachtwoord voor mailbox is ${mask}`],
    ["tijdelijke wachtwoord: abc123", `tijdelijke wachtwoord: ${mask}`],
    ["pin: 1234", `pin: ${mask}`],
    ["api-key=9f8e7d", `api-key=${mask}`],
    [
      "haal het op bij https://jan:geheim@example.org/bestand",
      `haal het op bij https://jan:${mask}@example.org/bestand`,
    ],
  ])("DSK-8 %s", (text, masked) => {
    expect(holdsCredentials(text)).toBe(true);
    expect(maskCredentials(text, true)).toBe(masked);
    expect(maskCredentials(text, false)).toBe(text);
  });

  test.each([
    "Ik ben mijn wachtwoord vergeten.",
    "Kunnen jullie het wachtwoord opnieuw instellen?",
    "The password reset mail does not arrive.",
    "Bij het inloggen zie ik een witte pagina, pin het even vast.",
    "We wachten tot 14:00 uur.",
  ])("DSK-8 is not seen where nothing is given away: %s", (text) => {
    expect(holdsCredentials(text)).toBe(false);
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    key,
    jwt,
    aws,
    github,
    mask,
    "wachtwoord",
    "is",
    "voor",
    ":",
    "=",
    '"',
    "ww",
    "pin: 12",
    "\n",
    "https://a:b@c",
    "-----BEGIN",
  ),
  fc.string({ maxLength: 12 }),
);
const text = fc
  .array(piece, { maxLength: 24 })
  .chain((parts) => fc.constantFrom("", " ").map((gap) => parts.join(gap)));

test("DSK-8 masking again changes nothing, and leaves nothing to be found", () => {
  fc.assert(
    fc.property(text, fc.boolean(), (written, everything) => {
      const masked = maskCredentials(written, everything);
      expect(maskCredentials(masked, everything)).toBe(masked);
      expect(everything && holdsCredentials(masked)).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

test("DSK-8 a long text costs no more than its length", () => {
  const long = "wachtwoord voor ".repeat(4000) + "-----BEGIN PRIVATE KEY".repeat(500);
  const began = performance.now();
  maskCredentials(long, true);
  expect(performance.now() - began).toBeLessThan(1000);
});
