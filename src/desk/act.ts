/**
 * One act on a ticket, as most verbs have it: when it was, what was said with it, and the fact that follows. Whether the agreement
 * allows it is asked of its rules afterwards, of every fact alike.
 */
import type { Fields } from "../facts/fact.ts";
import type { FactKind } from "../facts/vocabulary.ts";
import type { Dated, Spoken } from "./input.ts";
import { momentOf, undoneSince } from "./moment-of.ts";
import { said } from "./said.ts";
import { isRefusal, type Decision, type Scene, type TicketView } from "./verb.ts";

export interface ActOptions {
  /** What the verb itself writes on the fact. */
  readonly fields?: Fields;
  /** The ticket stands otherwise after it. */
  readonly moves?: boolean;
}

export function act(
  scene: Scene,
  kind: FactKind,
  input: Dated & Spoken,
  { fields = {}, moves = false }: ActOptions = {},
): Decision {
  const at = momentOf(scene, input.at, moves);
  if (typeof at !== "number") return at;
  const undone = moves ? undoneSince(scene, kind, at) : undefined;
  if (undone !== undefined) return undone;
  const told = said(scene.program, input, fields);
  return isRefusal(told) ? told : { drafts: [{ kind, at, ...told }] };
}

/** The ticket of a verb that asks for one. */
export function ticketOf({ ticket }: Scene): TicketView {
  if (ticket === undefined) throw new Error("a verb on a ticket was asked without one");
  return ticket;
}
