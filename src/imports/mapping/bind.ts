/**
 * A mapping bound to the header of one file: which cell is read for what. A word is looked up once for each text that a
 * column holds; a text that the mapping does not know is `unknown`, never guessed.
 */
import { noFields, type Fields, type FieldValue } from "../../facts/fact.ts";
import { factKind } from "../../facts/vocabulary.ts";
import { trimmed, unsliced } from "./cell-text.ts";
import { withUnit } from "./with-unit.ts";
import type { Source, When } from "./mapping-schema.ts";
import type { Meaning, Plan } from "./plan.ts";
import type { Cell } from "../read/records.ts";

export type Cells = readonly Cell[];

/** A meaning that is none: nothing is said, or a value that the mapping does not know. */
export const nothing = -1;
export const unknown = -2;

/** One thing that a record can say, at the moment that stands in a column. */
export interface Rule {
  /** The index of the column with the moment, and its name. */
  readonly at: number;
  readonly atName: string;
  /** The index of what the record says, `nothing`, or `unknown`: then `culprit` is the column of the value. */
  meaning(record: Cells): number;
  culprit: number;
  readonly code: "record.value-unknown" | "record.state-unknown";
  /** Whether a record without a moment for it says nothing (a fact that did not happen), or cannot be read. */
  readonly mayLackMoment: boolean;
  /** What it told last, and of which ticket: the next record mostly tells the same. */
  readonly told: { ticket: number; meaning: number; cell: Cell; event: number };
}

/** How a ticket is described in one respect. */
export interface SlotReader {
  readonly column: number;
  readonly word: (cell: Cell) => string | undefined | false;
  /** Whether it is the same word for every record, of which none has to be asked. */
  readonly isConstant: boolean;
  /** Whether a record speaks of it at all; left out where each does. */
  readonly holds?: ((record: Cells) => boolean) | undefined;
}

export interface Bound {
  readonly key: number;
  readonly moment: number;
  readonly sequence: number;
  readonly slots: readonly SlotReader[];
  readonly rules: readonly Rule[];
  readonly leaveOut: readonly {
    readonly holds: (record: Cells) => boolean;
    readonly why: { nl: string; en: string };
  }[];
  readonly isEmpty: (cell: Cell) => boolean;
}

export function bind(plan: Plan, header: readonly string[]): Bound {
  const { mapping } = plan;
  const isEmpty = emptiness(mapping);
  const columns: Columns = { header, isEmpty, plan };
  return {
    key: header.indexOf(mapping.key),
    moment: mapping.moment === undefined ? -1 : header.indexOf(mapping.moment),
    sequence:
      mapping.sequence === undefined || mapping.sequence === "as-written" ? -1 : header.indexOf(mapping.sequence),
    slots: plan.slots.map(({ name, of }) => slotReader(columns, name, of)),
    rules: [...factRules(columns), ...stateRules(columns), ...changeRules(columns)],
    leaveOut: (mapping["leave-out"] ?? []).map(({ when, why }) => ({ holds: holds(columns, when)!, why })),
    isEmpty,
  };
}

const nothingTold = { ticket: -1, meaning: nothing, cell: undefined, event: -1 };

/** The columns of a file, and which of its cells mean nothing. */
export interface Header {
  readonly header: readonly string[];
  readonly isEmpty: (cell: Cell) => boolean;
}

interface Columns extends Header {
  readonly plan: Plan;
}

/** Cells that mean nothing: those without text, and those with a text that the mapping lists. */
export function emptiness({ empty = [] }: { readonly empty?: readonly string[] | undefined }): (cell: Cell) => boolean {
  const listed = empty.map(trimmed);
  return (cell) => {
    if (cell === undefined || cell === "") return true;
    const text = trimmed(cell);
    if (text === "") return true;
    for (let i = 0; i < listed.length; i++) if (text === listed[i]) return true;
    return false;
  };
}

/** A mapping's table by the texts of the export, which it may have copied with the blanks around them. */
function byText<Word>(values: Readonly<Record<string, Word>>): ReadonlyMap<string, Word> {
  return new Map(Object.entries(values).map(([text, word]) => [trimmed(text), word]));
}

function slotReader(columns: Columns, name: string, of: "ticket" | "contract" | "recorded"): SlotReader {
  const { mapping, levels } = columns.plan;
  if (of === "recorded") {
    const { column = name, when } = mapping.recorded?.[name] ?? {};
    return { ...wordReader(columns, { column }), holds: holds(columns, when) };
  }
  const source = mapping[of]?.[name];
  if (source === undefined) return { column: -1, word: () => undefined, isConstant: true }; // a level of which only changes are written
  return wordReader(columns, source, of === "ticket" ? levels.get(name) : undefined);
}

/** A source as a function of its cell: a word, undefined where nothing is said, false where the text is not known. */
export function wordReader({ header, isEmpty }: Header, source: Source, allowed?: ReadonlySet<string>): SlotReader {
  if ("is" in source) return { column: -1, word: () => source.is, isConstant: true };
  const { column, values, empty, otherwise, unit } = { ...noOptions, ...source };
  const table = values === undefined ? undefined : byText(values);
  const known = new Map<string, string | false>();
  const look = (cell: string): string | false => {
    const text = trimmed(cell);
    const own = table === undefined ? (allowed?.has(text) === false ? undefined : unsliced(text)) : table.get(text);
    const word = (unit === undefined ? own : withUnit(own, unit)) ?? otherwise ?? false;
    if (known.size < 100_000) known.set(unsliced(cell), word);
    return word;
  };
  let last: Cell;
  let lastWord: string | false = false;
  return {
    column: header.indexOf(column),
    isConstant: false,
    word: (cell) => {
      if (isEmpty(cell)) return empty;
      if (cell === last) return lastWord;
      lastWord = known.get(cell!) ?? look(cell!);
      last = cell;
      return lastWord;
    },
  };
}

