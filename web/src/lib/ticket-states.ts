/** The states of a ticket, each with the icon and colour that it has on every screen, and whose turn it is while it waits. */
import { say } from "#lib/say.ts";
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

type Words<Name extends string> = Readonly<Record<Name, string>>;

/** The state in a word; of one that waits, whom for: "you" where the reader is of the customer. */
export function stateWord(
  { state, waitingFor }: { readonly state: TicketState; readonly waitingFor: string | null },
  w: Words<TicketState>,
  turns: Words<"customer" | "you" | "supplier" | "third-party" | "other">,
  isOfCustomer: boolean,
): string {
  if (state !== "waiting" || waitingFor === null) return w[state];
  if (waitingFor === "customer") return isOfCustomer ? turns.you : turns.customer;
  if (waitingFor === "supplier" || waitingFor === "third-party") return turns[waitingFor];
  return say(turns.other, { whom: waitingFor.replaceAll("-", " ") });
}
