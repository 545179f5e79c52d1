/**
 * A fact of a certain kind in words: "een bericht over de kosten", "het begin van onderhoud (niet meteen)". What stands behind a preposition
 * comes first; what only tells it apart stands between brackets.
 */
import type { Moment } from "../../agreement/schema/moment.ts";
import { factNames } from "../../i18n/fact-names.ts";
import { filterWords, thingNames } from "../../i18n/filter-words.ts";
import type { FactKind } from "../../facts/vocabulary.ts";
import type { Speaker } from "./speaker.ts";

type FactMoment = Extract<Moment, { readonly kind: "fact" }>;

export function factSaid(s: Speaker, { fact, filter }: FactMoment): string {
  const what = filter["what"]?.flatMap((one) => thingNames[one]?.[s.language] ?? []);
  // What is done is said by itself: "een audit", not "de uitvoering van een audit".
  const isThing = fact === "done" && what !== undefined && what.length === filter["what"]!.length;
  const name = isThing ? s.words.list(what, "or") : factNames[fact as FactKind][s.language];
  const said = Object.entries(filter)
    .filter(([field]) => !(isThing && field === "what"))
    .map(([field, values]) => fieldSaid(s, fact, field, values));
  const behind = said.flatMap((one) => ("behind" in one ? [one.behind] : []));
  const aside = said.flatMap((one) => ("aside" in one ? [one.aside] : []));
  return `${[name, ...behind].join(" ")}${aside.length === 0 ? "" : ` (${aside.join(", ")})`}`;
}

type FieldSaid = { readonly behind: string } | { readonly aside: string };

function fieldSaid(s: Speaker, fact: string, field: string, values: readonly string[]): FieldSaid {
  const words = filterWords[s.language];
  const before = words.before[`${fact} ${field}`] ?? words.before[field];
  const list = (said: readonly string[]) => s.words.list(said, "or");
  if (before !== undefined) return { behind: `${before} ${list(values.map((one) => behindSaid(s, field, one)))}` };
  if (values.includes("any")) return { behind: words.with(s.word(field)) };
  if (values.every((one) => one === "yes" || one === "no")) {
    const said = values.length > 1 ? words.either : values[0] === "yes" ? (one: string) => one : words.not;
    return { aside: said(s.word(field)) };
  }
  const level = levelSaid(s, fact, field, values);
  if (level !== undefined) return field === "type" ? { aside: list(level) } : { behind: ofLevel(s, field, level) };
  const said = list(values.map((one) => s.person(one)));
  if (field === "kind") return { aside: said };
  if (field === "tickets") return { aside: list(values.map((one) => behindSaid(s, field, one))) };
  return { aside: field === "signed" ? words.signed(said) : `${s.word(field)} ${said}` };
}

function behindSaid(s: Speaker, field: string, value: string): string {
  if (field === "by" || field === "step") return s.person(value);
  if (field === "role") return s.person(value).replace(/^(?:de|het|een|the|an?) /i, "");
  if (field === "via") return s.words.condition.channels[value] ?? s.word(value);
  return thingNames[value]?.[s.language] ?? `"${s.word(value)}"`;
}

/** A fact has fields of its own: its `kind` is that of work only where work is booked. */
function levelSaid(s: Speaker, fact: string, field: string, values: readonly string[]): string[] | undefined {
  if (s.file.levels?.[field]?.of === "work" && fact !== "work-booked") return undefined;
  const known = values.map((value) => s.valueOf(field, value));
  return known.every((value) => value !== undefined) ? known : undefined;
}

function ofLevel(s: Speaker, level: string, values: readonly string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return `${filterWords[s.language].with(s.levelName(level).toLowerCase())} ${s.words.list(quoted, "or")}`;
}
