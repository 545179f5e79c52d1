/**
 * Where in its texts a ticket was found (SRC-5): the passage around the words, of the text that has most of them. Only words that the
 * index kept for this reader lead to a text (SRC-2), and only what the vault still opens is shown, so that what was withdrawn, erased or
 * said among colleagues gives nothing away.
 */
import { openContents } from "../ledger/contents.ts";
import type { Vault } from "../ledger/keys.ts";
import type { Transaction } from "../database/database.ts";
import { mostSearchCharacters } from "./find-tickets.ts";
import { plainWords } from "./plain-words.ts";

/** A passage in order: what is found, and what stands around it. Plain text, whatever anybody typed in it. */
export type Passage = readonly { readonly text: string; readonly isFound: boolean }[];

/** By ticket; of one that was found by its title or number alone there is none. */
export async function findPassages(
  tx: Transaction,
  vault: Vault,
  words: string,
  tickets: readonly string[],
): Promise<Map<string, Passage>> {
  const asked = wantedWords(words);
  // The last word may be the beginning of one, but for what stands in quotes.
  const begun = words.includes('"') ? "" : (asked.at(-1) ?? "");
  if (asked.length === 0 || tickets.length === 0) return new Map();
  const texts = await tx.query<{ ticket: string; content: string }>(
    `${query} SELECT DISTINCT ON (s.ticket) s.ticket, s.content FROM peil.search s CROSS JOIN q
       WHERE s.tenant = $1 AND s.ticket = ANY($3::uuid[]) AND NOT s.is_title AND s.document @@ q.words
       ORDER BY s.ticket, ts_rank(s.document, q.words) DESC, s.content DESC`,
    [tx.scope.tenant, asked, tickets, begun],
    "texts that were found",
  );
  const opened = await openContents(
    tx,
    vault,
    texts.map(({ content }) => content),
  );
  const readable = texts.flatMap(({ ticket, content }) => {
    const bytes = opened.get(content)?.bytes;
    return bytes === undefined ? [] : [{ ticket, body: unmarked(plainWords(bytes.toString("utf8"))) }];
  });
  if (readable.length === 0) return new Map();
  const marked = await tx.query<{ at: number; dutch: string; english: string }>(
    `${query} SELECT b.at::integer, ts_headline('dutch', b.body, q.words, $1) AS dutch, ts_headline('english', b.body, q.words, $1) AS english
       FROM unnest($3::text[]) WITH ORDINALITY b(body, at) CROSS JOIN q`,
    [marks, asked, readable.map(({ body }) => body), begun],
    "words that were found",
  );
  return new Map(
    marked.flatMap(({ at, dutch, english }) => {
      const { ticket, body } = readable[at - 1]!;
      const passage = cut(body, [...markedIn(dutch), ...markedIn(english)]);
      return passage === undefined ? [] : [[ticket, passage] as const];
    }),
  );
}

/** Any of the words: those of a question may be spread over the texts of a ticket. A whole word counts as its own beginning too, and so for more. */
const query = `WITH q AS (SELECT string_agg(w::text, ' | ')::tsquery AS words
  FROM unnest($2::text[]) a(word) CROSS JOIN LATERAL (VALUES (plainto_tsquery('dutch', a.word)), (plainto_tsquery('english', a.word))) v(whole)
  CROSS JOIN LATERAL (VALUES (whole), (CASE WHEN a.word = $4 THEN peil.begun(whole) END)) o(w)
  WHERE numnode(w) > 0)`;

/** Characters that no text has once `unmarked` is done with it. The database knows which words are a form of those asked for, and drops what looks like a tag. */
const [open, close] = ["\u0001", "\u0002"];
const marks = `StartSel="${open}", StopSel="${close}", MaxFragments=3`;

function unmarked(text: string): string {
  return text.replaceAll(open, " ").replaceAll(close, " ").replaceAll(/\s+/g, " ").trim();
}

function markedIn(headline: string): string[] {
  return headline
    .split(open)
    .slice(1)
    .map((piece) => piece.split(close)[0]!);
}

function wantedWords(words: string): string[] {
  const asked = words.slice(0, mostSearchCharacters).toWellFormed().replaceAll("\u0000", " ");
  return asked.split(/[\s"]+/).filter((word) => word !== "" && !word.startsWith("-") && word.toLowerCase() !== "or");
}

const [before, after] = [60, 140];

/** The text as it was written, around the first of the words, cut between words. */
function cut(body: string, words: readonly string[]): Passage | undefined {
  if (words.length === 0) return undefined;
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}])(${words.map((word) => RegExp.escape(word)).join("|")})(?![\\p{L}\\p{N}])`,
    "giu",
  );
  const at = body.search(any);
  if (at === -1) return undefined;
  const from = at <= before ? 0 : body.indexOf(" ", at - before) + 1 || at;
  const far = body.lastIndexOf(" ", at + after);
  const to = body.length <= at + after ? body.length : far > at ? far : at + after;
  const piece = `${from > 0 ? "… " : ""}${body.slice(from, to).toWellFormed()}${to < body.length ? " …" : ""}`;
  // What a pattern with a group splits by stands at the odd places.
  return piece.split(any).flatMap((text, i) => (text === "" ? [] : [{ text, isFound: i % 2 === 1 }]));
}
