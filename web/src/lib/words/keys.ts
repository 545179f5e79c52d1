import type { Pairs } from "#lib/server/words.ts";

/** The overview of keys. */
export const keys = {
  title: ["Sneltoetsen", "Keyboard shortcuts"],
  show: ["Toetsen laten zien", "Show the keys"],
  overview: ["Naar het overzicht", "To the overview"],
  tickets: ["Naar de meldingen", "To the tickets"],
  agreements: ["Naar de afspraken", "To the agreements"],
  toNew: ["Nieuwe melding", "New ticket"],
  andThen: ["dan", "then"],
  on: ["Toetsen werken zolang je niet typt", "Keys work as long as you are not typing"],
  close: ["Sluiten", "Close"],
} as const satisfies Pairs;
