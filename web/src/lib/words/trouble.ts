import type { Pairs } from "#lib/server/words.ts";

/** Where there is no page, or a form was not taken: said on the server alone. */
export const troubles = {
  malformed: ["Dit kwam niet goed aan", "This did not arrive in one piece"],
  malformedAdvice: [
    "Er is niets opgeslagen. Ga terug, laad de pagina opnieuw en probeer het nog eens.",
    "Nothing was saved. Go back, reload the page and try again.",
  ],
  tooLarge: ["Dit is te groot om te versturen", "This is too large to send"],
  tooLargeAdvice: [
    "Er is niets opgeslagen. Ga terug en stuur minder tegelijk: een formulier met bijlagen is hoogstens 26 MB.",
    "Nothing was saved. Go back and send less at once: a form with its files is 26 MB at most.",
  ],
  tooOften: ["Even wachten", "Wait a moment"],
  tooOftenAdvice: [
    "Er komt hiervandaan te veel tegelijk. Er is niets opgeslagen en niets verloren; probeer het over een minuut opnieuw.",
    "Too much is coming from here at once. Nothing was saved and nothing was lost; try again in a minute.",
  ],
  busy: ["Peil is er even niet", "Peil is away for a moment"],
  busyAdvice: [
    "Je bent nog aangemeld en er is niets verloren. Wacht een minuut en laad deze pagina opnieuw.",
    "You are still signed in and nothing was lost. Wait a minute and reload this page.",
  ],
  signedOut: ["Je bent afgemeld", "You are signed out"],
  signedOutAdvice: [
    "Wat je invulde is niet verstuurd, maar je browser heeft het nog. Meld je aan in een ander tabblad en laad daarna deze pagina opnieuw: dan wordt het alsnog verstuurd.",
    "What you filled in was not sent, but your browser still has it. Sign in in another tab, then reload this page: it is sent after all.",
  ],
  signInAnew: ["Aanmelden in een ander tabblad", "Sign in in another tab"],
} as const satisfies Pairs;
