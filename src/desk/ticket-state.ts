/** The state of a ticket as its settled facts tell it: the word that a queue shows, no more than a reading of the facts. */
import type { Fact } from "../facts/fact.ts";
import { awaitedParty, waitingKinds } from "../facts/vocabulary.ts";
import type { TicketState } from "./verb.ts";

export interface TicketStanding {
  readonly state: TicketState;
  /** The party, or the kind of waiting, while it waits. */
  readonly waitingFor: string | undefined;
  /** When it was last resolved and closed, epoch milliseconds; undefined when it is not, or no longer. */
  readonly resolvedAt: number | undefined;
  readonly closedAt: number | undefined;
}

/** Reads facts in order of their moment, corrections already read (`settle`). `sideOf` is the side of who did a fact. */
export function standingOf(facts: readonly Fact[], sideOf: (fact: Fact) => string | undefined): TicketStanding {
  let standing: TicketStanding = { state: "new", waitingFor: undefined, resolvedAt: undefined, closedAt: undefined };
  for (const fact of facts) standing = after(standing, fact, sideOf);
  return standing;
}

function after(before: TicketStanding, fact: Fact, sideOf: (fact: Fact) => string | undefined): TicketStanding {
  const open = { state: "open", waitingFor: undefined, resolvedAt: undefined, closedAt: undefined } as const;
  const { kind, at } = fact;
  if (waitingKinds.has(kind)) return { ...open, state: "waiting", waitingFor: awaitedParty.get(kind) ?? kind };
  switch (kind) {
    case "resolved":
      return { ...before, state: "resolved", waitingFor: undefined, resolvedAt: at };
    case "closed":
      return { ...before, state: "closed", waitingFor: undefined, closedAt: at };
    case "merged":
      return { ...before, state: "merged", waitingFor: undefined, closedAt: at };
    case "marked-spam":
      return { ...before, state: "spam", waitingFor: undefined, closedAt: at };
    case "reopened":
    case "resumed":
      return open;
    case "reported":
    case "alerted":
    case "watched":
      return before;
    default:
      // CLK-14: what the awaited party says ends the waiting; and whatever the supplier does, the ticket is no longer new.
      if (before.state === "waiting" && before.waitingFor === sideOf(fact)) return open;
      return before.state === "new" && sideOf(fact) === "supplier" ? open : before;
  }
}
