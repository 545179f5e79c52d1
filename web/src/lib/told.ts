/** What a customer's person is told of a ticket in one sentence: one decision, so that a list and a page never say two things. */
import { say } from "#lib/say.ts";
import type { TicketState } from "#lib/ticket-states.ts";
import type { told } from "#lib/words/ticket-states.ts";

interface Standing {
  readonly state: TicketState;
  readonly waitingFor: string | null;
  /** Who handles it, by name, or else the team; nothing where it was given to nobody. */
  readonly handler: string | null | undefined;
}

export function toldOf(
  { state, waitingFor, handler }: Standing,
  w: Readonly<Record<keyof typeof told, string>>,
): string {
  if (state === "waiting") return waitingFor === "customer" ? w.waitingYou : w.waiting;
  if (state === "open" && handler) return say(w.openBy, { name: handler });
  return w[state];
}

/** Somebody of the customer is to say something: what was asked, or whether the solution holds. */
export function isTheirTurn({ state, waitingFor }: Pick<Standing, "state" | "waitingFor">): boolean {
  return state === "resolved" || (state === "waiting" && waitingFor === "customer");
}
