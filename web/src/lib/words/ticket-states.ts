import type { Pairs } from "#lib/server/words.ts";
import type { TicketState } from "#lib/ticket-states.ts";

/** One word per state of a ticket. */
export const ticketStates = {
  new: ["nieuw", "new"],
  open: ["in behandeling", "in progress"],
  waiting: ["wacht", "waiting"],
  resolved: ["opgelost", "resolved"],
  closed: ["gesloten", "closed"],
  merged: ["samengevoegd", "merged"],
  spam: ["spam", "spam"],
} as const satisfies Pairs & Record<TicketState, readonly [string, string]>;

/** Of a ticket that nobody decided about yet: the moment is no time limit, but the first at which any class that it may be given is late. */
export const unclassified = {
  unclassified: ["nog niet ingedeeld", "not classified yet"],
  proposed: ["voorgesteld", "proposed"],
  lateFrom: ["op zijn vroegst te laat", "late at the earliest"],
} as const satisfies Pairs;

/** Whose turn it is while a ticket waits, or for what. */
export const turns = {
  customer: ["wacht op klant", "waiting for customer"],
  you: ["wacht op jou", "waiting for you"],
  supplier: ["wacht op leverancier", "waiting for supplier"],
  "third-party": ["wacht op derde partij", "waiting for third party"],
  "waiting-for-access": ["wacht op toegang", "waiting for access"],
  parked: ["opzij gelegd", "parked"],
} as const satisfies Pairs;

/** What a customer's person is told of a ticket, in its list and on its page alike. */
export const told = {
  new: ["Ontvangen. Er is nog niet naar gekeken.", "Received. Nobody has looked at it yet."],
  open: ["In behandeling, maar nog aan niemand toegewezen.", "In progress, but not assigned to anybody yet."],
  openBy: ["In behandeling bij {name}.", "In progress, with {name}."],
  waitingYou: [
    "We wachten op jou: geef antwoord, dan gaan we verder.",
    "We are waiting for you: answer, and we go on.",
  ],
  waiting: [
    "We wachten op een ander, en houden je op de hoogte.",
    "We are waiting for somebody else, and keep you informed.",
  ],
  resolved: [
    "We denken dat dit is opgelost. Klopt dat? Sluit de melding dan. Zo niet, heropen de melding.",
    "We think this is solved. If so, close the ticket; if not, reopen it.",
  ],
  closed: ["Gesloten.", "Closed."],
  merged: ["Gaat verder in een andere melding.", "Goes on in another ticket."],
  spam: ["Terzijde gelegd.", "Put aside."],
} as const satisfies Pairs;
