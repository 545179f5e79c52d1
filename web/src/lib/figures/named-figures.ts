/**
 * Figures with every name as people say it: services, causes and exclusions, what a duty lacked, the conditions that failed, and the kinds of
 * facts. The agreement's own titles come first; what only a fact says has the words that agreements have for it.
 */
import { deskOf } from "#lib/server/desks.ts";
import type { Api } from "#lib/server/api.ts";
import { nameOf } from "$peil/i18n/agreement-names.ts";
import { factName, factNames } from "$peil/i18n/fact-names.ts";
import { termWords } from "$peil/i18n/term-words.ts";
import type { Language } from "$peil/i18n/words.ts";
import { words } from "#lib/server/words.ts";
import { conditionWords } from "#lib/words/conditions.ts";

export type Named = (name: string) => string;

export async function namesOfContract(api: Api, contract: string, language: Language): Promise<Named> {
  const names = (await deskOf(api, contract))?.names ?? {};
  return (name) => (names[name] ?? nameOf(name))[language];
}

/** A copy, named; what is no name in it stays as it is. */
export function namedFigures<Told>(told: Told, named: Named, language: Language): Told {
  return walked(told) as Told;

  function walked(node: unknown): unknown {
    if (Array.isArray(node)) return node.map(walked);
    if (typeof node !== "object" || node === null) return node;
    const entries = Object.entries(node).map(([key, value]) => [key, sayOf(key, value, "log" in node)] as const);
    return Object.fromEntries(entries);
  }

  function mapped(fields: Record<string, string[]>): Record<string, string[]> {
    return Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values.map(named)]));
  }

  function sayOf(key: string, value: unknown, isFact: boolean): unknown {
    if (key === "lacks") return (value as string[]).map(named);
    if (key === "fields") return mapped(value as Record<string, string[]>);
    if (typeof value !== "string") return walked(value);
    if (key === "service" || key === "cause" || key === "exclusion") return named(value);
    if (key === "condition") return conditionText(value, named, language);
    return key === "kind" && isFact ? factName(value)[language] : value;
  }
}

/** `only-if has maintenance-announced`, as an agreement writes it, in a few words. */
export function conditionText(written: string, named: Named, language: Language): string {
  const test = written.replace(/^only-if /, "");
  const known = notOfFacts[test];
  if (known !== undefined) return words(conditionWords, language)[known];
  const [, word = "", rest = ""] = /^(\S+) ?(.*)$/.exec(test) ?? [];
  const { condition, target, elapsed, list } = termWords[language];
  if (word === "not") return condition.not(conditionText(rest, named, language));
  if (word === "at-most") return target.atMost(elapsed(rest));
  if (word === "hours") return condition.inside(named(rest));
  const said = rest.split(", ").map((one) => nameIn(one, named, language));
  if (isTest(word)) return condition[word](list(said, "or"));
  const name = nameIn(word, named, language);
  return rest === "" ? name : `${name}: ${list(said, "or")}`;
}

/** What bounds an exclusion, and is asked of no fact. */
const notOfFacts: Readonly<Record<string, keyof typeof conditionWords>> = {
  "link caused-by": "caused",
  "interval announced": "announced",
  "interval whole": "whole",
  "exclusion-decided": "grantedPart",
  "exclusion-decided accepted yes": "granted",
};

const tests = ["has", "lacks", "inside", "outside", "kept", "missed", "date"] as const;

function isTest(word: string): word is (typeof tests)[number] {
  return (tests as readonly string[]).includes(word);
}

/** A fact has its fields behind it, in brackets. */
function nameIn(written: string, named: Named, language: Language): string {
  const [, name = written, more = ""] = /^(\S+)( \(.*\))?$/.exec(written) ?? [];
  return `${Object.hasOwn(factNames, name) ? factName(name)[language] : named(name)}${more}`;
}
