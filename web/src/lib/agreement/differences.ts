/**
 * What differs between two editions of an agreement: promise by promise, reading by reading, the lines that went and those that came, in the
 * sentences in which the terms of both are said. Rules: VER-1, VER-3.
 */
import type { Told } from "#lib/agreement/document.ts";
import type { ToldPromise } from "#lib/agreement/live-keys.ts";
import { articleText } from "#lib/agreement/article-text.ts";
import type { WordsOf } from "#lib/server/words.ts";
import type { agreementWords } from "#lib/words/agreement.ts";
import type { Language } from "$peil/i18n/words.ts";

export interface DifferenceShown {
  readonly article: string;
  readonly heading: string;
  readonly is: "new" | "gone" | "changed";
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

interface Part {
  readonly article: string;
  readonly heading: string;
  readonly lines: readonly string[];
}

type Words = WordsOf<typeof agreementWords>;

/** In the order of the later edition; what is gone stands behind it. */
export function differencesBetween(before: Told, after: Told, w: Words, language: Language): DifferenceShown[] {
  const [was, is] = [partsOf(before, w, language), partsOf(after, w, language)];
  const changed = [...is].flatMap(([key, part]) => differenceOf(was.get(key), part) ?? []);
  const gone = [...was].filter(([key]) => !is.has(key));
  return [
    ...changed,
    ...gone.map(([, { lines, ...part }]) => ({ ...part, is: "gone" as const, gone: lines, come: [] })),
  ];
}

function differenceOf(was: Part | undefined, { lines, ...part }: Part): DifferenceShown | undefined {
  if (was === undefined) return lines.length === 0 ? undefined : { ...part, is: "new", gone: [], come: lines };
  const [gone, come] = [without(was.lines, lines), without(lines, was.lines)];
  if (gone.length + come.length === 0) return undefined;
  return { ...part, is: "changed", gone, come };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

/** Everything that an edition says, by what it is called in the file; the first is the agreement as a whole. */
function partsOf(told: Told, w: Words, language: Language): Map<string, Part> {
  const of = (said: Told["title"]) => said[language];
  const force = told.force === "binding" ? [] : [w.informative];
  const names = told.parties.flatMap(({ name }) => name ?? []);
  const values = told.values.map(({ title, said }) => `${of(title)}: ${of(said) || w.notFilled}`);
  const articles = told.sections.flatMap(({ articles }) => articles);
  return new Map<string, Part>([
    [
      "",
      { article: "", heading: of(told.title), lines: [of(told.title), told.timeZone, ...force, ...names, ...values] },
    ],
    ...articles.flatMap(({ article, gist, promises, interpretations, remarks }) => [
      [
        `article ${article}`,
        { article, heading: "", lines: [...gist.map(({ text }) => of(text)), ...remarks.map(of)] },
      ] as const,
      ...promises.map((one): [string, Part] => [
        `${one.notion} ${one.term}`,
        { article, heading: of(one.heading), lines: linesOf(one, w, language) },
      ]),
      ...interpretations.map(({ interpretation, open, reading }): [string, Part] => [
        `reading ${interpretation}`,
        { article, heading: of(open), lines: [of(open), of(reading)] },
      ]),
    ]),
  ]);
}

function linesOf(promise: ToldPromise, w: Words, language: Language): string[] {
  const { heading, strength, articles, paragraphs, tables, parts } = promise;
  return [
    heading[language],
    ...(strength === "promise" ? [] : [w[strength]]),
    ...articles.map((article) => articleText(article, w)),
    ...paragraphs.map((text) => text[language]),
    ...tables.flatMap(({ rows }) => rows.map((row) => row.map((cell) => cell[language]).join(": "))),
    ...parts.flatMap((part) => linesOf(part, w, language)),
  ];
}
