/**
 * What a fact log calls by names of its own, each with the name that it gets here: tickets, persons, facts, texts. A name that
 * stands in a field, or a ticket's in the midst of a text, is put in the new one's place; whatever else is said stays, unless it is
 * what somebody wrote in their own words: that stands beside the fact, which says that it is there (LED-3).
 */
import { onFile, type Fact, type Fields, type FieldValue } from "../../facts/fact.ts";
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
  const { fields, beside } = withoutWords(renamed(kind, rest, names));
  const person = typeof fields["person"] === "string" ? fields["person"] : writer;
  const letter = typeof said === "string" ? names.texts.get(said) : undefined;
  const body = [letter?.body ?? [], beside.length === 0 ? [] : beside.join("\n")].flat().join("\n\n");
  const text = body === "" ? undefined : { body, lang: letter?.lang };
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

/** Beside a fact goes what is of a person, or more than a word, a quantity or a moment. */
function withoutWords(fields: Fields): { readonly fields: Fields; readonly beside: readonly string[] } {
  const beside: string[] = [];
  const own = Object.entries(fields).map(([field, value]): [string, FieldValue] => {
    const isWritten = ofPersons.has(field) || [value].flat().some((one) => /^[^\d-].*\s/s.test(one));
    if (!isWritten) return [field, value];
    beside.push(`${field}: ${[value].flat().join(", ")}`);
    return [field, onFile];
  });
  return { fields: Object.fromEntries(own), beside };
}

const ofPersons: ReadonlySet<string> = new Set(["contact", "contact-details", "name"]);

function nameOf(value: string, field: string, { tickets, persons, facts }: LogNames): string {
  if (field === "fact") return facts.get(value) ?? value;
  return tickets.get(value) ?? persons.get(value) ?? value;
}
