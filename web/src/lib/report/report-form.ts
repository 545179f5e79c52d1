/**
 * The form with which somebody reports, as the agreement asks for it: types, the levels that each type is classified by, what a report must
 * hold, and what each choice comes to. Made of a contract's desk (DSK-16), in one language.
 */
import type { components } from "#lib/made/schema.js";
import type { Language } from "$peil/i18n/words.ts";

export type Desk = components["schemas"]["ContractDesk"];
type Say = Readonly<Record<Language, string>> | null;

export interface Choice {
  readonly value: string;
  readonly name: string;
}

export interface LevelField {
  readonly level: string;
  readonly name: string;
  /** Type of ticket that it is of; undefined: of each. */
  readonly of: string | undefined;
  readonly values: readonly Choice[];
  readonly isRequired: boolean;
  /** Who decides, where the reporter only proposes. */
  readonly decidedBy: string | undefined;
  readonly article: string;
}

export interface AskedField {
  readonly field: string;
  readonly name: string;
  readonly types: readonly string[] | null;
  readonly isRequired: boolean;
  readonly article: string;
  readonly say: string | undefined;
}

export interface Outcome {
  readonly type: string | null;
  readonly levels: Readonly<Record<string, string>>;
  /** In a word, and as the levels that it says: the priority among them. */
  readonly priority: string | undefined;
  readonly says: Readonly<Record<string, string>>;
  /** Per clock every level of its target, as written. */
  readonly targets: readonly { readonly clock: string; readonly written: readonly string[] }[];
}

export interface Preference {
  readonly types: readonly string[] | null;
  readonly levels: Readonly<Record<string, string>>;
  readonly channels: readonly string[];
  readonly say: string | undefined;
  readonly article: string;
}

export interface Opening {
  readonly hours: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly until: number | null;
}

export interface ReportForm {
  readonly contract: string;
  readonly zone: string;
  readonly types: readonly Choice[];
  readonly levels: readonly LevelField[];
  readonly fields: readonly AskedField[];
  readonly isStoryRequired: boolean;
  readonly outcomes: readonly Outcome[];
  readonly preferences: readonly Preference[];
  readonly channels: readonly Choice[];
  /** By channel, the number or address that the contract fills in. */
  readonly reach: Readonly<Record<string, string>>;
  /** By channel, the hours on which it is answered. */
  readonly channelHours: Readonly<Record<string, string>>;
  /** How its clocks are called. */
  readonly clocks: Readonly<Record<string, string>>;
  readonly hours: readonly Opening[];
  /** On which of them each clock counts. */
  readonly hoursOf: Readonly<Record<string, string>>;
}

export function reportFormOf(
  desk: Desk,
  language: Language,
  { isOfCustomer, names }: { readonly isOfCustomer: boolean; readonly names: Readonly<Record<string, string>> },
): ReportForm {
  const said = (say: Say | undefined, name: string) =>
    say?.[language] ?? names[name] ?? desk.names[name]?.[language] ?? name;
  const asks = desk.asks.filter(({ on, notion }) => notion === "rule" && on.some(({ kind }) => kind === "reported"));
  const level = (name: string | null) => desk.levels.find((one) => one.level === name);
  const valuesOf = (name: string | null) =>
    level(name)?.values.map((one) => ({ value: one.value, name: said(one.name, one.value) })) ?? [];
  const clocks = new Map(desk.clocks.map(({ clock, name }) => [clock, said(name, clock)]));
  const priorities = new Map(valuesOf(desk.priorityLevel).map(({ value, name }) => [value, name]));
  const chosen = desk.levels.filter(
    ({ level: name, isForPriority, follows }) => isForPriority && follows.length === 0 && name !== desk.typeLevel,
  );
  return {
    contract: desk.contract,
    zone: desk.zone,
    types: valuesOf(desk.typeLevel),
    levels: chosen.map(({ level: name, of, name: say, decidedBy, article }) => ({
      level: name,
      name: said(say, name),
      of: of === "ticket" ? undefined : of,
      values: valuesOf(name),
      isRequired: isAsked(asks, name),
      decidedBy: decidedBy === null || decidedBy === (isOfCustomer ? "customer" : "supplier") ? undefined : decidedBy,
      article,
    })),
    fields: fieldsOf(asks, chosen, isOfCustomer, (field, say) => said(say, field), language),
    isStoryRequired: asks.some(
      ({ fields, otherwise }) => otherwise === "ask" && fields.some(({ where }) => where === "body"),
    ),
    outcomes: outcomesOf(desk, priorities, clocks),
    preferences: desk.preferences
      .filter(({ otherwise }) => otherwise !== "note")
      .map(({ types, levels, channels, say, article }) => ({ types, levels, channels, say: say?.[language], article })),
    reach: desk.reach,
    channelHours: desk.channelHours,
    channels: desk.channels.map((value) => ({ value, name: said(null, value) })),
    clocks: Object.fromEntries(clocks),
    hoursOf: Object.fromEntries(desk.clocks.map(({ clock, hours }) => [clock, hours])),
    hours: desk.hours.map(({ hours, name, isOpen, until }) => ({
      hours,
      name: said(name, hours),
      isOpen,
      until: until === null ? null : Date.parse(until),
    })),
  };
}

