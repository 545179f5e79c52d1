/**
 * The conversation of a ticket: its facts in words, in the order in which they happened. What was corrected or withdrawn says so where it stands,
 * and a text keeps its details apart from what was written. Rules: TIM-4, DSK-6.
 */
import { say } from "#lib/say.ts";
import { lengthText } from "#lib/moment.ts";
import { detailsOf, one, splitText } from "#lib/ticket/entry-details.ts";
import type { Terms } from "#lib/ticket/terms.ts";
import { factName } from "$peil/i18n/fact-names.ts";
import type { Language } from "$peil/i18n/words.ts";

export type Value = string | string[];

/** As the API tells it. */
export interface ToldFact {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly by: string | null;
  readonly person: string | null;
  readonly isInternal: boolean;
  readonly fields: Readonly<Record<string, Value>>;
  readonly title: Written | null;
  readonly text: Written | null;
}

interface Written {
  readonly state: "readable" | "erased" | "broken";
  readonly body: string | null;
}

export interface ToldFile {
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
}

export type Side = "customer" | "supplier" | "other" | "system";

export interface Detail {
  readonly name: string;
  readonly value: string;
  /** A moment, epoch milliseconds: shown in the agreement's zone. */
  readonly at?: number;
  readonly href?: string;
}

export interface Afterwards {
  readonly who: string;
  readonly at: number;
  readonly id: string;
}

export interface Entry {
  readonly id: string;
  /** In the order in which it was recorded. */
  readonly index: number;
  readonly kind: string;
  readonly at: number;
  /** Set where it was written down noticeably later. */
  readonly recordedAt: number | null;
  readonly side: Side;
  readonly who: string;
  readonly person: string | null;
  readonly sentence: string;
  readonly isInternal: boolean;
  readonly isAutomatic: boolean;
  readonly text: string | null;
  readonly lost: "erased" | "broken" | null;
  readonly details: readonly Detail[];
  readonly file: { readonly name: string; readonly bytes: number; readonly href: string } | null;
  readonly withdrawn: Afterwards | null;
  readonly corrected: readonly Afterwards[];
  /** The fact that this one is about: what it withdraws, corrects or confirms. */
  readonly about: { readonly id: string; readonly sentence: string; readonly at: number } | null;
}

