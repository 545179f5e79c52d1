/**
 * An export that writes every change as a field with its old and its new value: which field is the state, which fields
 * are levels of the agreement, and when the change was.
 */
import type { AgreementView } from "./agreement-view.ts";
import { attributeNames, auditNames, stateNames } from "./column-words.ts";
import { bestNamed, levelValues, type Attribute } from "./find-attributes.ts";
import { varyingShare, type Tickets } from "./find-key.ts";
import type { MomentColumn } from "./find-moments.ts";
import { stateValues } from "./find-states.ts";
import { learnCodes } from "./learn-codes.ts";
import { nameMatch, phraseOf } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import {
  reason,
  type Guess,
  type ProposedChange,
  type ProposedSource,
  type ProposedStates,
  type ProposedValue,
  type Reason,
} from "./proposal.ts";

export interface Audit {
  readonly field: Column;
  readonly before: Column | undefined;
  readonly after: Column;
  readonly at: MomentColumn;
}

export function findAudit(profile: Profile, moments: readonly MomentColumn[], tickets: Tickets): Audit | undefined {
  for (const field of bestNamed(profile.columns, auditNames.field)) {
    if (field.texts.length > 300 || !field.texts.some(isTold)) continue;
    const near = nearest(
      profile.columns.filter((column) => column !== field),
      field,
    );
    const after = bestNamed(near, auditNames.after).find(isTight(auditNames.after));
    const at = momentNear(moments, field, tickets);
    if (after === undefined || at === undefined) continue;
    const before = bestNamed(
      near.filter((column) => column !== after),
      auditNames.before,
    ).find(isTight(auditNames.before));
    return { field, before, after, at };
  }
  return undefined;
}

function isTight(names: readonly string[]): (column: Column) => boolean {
  return ({ name }) => nameMatch(name, names) > 0.75;
}

function isTold(field: string): boolean {
  return [stateNames, ...Object.values(attributeNames)].some((names) => nameMatch(field, names) > 0.75);
}

/** Of nested exports only the columns of the same list, where they have any path at all. */
function nearest(columns: readonly Column[], field: Column): Column[] {
  const path = pathOf(field.name);
  return path === "" ? [...columns] : columns.filter(({ name }) => pathOf(name) === path);
}

function pathOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(".")));
}

/** The moment of the change: of the same list or the one around it, else whichever differs most within a ticket. */
function momentNear(moments: readonly MomentColumn[], field: Column, tickets: Tickets): MomentColumn | undefined {
  const rated = moments
    .filter(({ isDateAlone }) => !isDateAlone)
    .map((moment) => ({
      moment,
      shared: sharedPath(moment.column.name, field.name),
      varies: varyingShare(moment.column, tickets),
      told: toldWith(moment.column, field),
    }))
    .filter(({ varies, told }) => varies > 0 && told > 0.98)
    .toSorted((a, b) => b.shared - a.shared || b.varies - a.varies);
  return rated[0]?.moment;
}

function sharedPath(a: string, b: string): number {
  const [mine, theirs] = [a.split("."), b.split(".")];
  let shared = 0;
  while (shared < mine.length - 1 && mine[shared] === theirs[shared]) shared++;
  return shared;
}

/** The share of the changes that have this moment. */
function toldWith(column: Column, field: Column): number {
  let [both, changes] = [0, 0];
  for (let i = 0; i < field.cells.length; i++) {
    if (field.cells[i]! < 0) continue;
    changes++;
    if (column.cells[i]! >= 0) both++;
  }
  return changes === 0 ? 0 : both / changes;
}

/** `stateNow` tells how a ticket stands, in words that may explain the codes of its changes. */
export function statesOf(
  audit: Audit,
  stateNow: Column | undefined,
  tickets: Tickets,
): Guess<ProposedStates> | undefined {
  const named = best(audit.field, stateNames);
  if (named === undefined) return undefined;
  const { texts, counts } = where(audit, [named]);
  const plain = stateValues(texts, counts);
  const values = stateNow === undefined ? plain : learnCodes(plain, audit, named, stateNow, tickets);
  const known = values.filter(({ word }) => word !== undefined).length;
  const value = {
    column: audit.after.name,
    at: audit.at.column.name,
    when: { column: audit.field.name, texts: [named] },
    values,
  };
  const why = reason("states.column", { known, count: values.length });
  return known === 0 ? undefined : { value, why, isSure: values.every(({ isSure }) => isSure) };
}

