/**
 * A life as a log of facts, JSON a line: the head, customers with their contracts, people, then each ticket before its first
 * fact and all facts in order of their moment. What persons wrote stands apart from the facts, in lines of its own.
 */
import type { FieldValue } from "../facts/fact.ts";
import { instantToIso } from "../time/moment.ts";
import type { Happening } from "./setting.ts";
import type { Life } from "./simulate.ts";

export function* logLines(life: Life): Generator<string> {
  const { program, seed, from, to, world, tickets, happenings } = life;
  const { agreement, edition } = program.file;
  const iso = (at: number) => instantToIso(program.zone, at);
  const head = { agreement, edition, zone: program.zone, simulated: true, seed, from: iso(from), to: iso(to) };
  yield JSON.stringify({ "peil-facts": 1, ...head });
  for (const { id, name, contract } of world.customers) yield JSON.stringify({ customer: id, name, contract });
  for (const { people } of world.customers)
    for (const { id, customer, role, name } of people) yield JSON.stringify({ person: id, customer, role, name });
  for (const { id, role, name } of [...world.staff, world.thirdParty]) yield JSON.stringify({ person: id, role, name });
  const byKey = new Map(tickets.map((ticket) => [ticket.key, ticket]));
  const named = (text: string) => text.replace(/#[A-Z][^#\s]+#/g, (key) => byKey.get(key)?.number ?? key);
  const begun = new Set<string>();
  let texts = 0;
  for (const happening of happenings) {
    const ticket = happening.ticket === undefined ? undefined : byKey.get(happening.ticket)!;
    if (ticket !== undefined && !begun.has(ticket.key)) {
      begun.add(ticket.key);
      yield JSON.stringify({ ticket: ticket.number, customer: ticket.customer.id, is: ticket.is });
    }
    const text = happening.says === undefined ? undefined : `X${++texts}`;
    yield factLine(happening, { iso, named, number: ticket?.number, text });
    if (happening.says !== undefined)
      yield JSON.stringify({ text, lang: happening.lang, body: named(happening.says()) });
  }
}

interface Naming {
  readonly iso: (at: number) => string;
  readonly named: (text: string) => string;
  readonly number: string | undefined;
  readonly text: string | undefined;
}

function factLine(
  { kind, at, id, recordedAt, fields, customer }: Happening,
  { iso, named, number, text }: Naming,
): string {
  const withText: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(fields)) withText[name] = typeof value === "string" ? named(value) : value;
  if (text !== undefined) withText["text"] = text;
  return JSON.stringify({
    at: iso(at),
    fact: kind,
    ...(number === undefined ? {} : { ticket: number }),
    ...(customer === undefined ? {} : { customer }),
    ...(id === undefined ? {} : { id: named(id) }),
    ...(recordedAt === undefined ? {} : { "recorded-at": iso(recordedAt) }),
    ...(Object.keys(withText).length === 0 ? {} : { with: withText }),
  });
}
