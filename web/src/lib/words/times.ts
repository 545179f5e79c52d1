import type { Pairs } from "#lib/server/words.ts";

/** Around a moment or a stretch. */
export const times = {
  left: ["nog {length}", "{length} left"],
  inZone: ["Tijden in {zone}", "Times in {zone}"],
  over: ["{length} te laat", "{length} late"],
} as const satisfies Pairs;

export const refusals = {
  kept: ["Wat je invulde staat hier nog.", "What you filled in is still here."],
  article: ["artikel {article}", "article {article}"],
  signedOut: ["Je bent niet meer aangemeld.", "You are no longer signed in."],
  signedOutKept: [
    "Wat je typte staat er nog: meld je aan in een nieuw tabblad, kom hier terug en verstuur het opnieuw.",
    "What you typed is still here: sign in in a new tab, come back and send it again.",
  ],
  signInBeside: ["Aanmelden in een nieuw tabblad", "Sign in in a new tab"],
} as const satisfies Pairs;
