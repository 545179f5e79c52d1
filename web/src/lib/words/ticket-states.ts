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

/** Whose turn it is while a ticket waits. What the agreement calls otherwise keeps its own name. */
export const turns = {
  customer: ["wacht op klant", "waiting for customer"],
  you: ["wacht op jou", "waiting for you"],
  supplier: ["wacht op leverancier", "waiting for supplier"],
  "third-party": ["wacht op derde partij", "waiting for third party"],
  other: ["wacht op {whom}", "waiting for {whom}"],
} as const satisfies Pairs;
