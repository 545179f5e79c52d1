/**
 * Makes an act as the agreement wants it: with the fields that its rules and rights ask for, and after what has to come
 * first. Now and then, as often as the parameters say, somebody leaves a field open or skips a step: that is what rules
 * are for.
 */
import { carries, type Fact, type Fields, type FieldValue } from "../facts/fact.ts";
import { appliesTo } from "../engine/applies-to.ts";
import { holds, type Scene } from "../engine/condition.ts";
import type { Act } from "../engine/program.ts";
import { patternsOf } from "../engine/pattern.ts";
import type { Condition, Moment, Test } from "../agreement/schema/moment.ts";
import type { RuleTerm, RightTerm } from "../agreement/schema/agreement.ts";
import type { Chance } from "./chance.ts";
import type { Happening, Setting } from "./setting.ts";
import type { Customer, Person } from "./world.ts";

/** Where the act is done: on a ticket with these attributes, or in the relation with a customer. */
export interface Place {
  readonly setting: Setting;
  readonly kind: "ticket" | "relation";
  readonly attributes: Fields;
  readonly customer: Customer | undefined;
  readonly before: readonly Happening[];
  readonly chance: Chance;
  /** What is filled in here whenever it is asked, by field or by `field-kind of fact`. */
  readonly known?: Readonly<Record<string, FieldValue>>;
}

/** The act's fields, filled up to what rules and rights of the agreement ask. */
export function properFields(place: Place, kind: string, at: number, fields: Record<string, FieldValue>, by?: Person) {
  const { setting, chance } = place;
  const all = { ...fields };
  const orderly = !chance.odds(setting.parameters.mistakes.incomplete);
  for (const act of actsOn(place, kind, at, all)) {
    const { requires } = act.term;
    for (const field of orderly ? (requires ?? []) : []) all[field] ??= fieldValue(place, field, by, kind);
    const condition = act.notion === "right" ? act.term.where : (act.term as RuleTerm)["only-if"];
    for (const test of orderly ? (condition ?? []) : []) addTested(place, test, all);
  }
  return all;
}

/** What has to have happened before this act, and did not; in most cases it is then done first. */
export function missingBefore(place: Place, kind: string, at: number, fields: Fields): (Moment & { kind: "fact" })[] {
  const { setting, chance } = place;
  if (chance.odds(setting.parameters.mistakes["out-of-order"])) return [];
  return actsOn(place, kind, at, fields).flatMap((act) => {
    const condition = conditionOf(act);
    if (condition === undefined || holds(condition, sceneOf(place, kind, at, fields)) !== false) return [];
    return condition.flatMap((test) => asked(test)).filter((moment) => !isHad(moment, place.before));
  });
}

function conditionOf(act: Act): Condition | undefined {
  return act.notion === "right" ? act.term.where : (act.term as RuleTerm)["only-if"];
}

/** The fact that a condition wants to have been: the first of those it names. */
function asked(test: Test): (Moment & { kind: "fact" })[] {
  const inner = test.word === "any" ? (test.of.find((one) => one.some(({ word }) => word === "has")) ?? []) : [test];
  return inner.flatMap((one) => (one.word === "has" && one.moments[0]?.kind === "fact" ? [one.moments[0]] : []));
}

function isHad(moment: Moment & { kind: "fact" }, before: readonly Happening[]): boolean {
  return before.some((fact) => fact.kind === moment.fact && carries(fact, moment.filter));
}

/** Rules and rights that speak of the act; of several rights to it the first that holds. */
function actsOn(place: Place, kind: string, at: number, fields: Fields): Act[] {
  const scene = sceneOf(place, kind, at, fields);
  const speaking = [...place.setting.program.acts, ...actsOfProcedures(place.setting)];
  return speaking.filter((act) => appliesTo(place.setting.program, act, scene, act.notion === "right"));
}

const knownActs = new WeakMap<Setting, Act[]>();

/** The rules and rights inside procedures, which wait there for their procedure. */
function actsOfProcedures(setting: Setting): Act[] {
  let acts = knownActs.get(setting);
  if (acts !== undefined) return acts;
  acts = Object.values(setting.program.file.procedures ?? {}).flatMap(({ rules = {}, rights = {} }) => [
    ...Object.entries(rules).map(([name, term]): Act => {
      return { name, notion: "rule", term: term as RuleTerm, when: patternsOf(term.when) };
    }),
    ...Object.entries(rights).map(([name, term]): Act => {
      return { name, notion: "right", term: term as RightTerm, when: patternsOf(term.may) };
    }),
  ]);
  knownActs.set(setting, acts);
  return acts;
}

export function sceneOf(place: Place, kind: string, at: number, fields: Fields): Scene & { act: Fact } {
  const { setting, attributes, customer, before } = place;
  const contract = customer?.contract ?? {};
  const act: Fact = { kind, at, seq: before.length, fields };
  const subject = { kind: place.kind, attributes, facts: before, contract };
  return { program: setting.program, subject, attributes, at, act, before, standing: () => undefined };
}

/** A field that the condition tests gets a value that it accepts; who, how and the levels are decided elsewhere. */
function addTested({ setting }: Place, test: Test, fields: Record<string, FieldValue>): void {
  const { program } = setting;
  if (test.word === "any") for (const one of test.of[0] ?? []) addTested({ setting } as Place, one, fields);
  if (test.word !== "attribute" || test.values.kind !== "value") return;
  const { name, values } = test;
  if (["by", "via", "coverage"].includes(name) || program.levels.has(name)) return;
  if (program.file.contract?.[name] !== undefined || values.value[0] === "any") return;
  fields[name] ??= values.value[0]!;
}

/** What somebody fills in: from the lists of the texts, from who does it, else a plain yes. */
export function fieldValue(place: Place, field: string, by?: Person, kind?: string): FieldValue {
  const { setting, chance, customer, attributes, known } = place;
  const told = known?.[`${field}-${kind}`] ?? known?.[field];
  if (told !== undefined) return told;
  const person = by ?? customer?.people[0];
  const own: Readonly<Record<string, string | undefined>> = {
    company: customer?.name,
    contact: person?.name,
    name: person?.name,
    "contact-details": person?.phone,
    "phone-number": person?.phone,
    "their-ticket": `TP-${chance.whole(10_000, 99_999)}`,
    "third-party": setting.world.thirdParty.name,
    "account-manager": "yes",
  };
  const level = setting.program.levels.get(field);
  const had = attributes[field];
  if (level !== undefined) return typeof had === "string" ? had : chance.pick(level.values);
  const { fields } = setting.texts[0]!.desk;
  const list = fields[`${field}-${kind}`] ?? fields[field];
  return own[field] ?? (list === undefined ? "yes" : chance.pick(list));
}

/** The fields that make a fact the one a moment asks for; of several values mostly the first. */
export function askedFields(
  filter: Readonly<Record<string, readonly string[]>>,
  place: Place,
): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.entries(filter).map(([field, values]) => {
      const value =
        values[0] === "any" ? fieldValue(place, field) : values[place.chance.odds(0.75) ? 0 : values.length - 1]!;
      return [field, value];
    }),
  );
}
