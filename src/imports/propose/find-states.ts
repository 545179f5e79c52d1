/**
 * The states of a desk and what they mean: which is waiting, and for whom. A state that no word list knows is left open,
 * so that its tickets are set apart and counted instead of judged on a guess.
 */
import { varyingShare, type Tickets } from "./find-key.ts";
import { stateNames } from "./column-words.ts";
import { nameMatch, phraseOf } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, type ProposedValue } from "./proposal.ts";
import { doubtfulStates, stateWords } from "./value-words.ts";

/**
 * The column with the state of a ticket, if its name or nearly all of its texts say so. Where tickets have a record per
 * change, it differs between the records of a ticket.
 */
export function findStateColumn(profile: Profile, tickets: Tickets | undefined): Column | undefined {
  const rated = profile.columns
    .filter(({ texts }) => texts.length >= 2 && texts.length <= 80)
    .filter((column) => tickets === undefined || varyingShare(column, tickets) > 0.05)
    .map((column) => ({ column, known: knownShare(column), fit: nameMatch(column.name, stateNames) }))
    .filter(({ known, fit }) => (fit > 0 && known >= 0.4) || known >= 0.9)
    .toSorted((a, b) => b.known + b.fit - (a.known + a.fit));
  return rated[0]?.column;
}

function knownShare({ texts, counts, filled }: Column): number {
  return texts.reduce((sum, text, i) => sum + (meaningOf(text) === undefined ? 0 : counts[i]!), 0) / filled;
}

/** Every text of the column with what it means, in the order of how often it stands there. */
export function stateValues(texts: readonly string[], counts: readonly number[]): ProposedValue[] {
  const order = texts.map((_, i) => i).toSorted((a, b) => counts[b]! - counts[a]!);
  return order.map((i) => {
    const meaning = meaningOf(texts[i]!);
    const params = { records: counts[i]!, phrase: meaning?.phrase ?? "" };
    if (meaning === undefined)
      return { text: texts[i]!, word: undefined, why: reason("state.unknown", params), isSure: false };
    const isSure = !doubtfulStates.has(meaning.phrase);
    const why = reason(isSure ? "state.known" : "state.doubt", params);
    return { text: texts[i]!, word: meaning.word, why, isSure };
  });
}

const phrases = Object.entries(stateWords)
  .flatMap(([word, list]) => list.map((phrase) => ({ word, phrase })))
  .toSorted((a, b) => b.phrase.length - a.phrase.length);

/** What a state means by the longest phrase in it; a state that is such a phrase as a whole is that. */
export function meaningOf(text: string): { word: string; phrase: string } | undefined {
  const said = phraseOf(text);
  if (said === "" || /^\d+$/.test(said)) return undefined;
  return (
    phrases.find(({ phrase }) => said === phrase) ?? phrases.find(({ phrase }) => ` ${said} `.includes(` ${phrase} `))
  );
}
