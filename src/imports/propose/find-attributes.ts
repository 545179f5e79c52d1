/**
 * What describes a ticket: its type, priority, customer. With an agreement its own levels are sought, by their names and
 * by their values; without one the columns stand as they are, for the reader to translate.
 */
import type { AgreementView, LevelView } from "./agreement-view.ts";
import { attributeNames, mayBeTypes } from "./column-words.ts";
import { varyingShare, type Tickets } from "./find-key.ts";
import { nameMatch, phraseOf } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, sure, unsure, type Guess, type ProposedSource, type ProposedValue, type Reason } from "./proposal.ts";
import { translate } from "./translate.ts";

export type Attribute = Guess<{ readonly name: string; readonly source: ProposedSource }>;

export interface Attributes {
  readonly ticket: readonly Attribute[];
  readonly unplaced: readonly Reason[];
  /** Levels that decide about a target, and that no column tells. */
  readonly missing: readonly string[];
}

export interface AttributesAsked {
  readonly fileName: string;
  readonly agreement?: AgreementView | undefined;
  /** Whether values hold since the moment of their record, so that they may differ within a ticket. */
  readonly isFollowed?: boolean;
}

/** `taken` are columns that mean something else already. */
export function findAttributes(
  profile: Profile,
  tickets: Tickets,
  taken: ReadonlySet<string>,
  { fileName, agreement, isFollowed = false }: AttributesAsked,
): Attributes {
  // What only some records of a ticket have is about a part of it: a comment, a change.
  const isWhole = (column: Column) =>
    !tickets.repeats || (column.filled > profile.records / 2 && (isFollowed || varyingShare(column, tickets) < 0.05));
  const free = profile.columns.filter(
    (column) => !taken.has(column.name) && column.texts.length > 0 && isWhole(column),
  );
  const isNamed = profile.columns.some(({ name }) => phraseOf(name).includes("incident")) || /incident/i.test(fileName);
  const found = agreement === undefined ? plain(free, isNamed) : byLevels(free, agreement, isNamed);
  const customer = found.ticket.some(({ value }) => value.name === "customer") ? [] : plainAttribute(free, "customer");
  return { ...found, ticket: [...found.ticket, ...customer] };
}

function plain(free: readonly Column[], isIncident: boolean): Attributes {
  const type = plainAttribute(free, "type");
  return {
    ticket: [...(type.length > 0 ? type : [assumedType(isIncident)]), ...plainAttribute(free, "priority")],
    unplaced: [],
    missing: [],
  };
}

function assumedType(isSure: boolean, word = "incident"): Attribute {
  const value = { name: "type", source: { is: word } };
  return (isSure ? sure : unsure)(value, reason("type.assumed", { type: word }));
}

function plainAttribute(free: readonly Column[], name: string): Attribute[] {
  const column = bestNamed(free, attributeNames[name]!).find((one) => isLike(one.name, name));
  if (column === undefined) return [];
  const code = name === "customer" ? "attribute.column" : "level.as-is";
  const texts = column.texts.slice(0, 6).join(", ");
  return [sure({ name, source: { column: column.name } }, reason(code, { texts, count: column.texts.length }))];
}

/** `Customer interactions` is about customers but names none. */
function isLike(column: string, name: string): boolean {
  if (name !== "customer") return true;
  return nameMatch(column.replace(/[ ._]?(?:name|naam|id|code)$/i, ""), attributeNames["customer"]!) > 0.7;
}

