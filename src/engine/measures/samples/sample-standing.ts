/**
 * How a sample stands to a measure: whether it is about what is measured, met the conditions under which the promise was
 * made, and brought along what it must. It is told from the sample's fields, and asked once for all samples that carry
 * the same. Rules: RSP-1, RSP-2 (a throttled measurement says so), CHK-5 (absent is not "no").
 */
import { tests, type Condition } from "../../../agreement/schema/moment.ts";
import { text, type Fields } from "../../../facts/fact.ts";
import { holds, type Scene } from "../../condition.ts";
import type { Program } from "../../program.ts";
import type { Measure } from "../measure.ts";
import { parseLineSpeed } from "./line-speed.ts";

/** `apart`: not under the conditions; `over`: it lacks what it must bring along, so that it failed. */
export type SampleStanding = "apart" | "counts" | "over";

/** How a sample with these fields stands to a measure that is about it (`isOfWhat`). */
export function standingOf(
  program: Program,
  contract: Fields,
  measure: Measure,
  fields: Fields,
  at: number,
): SampleStanding {
  const { term } = measure;
  const scene = sceneOf(program, contract, fields, at);
  const asMeant =
    (term.where === undefined || holds(term.where, scene) === true) &&
    (term.hours === undefined || measure.hours.isOpenAt(at)) &&
    isFastEnough(term.connection, text(fields["connection"])) &&
    isEquipment(term.equipment, text(fields["equipment"])) &&
    !isTakenOff(measure, fields, scene);
  if (!asMeant) return "apart";
  return (term.requires ?? []).every((name) => fields[name] === "yes") ? "counts" : "over";
}

/** Where and when a condition on a sample is judged: by its own fields, at its own moment. */
export function sceneOf(program: Program, contract: Fields, fields: Fields, at: number): Scene {
  return {
    program,
    subject: { kind: "sample", attributes: fields, facts: [], contract },
    attributes: fields,
    at,
    act: undefined,
    before: [],
    standing: () => undefined,
  };
}

/** Whether a sample is of what a measure names; a measure that names nothing asks for all. */
export function isOfWhat({ term: { what } }: Measure, fields: Fields): boolean {
  const said = fields["what"];
  if (what === undefined) return true;
  if (said === undefined) return false;
  return typeof said === "string" ? what.includes(said) : said.some((one) => what.includes(one));
}

/** The fields that these measures ask of a sample: what no measure asks tells no samples apart. */
export function fieldsAsked(measures: readonly Measure[]): readonly string[] {
  const asked = new Set(["what", "service", "connection", "equipment", "cause"]);
  for (const { term } of measures) {
    for (const name of term.requires ?? []) asked.add(name);
    for (const condition of conditionsOf(term))
      for (const test of tests(condition)) if (test.word === "attribute") asked.add(test.name);
  }
  return [...asked];
}

/** Whether a sample's moment decides how it stands, beside its fields. */
export function dependsOnMoment({ term }: Measure): boolean {
  const timed = new Set(["inside", "outside", "date"]);
  return term.hours !== undefined || conditionsOf(term).some((all) => tests(all).some(({ word }) => timed.has(word)));
}

function conditionsOf(term: Measure["term"]): Condition[] {
  return [term.where, ...Object.values(term["not-counted"] ?? {}).map((one) => one["only-if"])].filter(
    (condition) => condition !== undefined,
  );
}

/** A sample that names no line was not throttled, and counts. */
function isFastEnough(asked: string | undefined, said: string | undefined): boolean {
  if (asked === undefined || said === undefined || said === asked) return true;
  const [least, had] = [parseLineSpeed(asked), parseLineSpeed(said)];
  return least !== undefined && had !== undefined && had >= least;
}

function isEquipment(asked: string | undefined, said: string | undefined): boolean {
  return asked === undefined || said === undefined || said === asked;
}

/** Its cause is one that the agreement does not count, under the conditions that it sets. */
function isTakenOff({ term }: Measure, fields: Fields, scene: Scene): boolean {
  const cause = fields["cause"];
  if (cause === undefined) return false;
  return Object.values(term["not-counted"] ?? {}).some(
    ({ cause: causes, "only-if": onlyIf }) =>
      causes?.some((one) => (typeof cause === "string" ? one === cause : cause.includes(one))) === true &&
      (onlyIf === undefined || holds(onlyIf, scene) === true),
  );
}
