/**
 * The states of a desk and what they mean: which is waiting, and for whom. A state that no word list knows is left open,
 * so that its tickets are set apart and counted instead of judged on a guess.
 */
import type { AgreementView } from "./agreement-view.ts";
import { varyingShare, type Tickets } from "./find-key.ts";
import { stateNames } from "./column-words.ts";
import { nameMatch, phraseOf } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, type ProposedValue } from "./proposal.ts";
import { calledOffPhrases, doubtfulStates, stateWords } from "./value-words.ts";
import { wordFor } from "./word-for.ts";

/**
 * The column with the state of a ticket, if its name or nearly all of its texts say so. Where tickets have a record per
 * change, it differs between the records of a ticket, and its name is enough: somebody has to say what its texts mean.
 */
export function findStateColumn(profile: Profile, tickets: Tickets | undefined): Column | undefined {
  const rated = profile.columns
    .filter(({ texts }) => texts.length >= 2 && texts.length <= 80)
    .filter((column) => tickets === undefined || varyingShare(column, tickets) > 0.05)
    .map((column) => ({ column, known: knownShare(column), fit: nameMatch(column.name, stateNames) }))
    .filter(({ known, fit }) => (fit > 0 && known >= 0.4) || known >= 0.9 || (tickets !== undefined && fit > 0.5))
    .toSorted((a, b) => b.known + b.fit - (a.known + a.fit));
  return rated[0]?.column;
}

/** The column that tells how a ticket stands now: it has the same text in every record of it. */
export function findStateNow(profile: Profile, tickets: Tickets): Column | undefined {
  const columns = profile.columns.filter((column) => varyingShare(column, tickets) < 0.05);
  return findStateColumn({ ...profile, columns }, undefined);
}

/**
 * Where a desk only closes tickets and no clock of the agreement runs to a closing, its closing may be what the agreement
 * calls resolved. `told` are the facts that have a column of their own.
 */
export function inOwnWords(
  values: readonly ProposedValue[],
  told: Iterable<string>,
  agreement: AgreementView | undefined,
): readonly ProposedValue[] {
  // Of a state that nobody knows yet, somebody may say that it is the one.
  if (values.some(({ word }) => word === undefined)) return values;
  const said = new Set([...values.flatMap(({ word }) => word ?? []), ...told]);
  return values.map((value) => {
    const isEnd = value.word === "closed" && !calledOffPhrases.has(meaningOf(value.text)?.phrase ?? "");
    const word = isEnd ? wordFor("closed", said, agreement) : value.word;
    if (word === value.word) return value;
    return { ...value, word, why: reason("state.own-end", value.why.params), isSure: false };
  });
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

/** Whether a state of this meaning is a waiting, for whomever. */
export function isWaiting(word: string | undefined): boolean {
  return word === "parked" || word?.startsWith("waiting-") === true;
}
