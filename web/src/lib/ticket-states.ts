/** The states of a ticket, each with the icon and colour that it has on every screen, and whose turn it is while it waits. */
import type { StateName } from "#lib/states.ts";

export const looksOfState = {
  new: "no-tickets",
  open: "running",
  waiting: "paused",
  resolved: "done",
  closed: "done",
  merged: "excluded",
  spam: "excluded",
} as const satisfies Readonly<Record<string, StateName>>;

export type TicketState = keyof typeof looksOfState;

/** Beside the customer, whom or what Peil itself says that a ticket waits for. */
const knownTurns = ["supplier", "third-party", "waiting-for-access", "parked"] as const;
type KnownTurn = (typeof knownTurns)[number];

type Words<Name extends string> = Readonly<Record<Name, string>>;

/** The state in a word; of one that waits, whom for: "you" where the reader is of the customer. */
export function stateWord(
  { state, waitingFor }: { readonly state: TicketState; readonly waitingFor: string | null },
  w: Words<TicketState>,
  turns: Words<KnownTurn | "customer" | "you">,
  isOfCustomer: boolean,
): string {
  if (state !== "waiting" || waitingFor === null) return w[state];
  if (waitingFor === "customer") return isOfCustomer ? turns.you : turns.customer;
  const known = knownTurns.find((one) => one === waitingFor);
  return known === undefined ? w.waiting : turns[known];
}
