/** Commands as they come: any verb, by anybody, on any ticket, well asked or not, drawn from a seed. */
import type { Role } from "../src/facts/role.ts";
import type { Outcome } from "../src/desk/command.ts";
import type { Supplier } from "./supplier.ts";

/** Gives a whole number below `n`. */
export type Draw = (n: number) => number;

export function drawing(seed: number): Draw {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

const roles: readonly Role[] = [
  ...(["agent", "second-line-agent", "manager", "administrator"] as const),
  ...(["customer-administrator", "contact", "end-user"] as const),
];

export interface AnyTicket {
  readonly ticket: string;
  /** Of which of the customers. */
  readonly of: number;
  readonly facts: string[];
}

export interface Asking {
  readonly role: Role;
  readonly verb: string;
  readonly input: object;
  readonly of: number;
  readonly ticket: AnyTicket | undefined;
}

/** One command; a ticket that it makes is added by whoever asks it. */
export function anyCommand(draw: Draw, supplier: Supplier, tickets: readonly AnyTicket[], now: number): Asking {
  const pick = <T>(all: readonly T[]): T => all[draw(all.length)]!;
  const ticket = tickets.length === 0 || draw(8) === 0 ? undefined : pick(tickets);
  const of = ticket?.of ?? draw(supplier.customers.length);
  const role = pick(roles);
  const levels = levelsOf(draw, supplier);
  const at = draw(3) === 0 ? { at: new Date(now - draw(4 * 3_600_000)).toISOString() } : {};
  if (ticket === undefined) return { role, verb: "report", input: reportOf(draw, levels), of, ticket };
  const other = pick(tickets).ticket;
  const fact = ticket.facts.length === 0 ? ticket.ticket : pick(ticket.facts);
  const people = Object.values(supplier.customers[of]!.people);
  const inputs: Readonly<Record<string, () => object>> = {
    assign: () => ({ ...at, assignee: pick(people), ...(draw(2) ? { team: "desk" } : {}) }),
    classify: () => ({ ...at, levels }),
    reclassify: () => ({ ...at, levels }),
    acknowledge: () => at,
    answer: () => ({ ...at, body: "An answer." }),
    "tell-plan": () => ({ ...at, body: "A plan." }),
    "start-work": () => at,
    wait: () => ({ ...at, on: pick(["customer", "supplier", "third-party", "access", "parked"]), body: "For this." }),
    resume: () => at,
    resolve: () => ({ ...at, body: "Done." }),
    reopen: () => ({ ...at, body: "Not done." }),
    close: () => at,
    escalate: () => ({ ...at, why: "It takes long." }),
    "hand-over": () => ({ ...at, team: "network" }),
    link: () => ({ ...at, ticket: other }),
    merge: () => ({ ...at, into: other }),
    note: () => ({ ...at, body: "A word.", ...(draw(2) ? { internal: true } : {}) }),
    "book-work": () => ({ ...at, minutes: 1 + draw(60) }),
    watch: () => (draw(2) ? { watcher: pick(people) } : {}),
    unwatch: () => (draw(2) ? { watcher: pick(people) } : {}),
    "mark-spam": () => at,
    correct: () => (draw(2) ? { fact, movedTo: new Date(now - draw(4 * 3_600_000)).toISOString() } : { fact, levels }),
    withdraw: () => ({ fact }),
    confirm: () => ({ fact }),
  };
  const often = ["acknowledge", "classify", "wait", "resume", "resolve", "reopen", "note", "withdraw", "correct"];
  const verb = draw(3) > 0 ? pick(often) : pick(Object.keys(inputs));
  return { role, verb, input: inputs[verb]!(), of, ticket };
}

function reportOf(draw: Draw, levels: object): object {
  const kinds = [{}, { via: "portal" }, { via: "phone" }, { type: "incident" }, { type: "request" }];
  return { title: "Something", body: "It is so.", levels, ...kinds[draw(kinds.length)] };
}

/** Values that the agreement has for some of what classifies. */
function levelsOf(draw: Draw, { program }: Supplier): Record<string, string> {
  const all = [...program.classifying].flatMap((name) => {
    const values = program.levels.get(name)?.values ?? [];
    return values.length === 0 || draw(2) === 0 ? [] : [[name, values[draw(values.length)]!] as const];
  });
  return Object.fromEntries(all);
}

/** Remembers the ticket that was made, and the facts that others may point at. */
export function remember(tickets: AnyTicket[], { of, ticket }: Asking, outcome: Outcome): void {
  if ("refused" in outcome) return;
  const facts = outcome.facts.map(({ id }) => id);
  if (ticket !== undefined) ticket.facts.push(...facts);
  else if (outcome.ticket !== undefined) tickets.push({ ticket: outcome.ticket, of, facts });
}
