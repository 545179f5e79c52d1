/**
 * Finds tickets by words (SRC-1, SRC-2, SRC-4). The database ranks the five hundred newest that hold the words and gives their ids, held
 * to the scope of the transaction; whoever shows them reads each again through the policies, so that a mistake here shows nothing.
 */
import type { Transaction } from "../database/database.ts";

export interface Search {
  /** As typed: all words, "quoted ones" in order, `or`, and `-not`. */
  readonly words: string;
  /** For an end user: only what this person reported or watches. */
  readonly person?: string | undefined;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: SearchCursor | undefined;
  /** Epoch milliseconds; of the first page, the cursor carries it on. */
  readonly now: number;
}

/** Names its own moment, so that pages do not shift while tickets come in. */
export interface SearchCursor {
  readonly asOf: number;
  readonly score: number;
  readonly ticket: string;
}

export interface FoundTickets {
  /** UUIDs, best first. */
  readonly tickets: readonly string[];
  readonly next: SearchCursor | undefined;
}

/** More than anybody types; a longer text is no question. */
export const mostSearchCharacters = 200;

export async function findTickets(
  tx: Transaction,
  { words, person, limit, after, now }: Search,
): Promise<FoundTickets> {
  const asOf = after?.asOf ?? now;
  const asked = words.slice(0, mostSearchCharacters).toWellFormed().replaceAll("\u0000", " ");
  const rows = await tx.query<{ ticket: string; score: number }>(
    "SELECT ticket, score FROM peil.search_tickets($1, $2, $3, $4, $5, $6)",
    [asked, person ?? null, new Date(asOf), after?.score ?? null, after?.ticket ?? null, limit + 1],
    "search tickets",
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? { asOf, score: last.score, ticket: last.ticket } : undefined;
  return { tickets: page.map(({ ticket }) => ticket), next };
}