/** Whether a report without that field is asked for it, or refused, whatever else it says. */
function isAsked(asks: Desk["asks"], field: string): boolean {
  return asks.some(
    ({ fields, otherwise, isConditional }) =>
      (otherwise === "ask" || otherwise === "refuse") && !isConditional && fields.some((one) => one.field === field),
  );
}

/** What each combination of levels comes to: its priority, and the targets of each clock that has one. */
function outcomesOf(
  { matrix, priorityLevel }: Desk,
  priorities: ReadonlyMap<string, string>,
  clocks: ReadonlyMap<string, string>,
): Outcome[] {
  return matrix.map(({ type, levels, priority, targets }) => ({
    type,
    levels,
    priority: priority === null ? undefined : (priorities.get(priority) ?? priority),
    says: priority === null || priorityLevel === null ? levels : { ...levels, [priorityLevel]: priority },
    targets: targets
      .map((one) => ({
        clock: clocks.get(one.clock) ?? one.clock,
        written: one.targets.flatMap(({ written }) => (written === "none" ? [] : [written])),
      }))
      .filter(({ written }) => written.length > 0),
  }));
}

/** What has a place of its own on the form, or follows from the contract, is no field beside it; what Peil knows of a person who reports needs no asking. */
function fieldsOf(
  asks: Desk["asks"],
  levels: Desk["levels"],
  isOfCustomer: boolean,
  said: (field: string, say?: Say) => string,
  language: Language,
): AskedField[] {
  // Who calls is asked once, whichever words an agreement has for it.
  const own = new Set(["company", "description", "contact", "name", ...levels.map(({ level }) => level)]);
  const found = new Map<string, AskedField>();
  for (const { fields, types, otherwise, isConditional, article, say, on } of asks) {
    const isOfChannel = on.every(({ kind, says }) => kind !== "reported" || says["via"] !== undefined);
    if (isOfCustomer && isOfChannel && on.length > 0) continue; // asked of whoever takes a call
    for (const { field, where } of fields) {
      const isHere = where === "details" || where === "why" || (where === "known" && !isOfCustomer);
      if (!isHere || own.has(field) || found.has(field)) continue;
      const isRequired = otherwise !== "advise" && otherwise !== "note" && !isConditional && !isOfChannel;
      found.set(field, { field, types, article, isRequired, name: said(field), say: say?.[language] });
    }
  }
  return [...found.values()];
}

/** Whether something of some types is of this one; what no type was chosen for shows all. */
export function isOf(types: readonly string[] | null | undefined, type: string | undefined): boolean {
  return types === null || types === undefined || type === undefined || types.includes(type);
}

/** What the choice of type and levels comes to; undefined while it is open. */
export function outcomeOf(
  { outcomes }: Pick<ReportForm, "outcomes">,
  type: string | undefined,
  levels: Readonly<Record<string, string>>,
): Outcome | undefined {
  if (type === undefined) return undefined;
  return outcomes.find(
    (one) =>
      (one.type === null || one.type === type) &&
      Object.entries(one.levels).every(([level, value]) => levels[level] === value),
  );
}

/** By which channels this is best reported, where that is another than the one in use. */
export function adviceOf(
  { preferences }: Pick<ReportForm, "preferences">,
  type: string | undefined,
  levels: Readonly<Record<string, string>>,
  via: string,
): Preference | undefined {
  return preferences.find(
    (one) =>
      type !== undefined &&
      isOf(one.types, type) &&
      Object.entries(one.levels).every(([level, value]) => levels[level] === value) &&
      !one.channels.includes(via),
  );
}
