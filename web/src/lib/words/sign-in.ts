import type { Pairs } from "#lib/server/words.ts";

export const signIn = {
  title: ["Aanmelden", "Sign in"],
  login: ["E-mailadres", "E-mail address"],
  password: ["Wachtwoord", "Password"],
  submit: ["Aanmelden", "Sign in"],
} as const satisfies Pairs;
