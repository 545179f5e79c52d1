/**
 * One fact of a log in the reader's words: what happened as a sentence, and each of its fields by name. What somebody wrote stands apart and
 * sealed, so a fact only has its mark; the letter of it is for whoever checks it. Rules: TIM-4, LED-1, LED-3.
 */
import type { Fact } from "$peil/facts/fact.ts";
import type { WrittenFact } from "$peil/facts/written-fact.ts";
import { nameOf } from "$peil/i18n/agreement-names.ts";
import { factSentence } from "$peil/i18n/fact-sentences.ts";
import type { Language } from "$peil/i18n/words.ts";
import { targetText } from "$peil/i18n/target-text.ts";
import type { Terms } from "#lib/ticket/terms.ts";

type Read = Fact & WrittenFact;
type Value = string | readonly string[];

export interface FactShown {
  readonly sentence: string;
  readonly at: number;
  /** Set where it was written down at another moment than it was so. */
  readonly recordedAt: number | null;
  readonly ticket: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string; readonly at?: number }[];
  /** Whether somebody wrote something with it. */
  readonly isWritten: boolean;
}

export interface FactTelling {
  readonly language: Language;
  readonly terms: Terms;
  readonly isLevel: (name: string) => boolean;
  /** What fields and short words are called on the pages of tickets. */
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  /** Undefined of whom the reader does not see. */
  readonly person: (id: string) => string | undefined;
}

/** The ids of the people that a fact names. */
export function peopleIn({ fields }: Pick<Read, "fields">): string[] {
  return ["person", "assignee", "watcher", "reporter"].flatMap((name) => fields[name] ?? []);
}

/** Said otherwise in the page, or of use to a computer alone. */
const untold = new Set("by person lang title title-hash text text-hash file file-hash imported fact is".split(" "));

export function factShown({ kind, at, recordedAt, ticket, fields }: Read, telling: FactTelling): FactShown {
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : undefined);
  const [who, by] = [text("person"), text("by")];
  const to = [fields["assignee"] ?? fields["watcher"] ?? fields["to"] ?? fields["line"] ?? fields["team"] ?? []].flat();
  const told = {
    kind,
    by: (who && telling.person(who)) ?? null,
    role: by === undefined ? null : nameOf(by),
    to: to.map((one) => telling.person(one) ?? telling.terms.name(one)),
    minutes: text("minutes") ?? null,
  };
  const rest = Object.entries(fields).filter(([name, value]) => !untold.has(name) && value !== "on-file");
  const described = [fields["is"] ?? []].flat().map((pair): [string, Value] => {
    const [level = "", ...value] = pair.split("=");
    return [level, value.join("=")];
  });
  return {
    sentence: capital(factSentence(told, telling.language)),
    at,
    recordedAt: recordedAt === at ? null : recordedAt,
    ticket: ticket ?? null,
    fields: [...described, ...rest].map(([name, value]) => fieldShown(name, value, telling)),
    isWritten: fields["text"] !== undefined || fields["title"] !== undefined,
  };
}

function fieldShown(name: string, value: Value, { language, terms, isLevel, fields, values, person }: FactTelling) {
  const called = isLevel(name) ? terms.level(name) : (fields[name] ?? nameOf(name)[language]);
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value))
    return { name: called, value, at: Date.parse(value) };
  const said = [value].flat().map((one) => person(one) ?? wordOf(one));
  return { name: called, value: said.join(", ") };

  function wordOf(one: string): string {
    if (name === "target") return targetText(one, language);
    if (name === "clock") return terms.clock(one);
    return isLevel(name) ? terms.value(name, one) : (values[one] ?? terms.name(one));
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
