/**
 * A fact as the ledger writes it: one line of canonical JSON (RFC 8785), which is also a line of a fact log. LED-1: these bytes
 * are what is stored and hashed; reading them back gives the fact, and writing that again gives the same bytes.
 */
import { noFields, type Fact, type Fields } from "./fact.ts";

/** What the ledger adds to a fact: its own name, and the ticket that it is of. */
export interface WrittenFact extends Omit<Fact, "seq"> {
  readonly id: string;
  readonly recordedAt: number;
  /** The ticket's UUID; none for what is said of a service, of upkeep or of the relation. */
  readonly ticket?: string | undefined;
}

/** The canonical text; its UTF-8 bytes are hashed. Throws a `RangeError` on text that no UTF-8 can hold. */
export function canonicalFact({ kind, at, recordedAt, id, ticket, fields }: WrittenFact): string {
  // By hand, for these keys stand in their order already: it is done for every fact that is written or verified.
  let line = `{"at":"${new Date(at).toISOString()}","fact":${canonicalJson(kind)},"id":${canonicalJson(id)}`;
  if (recordedAt !== at) line += `,"recorded-at":"${new Date(recordedAt).toISOString()}"`;
  if (ticket !== undefined) line += `,"ticket":${canonicalJson(ticket)}`;
  const written = canonicalJson(fields);
  return written === "{}" ? `${line}}` : `${line},"with":${written}}`;
}

/** Reads what `canonicalFact` wrote; `seq` is its index in the ledger (CLK-8). */
export function readFact(canonical: string, seq: number): Fact & WrittenFact {
  const line = JSON.parse(canonical) as Line;
  const at = Date.parse(line.at);
  return {
    kind: line.fact,
    at,
    seq,
    id: line.id,
    recordedAt: line["recorded-at"] === undefined ? at : Date.parse(line["recorded-at"]),
    ...(line.ticket === undefined ? {} : { ticket: line.ticket }),
    fields: line.with ?? noFields,
  };
}

interface Line {
  readonly at: string;
  readonly fact: string;
  readonly id: string;
  readonly "recorded-at"?: string;
  readonly ticket?: string;
  readonly with?: Fields;
}

type Json = string | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785 for texts, lists and objects of them; a fact has nothing else, numbers are the text that was written. */
export function canonicalJson(value: Json): string {
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new RangeError("a text with half a character in it cannot be written as UTF-8");
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const keys = Object.keys(value).toSorted(); // by UTF-16 code units, as the RFC asks
  return `{${keys.map((key) => `${canonicalJson(key)}:${canonicalJson(value[key]!)}`).join(",")}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
