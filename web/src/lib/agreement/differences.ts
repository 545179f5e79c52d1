/**
 * What differs between two editions of an agreement: promise by promise, reading by reading, the lines that went and those that came, in the
 * sentences in which the terms of both are said. Rules: VER-1, VER-3.
 */
import type { Told } from "#lib/agreement/document.ts";
import type { ToldPromise } from "#lib/agreement/live-keys.ts";
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

/** In the order of the later edition; what is gone stands behind it. */
export function differencesBetween(before: Told, after: Told, language: Language): DifferenceShown[] {
  const [was, is] = [partsOf(before, language), partsOf(after, language)];
  const changed = [...is].flatMap(([key, part]) => differenceOf(was.get(key), part) ?? []);
  const gone = [...was].filter(([key]) => !is.has(key));
  return [
    ...changed,
    ...gone.map(([, { lines, ...part }]) => ({ ...part, is: "gone" as const, gone: lines, come: [] })),
  ];
}

function differenceOf(was: Part | undefined, { lines, ...part }: Part): DifferenceShown | undefined {
  if (was === undefined) return { ...part, is: "new", gone: [], come: lines };
  const [gone, come] = [without(was.lines, lines), without(lines, was.lines)];
  if (gone.length + come.length === 0) return undefined;
  return { ...part, is: "changed", gone, come };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

/** Everything that an edition says, by what it is called in the file; the first is the agreement as a whole. */
function partsOf(told: Told, language: Language): Map<string, Part> {
  const whole = [told.title[language], told.timeZone, told.force, ...told.parties.flatMap(({ name }) => name ?? [])];
  const values = told.values.map(({ title, said }) => `${title[language]}: ${said[language]}`);
  const articles = told.sections.flatMap(({ articles }) => articles);
  return new Map<string, Part>([
    ["", { article: "", heading: told.title[language], lines: [...whole, ...values] }],
    ...articles.flatMap(({ article, promises, interpretations }) => [
      ...promises.map((one): [string, Part] => [
        `${one.notion} ${one.term}`,
        { article, heading: one.heading[language], lines: linesOf(one, language) },
      ]),
      ...interpretations.map(({ interpretation, open, reading, others }): [string, Part] => [
        `reading ${interpretation}`,
        { article, heading: open[language], lines: [open[language], reading[language], ...others] },
      ]),
    ]),
  ]);
}

function linesOf(promise: ToldPromise, language: Language): string[] {
  const { heading, strength, articles, paragraphs, tables, parts } = promise;
  return [
    heading[language],
    ...(strength === "promise" ? [] : [strength]),
    articles.join(", "),
    ...paragraphs.map((text) => text[language]),
    ...tables.flatMap(({ rows }) => rows.map((row) => row.map((cell) => cell[language]).join(": "))),
    ...parts.flatMap((part) => linesOf(part, language)),
  ];
}