/** The field that is a state by its name, with texts of which none is known: somebody has to say what they mean. */
export function strangeStates(audit: Audit, states: Guess<ProposedStates> | undefined): Reason[] {
  const named = best(audit.field, stateNames);
  if (named === undefined || states !== undefined) return [];
  const texts = where(audit, [named]).texts.slice(0, 8).join(", ");
  return [reason("unplaced.states", { column: audit.after.name, field: named, texts })];
}

/** Changes of the agreement's levels; without an agreement, of the priority. */
/** `ticket` is how tickets are described: what a text means there it means here. */
export function changesOf(
  audit: Audit,
  agreement: AgreementView | undefined,
  ticket: readonly Attribute[],
): Guess<ProposedChange>[] {
  const described = new Map(ticket.map(({ value }) => [value.name, value.source]));
  const levels = agreement?.levels ?? [{ name: "priority", names: [], values: [], axes: [] }];
  const settled = levels.flatMap(({ name, axes }) => (described.has(name) ? axes : []));
  return levels.flatMap((level) => {
    if (settled.includes(level.name)) return [];
    const named = best(audit.field, [phraseOf(level.name), ...(attributeNames[level.name] ?? [])]);
    if (named === undefined) return [];
    const { texts, counts } = where(audit, [named]);
    const values =
      level.values.length === 0 ? undefined : sameAs(described.get(level.name), levelValues(level, texts, counts));
    const change: ProposedChange = {
      level: level.name,
      column: audit.after.name,
      before: audit.before?.name,
      at: audit.at.column.name,
      when: { column: audit.field.name, texts: [named] },
      ...(values === undefined ? {} : { values }),
    };
    const isSure = values?.every((value) => value.isSure) ?? true;
    return [{ value: change, why: reason("change.field", { field: named, count: texts.length }), isSure }];
  });
}

/** A text of a change means what it means where tickets are described. */
function sameAs(source: ProposedSource | undefined, values: readonly ProposedValue[]): readonly ProposedValue[] {
  const own = source === undefined || !("column" in source) ? [] : (source.values ?? []);
  return values.map((value) => {
    const known = own.find(({ text }) => text === value.text || codeOf(text) === value.text);
    return known === undefined || known.word === undefined
      ? value
      : { ...known, text: value.text, why: { ...known.why, params: value.why.params } };
  });
}

/** The number before a name: `1 - Critical` has the code 1. */
function codeOf(text: string): string | undefined {
  return /^(\d+)\b/.exec(text)?.[1];
}

function best(field: Column, names: readonly string[]): string | undefined {
  return field.texts
    .map((text) => ({ text, fit: nameMatch(text, names) }))
    .filter(({ fit }) => fit > 0.75)
    .toSorted((a, b) => b.fit - a.fit)[0]?.text;
}

/** The texts, old and new, of the changes of these fields; how many changes are to each. */
function where({ field, before, after }: Audit, fields: readonly string[]): { texts: string[]; counts: number[] } {
  const wanted = new Set(fields.map((text) => field.texts.indexOf(text)));
  const counted = new Map<string, number>();
  for (let i = 0; i < field.cells.length; i++) {
    if (!wanted.has(field.cells[i]!)) continue;
    const [old, own] = [before?.cells[i] ?? -1, after.cells[i]!];
    if (own >= 0) counted.set(after.texts[own]!, (counted.get(after.texts[own]!) ?? 0) + 1);
    if (old >= 0 && !counted.has(before!.texts[old]!)) counted.set(before!.texts[old]!, 0);
  }
  return { texts: [...counted.keys()], counts: [...counted.values()] };
}
