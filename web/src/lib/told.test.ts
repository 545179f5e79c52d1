import { expect, test } from "vitest";
import { words } from "#lib/server/words.ts";
import { isTheirTurn, toldOf } from "#lib/told.ts";
import type { TicketState } from "#lib/ticket-states.ts";
import { told } from "#lib/words/ticket-states.ts";

const table: readonly (readonly [TicketState, string | null, string | null, boolean, string])[] = [
  ["new", null, null, false, "Ontvangen. Er is nog niet naar gekeken."],
  ["new", null, "Anouk", false, "Ontvangen. Er is nog niet naar gekeken."],
  ["open", null, null, false, "In behandeling, maar nog aan niemand toegewezen."],
  ["open", null, "Anouk", false, "In behandeling bij Anouk."],
  ["waiting", "customer", "Anouk", true, "We wachten op jou: geef antwoord, dan gaan we verder."],
  ["waiting", "supplier", "Anouk", false, "We wachten op een ander, en houden je op de hoogte."],
  ["waiting", null, null, false, "We wachten op een ander, en houden je op de hoogte."],
  [
    "resolved",
    null,
    "Anouk",
    true,
    "We denken dat dit is opgelost. Klopt dat? Sluit de melding dan. Zo niet, heropen de melding.",
  ],
  ["closed", null, null, false, "Gesloten."],
  ["merged", null, null, false, "Gaat verder in een andere melding."],
  ["spam", null, null, false, "Terzijde gelegd."],
];

test.each(table)(
  "WEB-49 %s, waiting for %s, handled by %s: their turn %s",
  (state, waitingFor, handler, isTurn, text) => {
    expect(toldOf({ state, waitingFor, handler }, words(told, "nl"))).toBe(text);
    expect(isTheirTurn({ state, waitingFor })).toBe(isTurn);
  },
);
