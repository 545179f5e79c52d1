/**
 * What pages say, known without guessing: every text of `web/src/lib/words` that the pages of this process are made with ends in a mark that nobody
 * sees, of its key and its language.
 */
import { readdir } from "node:fs/promises";
import { registerHooks } from "node:module";
import { isDeepStrictEqual } from "node:util";

export type Language = "nl" | "en";

export interface Text {
  /** Its file and key: "queue.ts queue.title". */
  readonly at: string;
  readonly nl: string;
  readonly en: string;
}

type Pairs = Readonly<Record<string, readonly [nl: string, en: string]>>;

/** Five signs of eight, which choose the variant of a letter that has none: the language and the place of the text among all of them. */
const digits = 5;
const firstSign = 0xfe00;
const ofEnglish = 8 ** digits / 2;
const markOf = (place: number, language: Language): string =>
  (place + (language === "en" ? ofEnglish : 0))
    .toString(8)
    .padStart(digits, "0")
    .replaceAll(/\d/g, (digit) => String.fromCodePoint(firstSign + Number(digit)));

interface Group {
  readonly file: string;
  readonly name: string;
  readonly pairs: Pairs;
  /** The place of its first text among all of them. */
  readonly from: number;
}
const groups: Group[] = [];

function withMarks({ pairs, from }: Group, language: Language): Readonly<Record<string, string>> {
  const marking = ([key, [nl, en]]: [string, Pairs[string]], index: number) => {
    const halves = (language === "nl" ? nl : en).split("|");
    return [key, halves.map((half) => half + markOf(from + index, language)).join("|")];
  };
  return Object.fromEntries(Object.entries(pairs).map(marking));
}

/** The texts of one list with marks, as the pages have them. */
export const inWords = (file: string, name: string, language: Language): Readonly<Record<string, string>> =>
  withMarks(
    groups.find((one) => one.file === file && one.name === name)!,
    language,
  );

/** All texts of the pages; from now on pages are made with marks. To be called before the pages are loaded. */
export async function marked(): Promise<readonly Text[]> {
  const folder = new URL("../../web/src/lib/words/", import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith(".ts")).toSorted();
  const texts: Text[] = [];
  for (const file of files) {
    const module = (await import(new URL(file, folder).href)) as Readonly<Record<string, Pairs>>;
    for (const [name, pairs] of Object.entries(module)) {
      groups.push({ file, name, pairs, from: texts.length });
      for (const [key, [nl, en]] of Object.entries(pairs)) texts.push({ at: `${file} ${name}.${key}`, nl, en });
    }
  }
  const words = (pairs: Pairs, language: Language): Readonly<Record<string, string>> => {
    // A page may have several lists as one.
    const lists = groups
      .filter((known) => Object.entries(known.pairs).every(([key, pair]) => isDeepStrictEqual(pairs[key], pair)))
      .toSorted((a, b) => Object.keys(a.pairs).length - Object.keys(b.pairs).length);
    const found = Object.assign({}, ...lists.map((list) => withMarks(list, language))) as Record<string, string>;
    const unknown = Object.keys(pairs).filter((key) => !(key in found));
    if (unknown.length > 0) throw new Error(`the pages use texts that no file has: ${unknown.join(", ")}`);
    return found;
  };
  Object.assign(globalThis, { wordsWithMarks: words });
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!/\/web\/build\/.*\/server\/chunks\//.test(url)) return loaded;
      const source = Buffer.from(loaded.source as Uint8Array).toString("utf8");
      return {
        ...loaded,
        source: source.replace(/function words\(pairs, language\) \{/, "$& return wordsWithMarks(pairs, language);"),
      };
    },
  });
  return texts;
}

/** The places of the texts that this shows, in each language. */
export function saidIn(shown: string): Record<Language, Set<number>> {
  const said = { nl: new Set<number>(), en: new Set<number>() };
  for (const [mark] of shown.matchAll(/[\uFE00-\uFE07]{5}/g)) {
    const value = Number.parseInt(
      mark.replaceAll(/./g, (sign) => String(sign.codePointAt(0)! - firstSign)),
      8,
    );
    said[value >= ofEnglish ? "en" : "nl"].add(value % ofEnglish);
  }
  return said;
}

/** What somebody reads, sees or hears of a page: not what travels along for its script. */
export const shownBy = (html: string): string => html.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, "");

/** A page without its marks. */
export const unmarked = (html: string): string => html.replaceAll(/[\uFE00-\uFE07]/g, "");
