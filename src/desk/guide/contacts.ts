/** Who is named in which role of the agreement, by the facts of the relation. Rules: ACT, DSK-16. */
import type { Fact } from "../../facts/fact.ts";

/** Per role the UUIDs of those who were named in it and not removed since, in the order of naming. */
export function contactsOf(relation: readonly Fact[]): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, Set<string>>();
  for (const { kind, fields } of relation) {
    const role = typeof fields["role"] === "string" ? fields["role"] : undefined;
    const people = [fields["person"] ?? []].flat();
    if (kind === "contact-named" && role !== undefined) {
      const all = named.get(role) ?? new Set();
      for (const person of people) all.add(person);
      named.set(role, all);
    }
    if (kind !== "contact-removed") continue;
    const from = role === undefined ? [...named.values()] : [named.get(role) ?? new Set<string>()];
    for (const all of from) for (const person of people) all.delete(person);
  }
  return new Map([...named].map(([role, people]) => [role, [...people]]));
}
