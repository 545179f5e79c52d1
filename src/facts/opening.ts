/**
 * How a ticket was described at its opening, where that is more than its reporter's own words: written on the report as a list of
 * `name=value`, so that the ledger alone tells all that judging needs. A list of values stands as its name repeated.
 */
import type { Fact, Fields, FieldValue } from "./fact.ts";

export function withOpening(fields: Fields, opening: Fields): Fields {
  const lines = Object.entries(opening).flatMap(([name, value]) => {
    return (typeof value === "string" ? [value] : value).map((one) => `${name}=${one}`);
  });
  return lines.length === 0 ? fields : { ...fields, is: lines };
}

/** What `withOpening` wrote, of the first report among the facts. */
export function openingOf(facts: readonly Fact[]): Fields {
  const lines = facts.find(({ kind }) => kind === "reported")?.fields["is"];
  if (lines === undefined) return {};
  const opening: Record<string, FieldValue> = {};
  for (const line of typeof lines === "string" ? [lines] : lines) {
    const cut = line.indexOf("=");
    const [name, value] = [line.slice(0, cut), line.slice(cut + 1)];
    const before = opening[name];
    opening[name] = before === undefined ? value : [...(typeof before === "string" ? [before] : before), value];
  }
  return opening;
}
