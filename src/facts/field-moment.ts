/**
 * Moments inside a fact's fields: the announced start of a maintenance, the last success before an outage, the oldest
 * copy. They are text, local in the agreement's zone or ISO 8601 with an offset. Rule: TIM-3 (what was computed or comes
 * from elsewhere is read "compatible"; a file in which such a moment is written gets a finding instead).
 */
import { compatibleInstant } from "../time/moment.ts";
import type { Fact } from "./fact.ts";

/** Epoch milliseconds; undefined where the fact has no such field, or it holds no moment. */
export function fieldMoment(fact: Fact, field: string, zone: string): number | undefined {
  const written = fact.fields[field];
  if (typeof written !== "string") return undefined;
  let known = read.get(fact);
  if (known === undefined) read.set(fact, (known = new Map<string, number | undefined>()));
  const key = `${zone} ${field}`;
  if (!known.has(key)) known.set(key, compatibleInstant(zone, written));
  return known.get(key);
}

// Only remembers what the same fact always gives, for as long as the fact is there: a measure asks it once per period.
const read = new WeakMap<Fact, Map<string, number | undefined>>();
