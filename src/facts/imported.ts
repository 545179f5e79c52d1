/**
 * A ticket that was brought in from another desk: its facts keep the moments at which they were so and were written down there,
 * and its report says when Peil took them in. Rules: DUE-5, TIM-4.
 */
import type { Fact, Fields } from "./fact.ts";

/** What the report of such a ticket carries; `at` in epoch milliseconds, `key` is what the ticket was called there. */
export function importedFields(at: number, key: string): Fields {
  return { imported: new Date(at).toISOString(), "former-number": key };
}

/** When its ticket was brought in, epoch milliseconds; NaN of one that was reported here. */
export function importedAt(facts: readonly Fact[]): number {
  const written = facts.find(({ kind }) => kind === "reported")?.fields["imported"];
  return typeof written === "string" ? Date.parse(written) : NaN;
}
