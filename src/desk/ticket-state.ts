/** The state of a ticket as its settled facts tell it: the word that a queue shows, no more than a reading of the facts (DSK-3). */
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
  /** When it came to stand as it does, epoch milliseconds; −Infinity while nothing changed it. */
  readonly since: number;
}

/** Reads facts in order of their moment, corrections already read (`settle`). `sideOf` is the side of who did a fact. */
export function standingOf(facts: readonly Fact[], sideOf: (fact: Fact) => string | undefined): TicketStanding {
  let standing: TicketStanding = { ...untouched, state: "new", since: -Infinity };
  for (const fact of facts) {
    const next = after(standing, fact, sideOf);
    if (next !== standing) standing = { ...next, since: fact.at };
  }
  return standing;
}

const untouched = { waitingFor: undefined, resolvedAt: undefined, closedAt: undefined } as const;

/** Who is through with a ticket does not wait for anything on it, and solving it again changes nothing. */
const final: ReadonlySet<TicketState> = new Set(["closed", "merged", "spam"]);

function after(before: TicketStanding, fact: Fact, sideOf: (fact: Fact) => string | undefined): TicketStanding {
  const { kind, at } = fact;
  const open: TicketStanding = { ...before, ...untouched, state: "open" };
  if (kind === "marked-spam") return { ...before, state: "spam", waitingFor: undefined, closedAt: at };
  if (kind === "merged") return { ...before, state: "merged", waitingFor: undefined, closedAt: at };
  if (kind === "reopened") return open;
  if (final.has(before.state)) return before;
  if (waitingKinds.has(kind)) return { ...open, state: "waiting", waitingFor: awaitedParty.get(kind) ?? kind };
  if (kind === "resolved") return { ...before, state: "resolved", waitingFor: undefined, resolvedAt: at };
  if (kind === "closed") return { ...before, state: "closed", waitingFor: undefined, closedAt: at };
  if (kind === "resumed") return before.state === "waiting" ? open : before;
  if (fact.fields["automatic"] === "yes") return before; // CLK-15: nobody said anything
  // CLK-14: what the awaited party says ends the waiting; and whatever the supplier does, the ticket is no longer new.
  if (before.state === "waiting") return before.waitingFor === sideOf(fact) ? open : before;
  return before.state === "new" && !tellsNothing.has(kind) && sideOf(fact) === "supplier" ? open : before;
}

/** Facts after which a ticket is as new as it was. */
const tellsNothing: ReadonlySet<string> = new Set(["reported", "alerted", "watched"]);
