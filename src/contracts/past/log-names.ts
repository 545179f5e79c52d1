/**
 * What a fact log calls by names of its own, each with the name that it gets here: tickets, persons, facts, texts. A name that
 * stands in a field, or a ticket's in the midst of a text, is put in the new one's place; whatever else is said stays.
 */
import type { Fact, Fields, FieldValue } from "../../facts/fact.ts";
import type { LogText } from "./log-people.ts";
import type { PastFact, PastText } from "./past-tickets.ts";

export interface LogNames {
  /** UUIDs by the log's own names. */
  readonly tickets: ReadonlyMap<string, string>;
  readonly persons: ReadonlyMap<string, string>;
  readonly facts: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, LogText>;
  /** What a ticket's number is here, by the log's own. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly newId: () => string;
}

/** `writer` is whose key seals a text that nobody signed: the automatic word to a reporter is the reporter's. */
export function pastFact(fact: Fact, names: LogNames, writer: string | undefined): PastFact {
  const { kind, at, recordedAt = at } = fact;
  const { text: said, ...rest } = fact.fields;
  const fields = renamed(kind, rest, names);
  const person = typeof fields["person"] === "string" ? fields["person"] : writer;
  const text = typeof said === "string" ? names.texts.get(said) : undefined;
  return {
    kind,
    at,
    recordedAt,
    fields,
    id: (fact.id === undefined ? undefined : names.facts.get(fact.id)) ?? names.newId(),
    texts: text === undefined || person === undefined ? [] : [textOf("text", text, person, names)],
  };
}

export function textOf(field: string, { body, lang }: LogText, person: string, names: LogNames): PastText {
  const own = body.replace(ticketName, (name) => names.numbers.get(name) ?? name);
  return { field, content: names.newId(), person, body: own, lang };
}

const ticketName = /\b[A-Z]+-[\dA-Z-]*\d\b/g;

function renamed(kind: string, fields: Fields, names: LogNames): Fields {
  const own: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(fields)) {
    const isAssignee = kind === "assigned" && field === "to" && typeof value === "string" && names.persons.has(value);
    own[isAssignee ? "assignee" : field] = typeof value === "string" ? nameOf(value, field, names) : value;
  }
  return own;
}

function nameOf(value: string, field: string, { tickets, persons, facts }: LogNames): string {
  if (field === "fact") return facts.get(value) ?? value;
  return tickets.get(value) ?? persons.get(value) ?? value;
}
