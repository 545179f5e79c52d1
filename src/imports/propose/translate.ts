/**
 * Texts of an export as the values of a level: by being the same word, by meaning the same, by rank, or by the order in
 * which both stand. What only the order says is a guess, and marked as one.
 */
import { phraseOf } from "./name-match.ts";
import { reason, type ProposedValue } from "./proposal.ts";
import { ranks, types } from "./value-words.ts";

/** A level's value with the names that people see for it. */
export interface LevelValue {
  readonly word: string;
  readonly names: readonly string[];
}

/**
 * One proposal per text; a text for which nothing could be found has no word. `isOrdered`: whether the values go from one
 * end to another, so that numbers and ranks tell which is meant.
 */
export function translate(
  texts: readonly string[],
  counts: readonly number[],
  values: readonly LevelValue[],
  isOrdered = true,
): ProposedValue[] {
  const alike = texts.map((text) => sameWord(text, values) ?? sameMeaning(text, values));
  const ranked = isOrdered && alike.some((word) => word === undefined) ? byOrder(texts, values, alike) : undefined;
  return texts
    .map((text, i): ProposedValue => {
      const params = { records: counts[i]! };
      const own = alike[i];
      if (own !== undefined) return { text, word: own, why: reason("value.seen", params), isSure: true };
      const word = ranked?.words.get(text);
      if (word === undefined) return { text, word, why: reason("value.unknown", params), isSure: false };
      return { text, word, why: reason(ranked!.isSure ? "value.seen" : "value.guess", params), isSure: ranked!.isSure };
    })
    .toSorted((a, b) => position(a, values) - position(b, values));
}

function position({ word }: ProposedValue, values: readonly LevelValue[]): number {
  const at = values.findIndex((value) => value.word === word);
  return at < 0 ? values.length : at;
}

/** The text without a number before it: `1 - Critical` and `P1 Critical` say critical. */
function bare(text: string): string {
  return phraseOf(text).replace(/^(?:p|prio|prioriteit|priority|level|niveau)? ?\d{1,2} (?=\S)/, "");
}

function sameWord(text: string, values: readonly LevelValue[]): string | undefined {
  const said = [phraseOf(text), bare(text)];
  return values.find(({ word, names }) => [word, ...names].some((name) => said.includes(phraseOf(name))))?.word;
}

/** A type by its row of words; a rank only where the level has exactly one value of that rank. */
function sameMeaning(text: string, values: readonly LevelValue[]): string | undefined {
  const said = bare(text);
  for (const rows of [types, ranks]) {
    const row =
      rows.find((words) => words.includes(said)) ??
      rows.find((words) => words.includes(said.replace(/ .*/, "")) && rows === types);
    if (row === undefined) continue;
    const fitting = values.filter(({ word, names }) => [word, ...names].some((name) => row.includes(phraseOf(name))));
    if (fitting.length === 1) return fitting[0]!.word;
  }
  return typeWithin(said, values);
}

/** A type by the longest of its words inside the text: `[System] Service request`. */
function typeWithin(said: string, values: readonly LevelValue[]): string | undefined {
  const within = types
    .flatMap((row) => row.map((word) => ({ row, word })))
    .filter(({ word }) => ` ${said} `.includes(` ${word} `))
    .toSorted((a, b) => b.word.length - a.word.length)[0];
  if (within === undefined) return undefined;
  const fitting = values.filter(({ word }) => within.row.includes(phraseOf(word)));
  return fitting.length === 1 ? fitting[0]!.word : undefined;
}

/** By number or rank, from the first value on. Sure where there are as many texts as values. */
function byOrder(
  texts: readonly string[],
  values: readonly LevelValue[],
  alike: readonly (string | undefined)[],
): { words: Map<string, string>; isSure: boolean } | undefined {
  const { placed, byNumber } = placesOf(texts);
  if (values.length === 0 || placed.length < 2 || placed.length < texts.length / 2) return undefined;
  const known = placed.flatMap(({ text, place }) => {
    const word = alike[texts.indexOf(text)];
    return word === undefined ? [] : [{ place, at: values.findIndex((value) => value.word === word) }];
  });
  // Some desks count from the least: texts of which the meaning is known tell the direction.
  const isReversed =
    pairsOf(known).reduce((sum, [a, b]) => sum + Math.sign((a.place - b.place) * (a.at - b.at)), 0) < 0;
  const isNumbered = byNumber && !isReversed;
  const places = [...new Set(placed.map(({ place }) => place))].toSorted((a, b) => (isReversed ? b - a : a - b));
  const isWhole = places.length === values.length && placed.length === texts.length;
  const words = placed.map(({ text, place }): [string, string] => {
    // Numbers from 1 on say which value they are, even where one of them does not occur.
    const at = isNumbered && !isWhole && place >= 1 ? place - 1 : places.indexOf(place);
    return [text, values[Math.min(at, values.length - 1)]!.word];
  });
  // Without any word beside them, numbers are sure only where they begin at 1.
  return { words: new Map(words), isSure: isWhole && (!byNumber || places[0] === 1 || known.length > 1) };
}

/** Where each text stands from the first to the last: by its rank where most have one, else by its number. */
function placesOf(texts: readonly string[]): { placed: { text: string; place: number }[]; byNumber: boolean } {
  const by = (placeOf: (text: string) => number | undefined) =>
    texts.flatMap((text) => {
      const place = placeOf(text);
      return place === undefined ? [] : [{ text, place }];
    });
  const ranked = by(rankOf);
  const byNumber = ranked.length <= texts.length / 2;
  return { placed: byNumber ? by(numberIn) : ranked, byNumber };
}

function pairsOf<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, i) => list.slice(i + 1).map((other): [T, T] => [one, other]));
}

function numberIn(text: string): number | undefined {
  const found = /^(?:p|prio|prioriteit|priority|level|niveau|sev|severity)? ?(\d{1,2})(?: |$)/.exec(phraseOf(text));
  return found === null ? undefined : Number(found[1]);
}

function rankOf(text: string): number | undefined {
  const rank = ranks.findIndex((words) => words.includes(bare(text)));
  return rank < 0 ? undefined : rank;
}
