/**
 * What a customer brings along who moves in mid-term. It is told as facts of before, written down on the day of the move: an
 * amount used so far is one use, hours spent are one booking, samples are counts of an hour. So whatever judges a period
 * judges it by facts alone, and needs no second way of counting. Tickets come by an import. Rules: CON-1, TIM-4, TIM-5.
 */
import type { Fields } from "../facts/fact.ts";
import { vocabulary } from "../facts/vocabulary.ts";
import type { OpeningFact } from "./contract-draft.ts";
import type { ToldFact } from "./own-logs.ts";

/** What is said of tickets comes with them, and a correction has nothing yet that it could touch. */
export function canBeOpening(kind: string): boolean {
  const subject = vocabulary.get(kind);
  return kind === "work-booked" || (subject !== undefined && subject !== "ticket" && subject !== "correction");
}

/** Both sides sign for it with the contract, so that it counts from when it was so however late it is written down. */
export function openingFacts(opening: readonly OpeningFact[]): ToldFact[] {
  const signed: Fields = { opening: "yes", confirmed: "yes" };
  return opening.map(({ kind, at, fields }) => ({ kind, at, fields: { ...fields, ...signed } }));
}
