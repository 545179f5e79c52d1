/**
 * What Peil says in other words than those of its pages: the texts of `src/i18n`, which come to a page by the API and by what pages share with it.
 * They carry no mark, so they are known by their letters: a text of one language that is none of the other's.
 */
import { globSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import type { Language, Text } from "./said.ts";

type Texts = Record<Language, Set<string>>;

const root = new URL("../../", import.meta.url);

/** Stands for whatever a text is about. */
const about = "{about}";
/** Shorter pieces of a text may come up in another one. */
const leastLetters = 12;

/** All of them, with those of the pages: the whole of either language. */
export async function textsOfPeil(ofPages: readonly Text[]): Promise<Texts> {
  const texts: Texts = { nl: new Set(ofPages.map(({ nl }) => nl)), en: new Set(ofPages.map(({ en }) => en)) };
  const folder = new URL("../../src/i18n/", import.meta.url);
  for (const file of (await readdir(folder)).filter((name) => /(?<!\.test)\.ts$/.test(name))) {
    const module = (await import(new URL(file, folder).href)) as Readonly<Record<string, unknown>>;
    const language = /^(nl|en)\b/.exec(file)?.[1] as Language | undefined;
    for (const one of Object.values(module)) if (typeof one === "object") gather(one, language, texts);
  }
  return texts;
}

function gather(one: unknown, language: Language | undefined, texts: Texts): void {
  if (isPair(one)) {
    texts.nl.add(one[0]);
    texts.en.add(one[1]);
  } else if (typeof one === "object" && one !== null) {
    for (const [key, inner] of Object.entries(one)) gather(inner, key === "nl" || key === "en" ? key : language, texts);
  } else if (language !== undefined) {
    const text = typeof one === "function" ? worded(one as (...given: unknown[]) => unknown) : one;
    if (typeof text === "string" && text !== "") texts[language].add(text);
  }
}

const isPair = (one: unknown): one is readonly [string, string] =>
  Array.isArray(one) && one.length === 2 && one.every((text) => typeof text === "string");

/** What a wording says of no matter what; undefined where it needs to know more. */
function worded(wording: (...given: unknown[]) => unknown): unknown {
  const anything: object = new Proxy({}, { get: (_, key) => (key === Symbol.toPrimitive ? () => about : about) });
  for (const given of [about, anything]) {
    try {
      const text = wording(given, given, given, given);
      if (typeof text === "string" && !/undefined|NaN/.test(text)) return text;
    } catch {
      // It looks into what it is given.
    }
  }
  return undefined;
}

/** What the agreements that come along and the made-up year say in their own words, in whatever language. */
const ofOthers = globSync(["agreements/*/*.yaml", "simulation/**/*.{ts,yaml}"], { cwd: root })
  .map((file) => readFileSync(new URL(file, root), "utf8").replaceAll(/\s+/g, " "))
  .join(" ");
/** Names of theirs that are words of Peil's, too. */
const names = new Set(["Leverancier", "Customers", "portaal", "suite", "release", "niets"]);

/** Whether this is somebody's own, and no words of Peil's. */
function isTheirs(text: string, page: string): boolean {
  if (names.has(text)) return true;
  const quoted = /“([^”]+)”$/.exec(text)?.[1];
  if (quoted !== undefined && ofOthers.includes(quoted)) return true;
  return ofOthers.includes(text) && (text.includes(" ") || page.includes("/agreements/"));
}

/** Of what stood on pages in a language, what is of the other one. */
export function foreign(texts: Texts, language: Language, read: ReadonlyMap<string, string>): string[] {
  const shown = new Map([...read].filter(([text, page]) => !isTheirs(text, page)));
  const [own, others] = language === "nl" ? [texts.nl, texts.en] : [texts.en, texts.nl];
  const known = [...own].join("\n").toLowerCase();
  const whole = new Set([...own].map((text) => text.toLowerCase()));
  const pieces = [...others]
    .flatMap((text) => text.split(/\{\w+\}|\|/).map((piece) => piece.trim()))
    .filter((piece) => piece.length >= leastLetters && piece.includes(" ") && !known.includes(piece.toLowerCase()));
  const single = [...others].filter((text) => text.length > 2 && !whole.has(text.toLowerCase()));
  const all = [...shown.keys()].join("\n");
  const found = new Set([
    ...single.filter((text) => shown.has(text)),
    ...[...new Set(pieces)].filter((piece) => all.includes(piece)),
  ]);
  const placeOf = (text: string) =>
    [...shown].find(([read]) => read === text) ?? [...shown].find(([read]) => read.includes(text))!;
  return [...found].map((text) => `“${text}” in “${placeOf(text).join("” on ")}`);
}

/** What somebody reads or hears of a page, piece by piece, but for what is marked as being in another language. */
export function readOf(html: string): string[] {
  const body = html
    .slice(Math.max(0, html.indexOf("<body")))
    .replaceAll(/<(script|style|textarea|code|pre|mark)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, "")
    .replaceAll(/<(\w+)\b[^>]*\slang="[^"]*"[^>]*>[\s\S]*?<\/\1>/g, "");
  const heard = [...body.matchAll(/\s(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, text]) => text!);
  return [...body.split(/<[^>]*>/), ...heard].map(plain).filter((text) => text !== "");
}

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };
const plain = (text: string): string =>
  text
    .replaceAll(/&([#\w]+);/g, (sign, name: string) => signs[name] ?? sign)
    .replaceAll(/\s+/g, " ")
    .trim();
