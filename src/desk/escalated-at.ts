/**
 * Since when a ticket stands escalated (DSK-22): whoever brought it higher, under whatever agreement, is answered by a solution, by closing it or by
 * taking it out of the queue. Who reopens it begins without; who is not content with a solution escalates that, and it stands again.
 */
import type { Fact } from "../facts/fact.ts";

const answers: ReadonlySet<string> = new Set(["resolved", "closed", "merged", "marked-spam"]);

/** The moment of the newest escalation that nothing answered. Reads facts in order of their moment, corrections already read (`settle`). */
export function escalatedAt(facts: readonly Fact[]): number | undefined {
  const last = facts.findLast(({ kind }) => kind === "escalated" || answers.has(kind));
  return last?.kind === "escalated" ? last.at : undefined;
}
