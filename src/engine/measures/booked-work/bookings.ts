/**
 * The work that was booked for a contract, `work-booked: { kind: support, minutes: 90 }`, on its tickets and apart from
 * them, with what is known of it: the ticket as it stood then, and what the booking itself says. Rules: CVG-1, CVG-3.
 */
import { text, type Fact, type Fields } from "../../../facts/fact.ts";
import { settle } from "../../../facts/settle.ts";
import { classify } from "../../classify.ts";
import type { Subject } from "../../subject.ts";
import type { Evidence } from "../evidence.ts";
import type { EvidenceProblem } from "../problem.ts";
import { onceEach } from "../samples/sampled-what.ts";

export interface Booking {
  readonly fact: Fact;
  readonly ms: number;
  /** Of the contract, the ticket and the booking, the nearest first. */
  readonly attributes: Fields;
  /** What had happened on the ticket by then. */
  readonly before: readonly Fact[];
}

export interface Bookings {
  readonly bookings: readonly Booking[];
  readonly problems: readonly EvidenceProblem[];
}

export function bookingsOf(evidence: Evidence): Bookings {
  return evidence.once(bookingsOf, () => readBookings(evidence));
}

function readBookings(evidence: Evidence): Bookings {
  const { program, contract, tickets } = evidence;
  const ofContract = Object.fromEntries(Object.entries(contract).filter(([name]) => program.levels.has(name)));
  const read = [
    ...evidence.ofKind("work-booked").map((fact) => readBooking(fact, ofContract, [])),
    ...tickets.flatMap((ticket) => bookedOn(evidence, { ...ticket, contract })),
  ];
  const bookings: Booking[] = [];
  const problems: EvidenceProblem[] = [];
  for (const one of read) {
    if ("code" in one) problems.push(one);
    else bookings.push(one);
  }
  return { bookings, problems: onceEach(problems) };
}

function bookedOn({ program, asOf }: Evidence, ticket: Subject): (Booking | EvidenceProblem)[] {
  if (!ticket.facts.some(({ kind }) => kind === "work-booked")) return [];
  const { facts, opening } = settle(ticket.facts, asOf, program.record);
  const states = classify(program, ticket, facts, opening);
  return facts.flatMap((fact, i) => {
    if (fact.kind !== "work-booked") return [];
    const state = states.findLast(({ from }) => from <= fact.at)!;
    return [readBooking(fact, state.attributes, facts.slice(0, i))];
  });
}

function readBooking(fact: Fact, described: Fields, before: readonly Fact[]): Booking | EvidenceProblem {
  const written = text(fact.fields["minutes"]) ?? "";
  if (!/^\d{1,9}$/.test(written)) return { code: "work.unread", params: { written }, fact };
  return { fact, ms: Number(written) * 60_000, attributes: { ...described, ...fact.fields }, before };
}