export interface Telling {
  readonly ticket: string;
  readonly language: Language;
  readonly terms: Terms;
  readonly names: (person: string) => string;
  readonly sideOf: (person: string) => "customer" | "supplier" | undefined;
  readonly numbers: (ticket: string) => string;
  readonly files: readonly ToldFile[];
  readonly facts: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

export function entriesOf(told: readonly ToldFact[], telling: Telling): Entry[] {
  const ordered = told
    .map((fact, i) => ({ fact, i, at: Date.parse(fact.at) }))
    .toSorted((a, b) => a.at - b.at || a.i - b.i)
    .map(({ fact, i }) => ({ fact, i }));
  const byId = new Map(told.map((fact) => [fact.id, fact]));
  const after = Map.groupBy(
    told.filter(({ kind }) => kind === "withdrawn" || kind === "corrected"),
    ({ fields }) => one(fields["fact"]) ?? "",
  );
  return ordered.map(({ fact, i }) => ({ index: i, ...entryOf(fact, telling, after.get(fact.id) ?? [], byId) }));
}

/** Clocks of two machines differ, and a queue of mail takes a moment. */
const noticeableMs = 5 * 60_000;

function entryOf(
  fact: ToldFact,
  telling: Telling,
  after: readonly ToldFact[],
  byId: ReadonlyMap<string, ToldFact>,
): Omit<Entry, "index"> {
  const at = Date.parse(fact.at);
  const recordedAt = Date.parse(fact.recordedAt);
  const { body, details } = splitText(fact, telling);
  const file = telling.files.find((one) => one.file === fact.fields["file"]);
  const about = byId.get(one(fact.fields["fact"]) ?? "");
  const onesAfter = (kind: string) =>
    after
      .filter((other) => other.kind === kind)
      .map((other) => ({ who: whoOf(other, telling), at: Date.parse(other.at), id: other.id }));
  return {
    id: fact.id,
    kind: fact.kind,
    at,
    recordedAt: recordedAt - at > noticeableMs ? recordedAt : null,
    side: sideOf(fact, telling),
    who: whoOf(fact, telling),
    person: fact.person,
    sentence: sentenceOf(fact, telling),
    isInternal: fact.isInternal,
    isAutomatic: fact.fields["automatic"] === "yes",
    text: body,
    lost: fact.text === null || fact.text.state === "readable" ? null : fact.text.state,
    details: [...detailsOf(fact, telling), ...details],
    file:
      file === undefined
        ? null
        : { name: file.name, bytes: file.bytes, href: `/api/v1/files/${telling.ticket}/${file.file}` },
    withdrawn: onesAfter("withdrawn").at(-1) ?? null,
    corrected: onesAfter("corrected"),
    about:
      about === undefined ? null : { id: about.id, sentence: sentenceOf(about, telling), at: Date.parse(about.at) },
  };
}

export function whoOf({ by, person }: Pick<ToldFact, "by" | "person">, telling: Telling): string {
  if (person !== null) return telling.names(person);
  return by === null ? (telling.values["system"] ?? "Peil") : (telling.values[by] ?? telling.terms.name(by));
}

function sideOf({ by, person }: ToldFact, { sideOf: side, terms }: Telling): Side {
  const party = by === null ? undefined : ["customer", "supplier", "third-party"].includes(by) ? by : terms.partyOf(by);
  if (party === "customer" || party === "supplier") return party;
  if (party !== undefined) return "other";
  if (person !== null) return side(person) ?? "supplier";
  return by === null ? "system" : "supplier";
}

function sentenceOf(fact: ToldFact, telling: Telling): string {
  const { kind, fields } = fact;
  const to = addressee(fact, telling);
  const sentence = say(telling.facts[phraseOf(fact, to)] ?? telling.facts["other"]!, {
    who: whoOf(fact, telling),
    kind: factName(kind)[telling.language],
    to,
    length: lengthText(Number(fields["minutes"] ?? 0) * 60_000, telling.language),
  });
  return sentence.charAt(0).toLocaleUpperCase(telling.language) + sentence.slice(1);
}

/** By which sentence a kind of fact is told: some depend on what the fact says. */
function phraseOf({ kind, fields, person }: ToldFact, to: string): string {
  const says = (name: string, value: string) => fields[name] === value;
  if (kind === "watched" && says("off", "yes")) return "unwatched";
  if (kind === "closed" && says("withdrawn", "yes")) return "closed-unsolved";
  if (kind === "notice-sent" && says("via", "portal") && says("automatic", "yes")) return "told-there";
  if (kind === "escalated" && to !== "") return "escalated-to";
  const isOwn = person !== null && fields["assignee"] === person && fields["team"] === undefined;
  return kind === "assigned" && isOwn ? "taken" : kind;
}

function addressee({ kind, fields }: ToldFact, telling: Telling): string {
  const person = one(fields["assignee"]) ?? one(fields["watcher"]);
  if (kind === "assigned")
    return [person === undefined ? [] : telling.names(person), fields["team"] ?? []].flat(2).join(" · ");
  if (person !== undefined) return telling.names(person);
  return [fields["to"] ?? fields["line"] ?? fields["team"] ?? []]
    .flat()
    .map((to) => (isUuid(to) ? telling.names(to) : (telling.values[to] ?? telling.terms.name(to))))
    .join(", ");
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}

/** What was recorded after a fact that somebody saw last; nothing where that one is not known here. */
export function recordedSince(entries: readonly Entry[], seen: string): Entry[] {
  const last = entries.find(({ id }) => id === seen)?.index ?? Infinity;
  return entries.filter(({ index }) => index > last).toSorted((a, b) => a.index - b.index);
}