function byLevels(free: readonly Column[], agreement: AgreementView, isIncident: boolean): Attributes {
  const ticket: Attribute[] = [];
  const unplaced: Reason[] = [];
  const used = new Set<string>();
  const axesSettled = new Set<string>();
  // A level with axes first: where the desk has the level itself, what it follows from need not be known.
  for (const level of agreement.levels.toSorted((a, b) => b.axes.length - a.axes.length)) {
    const candidates = bestNamed(free, namesOf(level)).filter(({ name }) => !used.has(name));
    const more = level.name === "type" ? bestNamed(free, mayBeTypes) : [];
    const found = firstTranslated(level, [...candidates, ...more]) ?? insteadOf(level, free, agreement);
    if (found === undefined) {
      if (candidates[0] !== undefined && !axesSettled.has(level.name))
        unplaced.push(reason("unplaced.level-values", { column: candidates[0].name, level: level.name }));
      if (level.name === "type") ticket.push(assumedType(isIncident, typeWord(level)));
      continue;
    }
    if (axesSettled.has(level.name)) {
      unplaced.push(reason("unplaced.axis", { column: found.column, level: level.name }));
      continue;
    }
    used.add(found.column);
    ticket.push(found.attribute);
    for (const axis of level.axes) axesSettled.add(axis);
  }
  const order = agreement.levels.map(({ name }) => name);
  const told = new Set([...ticket.map(({ value }) => value.name), ...axesSettled]);
  const isFollowing = ({ axes }: LevelView) => axes.length > 0 && axes.every((axis) => told.has(axis));
  const missing = agreement.levels.filter(
    (level) => level.decides === true && !told.has(level.name) && !isFollowing(level),
  );
  return {
    ticket: ticket.toSorted((a, b) => order.indexOf(a.value.name) - order.indexOf(b.value.name)),
    unplaced,
    missing: missing.map(({ name }) => name),
  };
}

/** A desk without priorities often has an impact, which goes from bad to less bad as well. */
function insteadOf(level: LevelView, free: readonly Column[], { levels }: AgreementView): Found | undefined {
  const isKnown = levels.some(({ name }) => name === "impact" || name === "urgency");
  if (isKnown || (level.name !== "priority" && level.name !== "severity")) return undefined;
  const others = ["impact", "urgency"].flatMap((name) => bestNamed(free, attributeNames[name]!));
  const found = firstTranslated(level, others);
  if (found === undefined) return undefined;
  const why = reason("level.instead", { column: found.column, level: level.name });
  return { ...found, attribute: { ...found.attribute, why, isSure: false } };
}

interface Found {
  readonly attribute: Attribute;
  readonly column: string;
}

function typeWord({ values }: LevelView): string {
  return values.find(({ word }) => word === "incident")?.word ?? values[0]?.word ?? "incident";
}

function namesOf(level: LevelView): string[] {
  return [phraseOf(level.name), ...level.names.map(phraseOf), ...(attributeNames[level.name] ?? [])];
}

function firstTranslated(level: LevelView, candidates: readonly Column[]): Found | undefined {
  for (const column of candidates) {
    if (column.texts.length > 60) continue;
    const values = levelValues(level, column.texts, column.counts);
    const known = values.filter(({ word }) => word !== undefined);
    if (known.length < values.length / 2) continue;
    const isSure = values.every((value) => value.isSure);
    const source = { column: column.name, values };
    const isNumbers = isSure && column.texts.every((text) => /^\d+$/.test(text));
    const why = reason(
      isNumbers
        ? "level.numbers"
        : isSure
          ? "level.alike"
          : known.length < values.length
            ? "level.part"
            : "level.order",
      {
        known: known.length,
        count: values.length,
      },
    );
    return { attribute: { value: { name: level.name, source }, why, isSure }, column: column.name };
  }
  return undefined;
}

/** The texts of a desk as values of a level. */
export function levelValues(
  level: LevelView,
  texts: readonly string[],
  counts: readonly number[],
): readonly ProposedValue[] {
  return outsideTypes(level, translate(texts, counts, level.values, level.name !== "type"));
}

/** A type that the agreement does not have is one for which it promises nothing. */
function outsideTypes({ name, values: own }: LevelView, values: readonly ProposedValue[]): readonly ProposedValue[] {
  if (name !== "type" || values.every(({ word }) => word === undefined)) return values;
  return values.map((value) => {
    if (value.word !== undefined) return value;
    const near = nearType(value.text, own);
    if (near !== undefined)
      return { ...value, word: near, why: reason("type.near", { ...value.why.params, word: near }) };
    return { ...value, word: "none-fits", why: reason("type.none", value.why.params) };
  });
}

/** A question is a request where an agreement has no questions: most desks make no difference. */
function nearType(text: string, own: LevelView["values"]): string | undefined {
  const [asked] = translate([text], [0], [{ word: "question", names: [] }], false);
  const [near] = asked?.word === undefined ? [] : translate(["request"], [0], own, false);
  return near?.word;
}

/** Columns by how well their name fits, those that do not at all left out. */
export function bestNamed(columns: readonly Column[], names: readonly string[]): Column[] {
  return columns
    .map((column) => ({ column, fit: nameMatch(column.name, names) }))
    .filter(({ fit }) => fit > 0.45)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ column }) => column);
}
