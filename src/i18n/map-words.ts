/**
 * What `peil map` says: why it proposes what it proposes, what it could not place, and what an export does not tell. The
 * reasons stand as comments in the mapping that it writes, so they are short.
 */
import type { Language } from "./words.ts";
import { enMap } from "./en-map.ts";
import { nlMap } from "./nl-map.ts";

export type ReasonCode =
  | "key.unique"
  | "key.repeats"
  | "moment.varies"
  | "sequence.number"
  | "sequence.file"
  | "empty.seen"
  | "zone.given"
  | "zone.agreement"
  | "zone.assumed"
  | "zone.offsets"
  | "format.seen"
  | "format.day-first"
  | "format.month-first"
  | "format.doubt"
  | "format.both"
  | "fact.named"
  | "fact.earliest"
  | "fact.other-word"
  | "fact.first"
  | "fact.last"
  | "fact.waits-still"
  | "states.column"
  | "state.known"
  | "state.doubt"
  | "state.unknown"
  | "state.learned"
  | "state.first"
  | "state.own-end"
  | "change.field"
  | "level.as-is"
  | "level.alike"
  | "level.numbers"
  | "level.instead"
  | "level.order"
  | "level.part"
  | "level.missing"
  | "value.seen"
  | "value.guess"
  | "value.unknown"
  | "type.assumed"
  | "type.none"
  | "type.near"
  | "attribute.column"
  | "recorded.column"
  | "left-out.called-off"
  | "left-out.waited"
  | "left-out.waits"
  | "with.via"
  | "unplaced.moment"
  | "unplaced.target"
  | "unplaced.waiting"
  | "unplaced.state-now"
  | "unplaced.said-by-states"
  | "unplaced.states"
  | "unplaced.axis"
  | "unplaced.level-values"
  | "product.all"
  | "product.values"
  | "product.formats"
  | "product.left-out"
  | "product.no-word"
  | "product.lost-word"
  | "product.guessed-word";

export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the export does not say; written into the mapping in both languages. */
export type Unknowable = "waiting" | "reopening" | "resolved" | "answered" | "changes";

/** Why records are left out; written into the mapping in both languages. */
export type LeftOutWhy = "called-off" | "waited" | "waits";

type Wording = (params: Reason["params"]) => string;

export interface MapWords {
  readonly reasons: Readonly<Record<ReasonCode, Wording>>;
  readonly cannotKnow: Readonly<Record<Unknowable, string>>;
  readonly leftOut: Readonly<Record<LeftOutWhy, string>>;
  /** Before a line that wants a look. */
  readonly look: string;
  readonly title: (file: string) => string;
  readonly madeBy: (p: { file: string; records: string; isSample: boolean; tickets: string }) => string;
  readonly howToLook: string;
  readonly withoutAgreement: string;
  readonly unplaced: string;
  readonly unused: string;
  readonly summary: (p: { format: string; records: string; tickets: string; isSample: boolean }) => string;
  readonly based: (mapping: string) => string;
  readonly labels: Readonly<Record<MapLabel, string>>;
  readonly looks: (count: number) => string;
  readonly nothingToLook: string;
  readonly unplacedCount: (count: number) => string;
  readonly written: (name: string) => string;
  readonly tryIt: (p: { agreement: string; file: string; mapping: string }) => string;
  readonly exists: (name: string) => string;
  readonly noFolder: (name: string) => string;
  readonly cannotWrite: (name: string, code: string) => string;
  /** A file that is about services; `mapping` is one that comes along and reads it as it is. */
  readonly services: (file: string, mapping: string | undefined) => string;
  readonly factLog: string;
  readonly badZone: (zone: string, near: string | undefined) => string;
  readonly lacks: Readonly<Record<"key" | "moments" | "report" | "records", (columns: string) => string>>;
}

export type MapLabel =
  | "key"
  | "moment"
  | "leaveOut"
  | "times"
  | "ticket"
  | "facts"
  | "states"
  | "changes"
  | "recorded"
  | "cannotKnow";

const languages: Readonly<Record<Language, MapWords>> = { nl: nlMap, en: enMap };

export function mapWords(lang: Language): MapWords {
  return languages[lang];
}

/** Counts are written in groups of three, as the language does. */
export function wordReason({ code, params }: Reason, lang: Language): string {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "number" ? value.toLocaleString(lang) : value,
  ]);
  return languages[lang].reasons[code](Object.fromEntries(entries) as Reason["params"]);
}