const noOptions = { values: undefined, empty: undefined, otherwise: undefined, unit: undefined };

/** Whether each of the columns has one of its values, or none of those it must not; undefined where any record will do. */
export function holds({ header, isEmpty }: Header, when: When | undefined): ((record: Cells) => boolean) | undefined {
  if (when === undefined) return undefined;
  const textOf = (cell: Cell): string => (isEmpty(cell) ? "" : trimmed(cell!));
  const tests = Object.entries(when).map(([column, asked]) => ({
    at: header.indexOf(column),
    values: new Set((Array.isArray(asked) ? asked : asked.not).map(textOf)),
    isWanted: Array.isArray(asked),
  }));
  return (record) => tests.every(({ at, values, isWanted }) => values.has(textOf(record[at])) === isWanted);
}

function factRules(columns: Columns): Rule[] {
  return columns.plan.mapping.facts.map(({ fact, at, when, with: fields, take = "each" }) => {
    const test = holds(columns, when);
    const say = (own: Fields): Meaning => ({ says: "fact", kind: factKind(fact) ?? fact, fields: own, take });
    return ruleOf(columns, at, test, fields, say, true);
  });
}

function stateRules(columns: Columns): Rule[] {
  const { mapping } = columns.plan;
  return (mapping.states ?? []).map(({ column, at, when, values, with: fields }) => {
    const test = holds(columns, when);
    const index = columns.header.indexOf(column);
    const states = byText(values);
    const perState = new Map<string, Rule>();
    const rule: Rule = {
      at: columns.header.indexOf(at ?? mapping.moment!),
      atName: at ?? mapping.moment!,
      code: "record.state-unknown",
      culprit: index,
      mayLackMoment: false,
      told: { ...nothingTold },
      meaning(record) {
        const cell = record[index];
        if (columns.isEmpty(cell) || test?.(record) === false) return nothing;
        const own = perState.get(cell!);
        if (own !== undefined) return own.meaning(record);
        const state = states.get(trimmed(cell!));
        if (state === undefined) return unknown;
        if (state === "same") return nothing;
        const say = (with_: Fields): Meaning => ({ says: "state", state: factKind(state) ?? state, fields: with_ });
        const made = ruleOf(columns, rule.atName, undefined, fields, say, false);
        perState.set(unsliced(cell!), made);
        return made.meaning(record);
      },
    };
    return rule;
  });
}

function changeRules(columns: Columns): Rule[] {
  const { mapping, slots, levels, intern } = columns.plan;
  return (mapping.changes ?? []).map(({ level, column, before, at, when, values }) => {
    const test = holds(columns, when);
    const slot = slots.findIndex((one) => one.of === "ticket" && one.name === level);
    const named = (name: string) =>
      wordReader(columns, { column: name, ...(values === undefined ? {} : { values }) }, levels.get(level));
    const after = named(column);
    const first = before === undefined ? undefined : named(before);
    const rule: Rule = {
      at: columns.header.indexOf(at ?? mapping.moment ?? ""),
      atName: at ?? mapping.moment ?? "",
      code: "record.value-unknown",
      culprit: after.column,
      mayLackMoment: false,
      told: { ...nothingTold },
      meaning(record) {
        if (test?.(record) === false) return nothing;
        const value = after.word(record[after.column]);
        const old = first?.word(record[first.column]);
        rule.culprit = value === false ? after.column : (first?.column ?? -1);
        if (value === false || old === false) return unknown;
        return value === undefined ? nothing : intern({ says: "change", slot, value, before: old });
      },
    };
    return rule;
  });
}

/** A rule whose meaning has fields: constants give one meaning, columns give one for each combination of their texts. */
function ruleOf(
  columns: Columns,
  at: string,
  test: ((record: Cells) => boolean) | undefined,
  fields: Readonly<Record<string, Source>> | undefined,
  say: (fields: Fields) => Meaning,
  mayLackMoment: boolean,
): Rule {
  const readers = Object.entries(fields ?? {}).map(([name, source]) => ({ name, ...wordReader(columns, source) }));
  const constant = readers.some(({ column }) => column >= 0)
    ? undefined
    : columns.plan.intern(say(fieldsOf(readers, [])));
  const known = new Map<string, number>();
  const rule: Rule = {
    at: columns.header.indexOf(at),
    atName: at,
    code: "record.value-unknown",
    culprit: -1,
    mayLackMoment,
    told: { ...nothingTold },
    meaning(record) {
      if (test?.(record) === false) return nothing;
      if (constant !== undefined) return constant;
      let words = "";
      for (const { column, word } of readers) {
        const own = word(record[column]);
        rule.culprit = column;
        if (own === false) return unknown;
        words += own === undefined ? "\u0001" : `\u0000${own}`;
      }
      let meaning = known.get(words);
      if (meaning === undefined) known.set(words, (meaning = columns.plan.intern(say(fieldsOf(readers, record)))));
      return meaning;
    },
  };
  return rule;
}

function fieldsOf(readers: readonly (SlotReader & { readonly name: string })[], record: Cells): Fields {
  const said = readers.flatMap(({ name, column, word }): [string, FieldValue][] => {
    const own = word(record[column]);
    return own === undefined || own === false ? [] : [[name, own]];
  });
  return said.length === 0 ? noFields : Object.fromEntries(said);
}
