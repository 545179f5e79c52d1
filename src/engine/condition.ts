/**
 * Conditions in three values (CHK-5): true, false, and not known. What nobody recorded is not "no": a condition on it
 * stays unknown, and whoever asked says so. What facts say (`has`, `lacks`) is known from the record.
 */
import { carries, text, type Fact, type Fields, type FieldValue } from "../facts/fact.ts";
import { takenBackBy } from "../facts/vocabulary.ts";
import type { ByLevel } from "../agreement/schema/by-level.ts";
import type { Condition, Moment, Test } from "../agreement/schema/moment.ts";
import { levelOfKeys } from "./compile-tables.ts";
import { coverageOf } from "./coverage.ts";
import type { Program } from "./program.ts";
import { attribute, levelValue, type Subject } from "./subject.ts";
import { isYearlyDate } from "./yearly-date.ts";

export type Truth = true | false | undefined;

/** Where and when a condition is judged: a subject's state, the facts known by then, and the act that asks. */
export interface Scene {
  readonly program: Program;
  readonly subject: Subject;
  readonly attributes: Fields;
  /** The instant at which `inside` and `outside` look. */
  readonly at: number;
  readonly act: Fact | undefined;
  /** Facts before the act, or before the instant. */
  readonly before: readonly Fact[];
  /** How a clock stands by now; undefined where it does not apply. */
  readonly standing: (clock: string) => "kept" | "missed" | "running" | undefined;
}

export function holds(condition: Condition, scene: Scene): Truth {
  let result: Truth = true;
  for (const test of condition) {
    const truth = holdsOne(test, scene);
    if (truth === false) return false;
    if (truth === undefined) result = undefined;
  }
  return result;
}

function holdsOne(test: Test, scene: Scene): Truth {
  switch (test.word) {
    case "any":
      return either(test.of.map((condition) => holds(condition, scene)));
    case "not":
      return negated(holds(test.of, scene));
    case "has":
      return test.moments.some((moment) => isHad(moment, scene.before));
    case "lacks":
      return !test.moments.some((moment) => isHad(moment, scene.before));
    case "inside":
      return isOpenAt(test.hours, scene);
    case "outside":
      return negated(isOpenAt(test.hours, scene));
    case "missed":
    case "kept": {
      const standing = scene.standing(test.term);
      return standing === undefined ? undefined : standing === test.word;
    }
    case "date":
      return test.dates.some((date) => isYearlyDate(date, scene.at, scene.program.zone));
    case "attribute":
      return isOneOf(test.name, test.values, scene);
  }
}

/** Not known while nobody knows the moment: a clock that has not begun, or whose beginning was not recorded. */
function isOpenAt(hours: string, { program, at }: Scene): Truth {
  return Number.isNaN(at) ? undefined : program.hours.get(hours)?.isOpenAt(at);
}

function either(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

function negated(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** Whether the facts hold the moment, and nothing took it back since. */
function isHad(moment: Moment, facts: readonly Fact[]): boolean {
  if (moment.kind !== "fact") return false;
  const last = facts.findLastIndex((fact) => fact.kind === moment.fact && carries(fact, moment.filter));
  if (last < 0) return false;
  const undoing = takenBackBy.get(moment.fact);
  return (
    undoing === undefined || !facts.slice(last + 1).some((fact) => fact.kind === undoing && undoes(fact, facts[last]!))
  );
}

/** A withdrawal takes back what it names alike; one that names nothing takes back all. */
function undoes(taking: Fact, given: Fact): boolean {
  return Object.entries(taking.fields).every(([field, value]) => {
    const had = given.fields[field];
    return had === undefined || field === "by" || text(had) === text(value);
  });
}

function isOneOf(name: string, values: ByLevel<readonly string[]>, scene: Scene): Truth {
  const asked = askedValues(values, scene);
  const value = said(name, scene);
  if (asked === undefined || value === undefined) return undefined;
  if (asked.includes("any")) return true;
  return name === "by" ? isBy(asked, value, scene) : hasOne(asked, value);
}

/**
 * The act's own fields come first: `by: administrator` asks who acts, not who reported. A level is the subject's, as it
 * was when the act was done: what the act says of it is only what it asks for or brings (CHK-5).
 */
function said(name: string, scene: Scene): FieldValue | undefined {
  if (name === "coverage") return coverageOf(scene.program, scene.subject.kind, scene.attributes)?.word;
  const acted = scene.act?.fields[name];
  const had = () => attribute(scene.program, scene.subject, scene.attributes, name);
  return scene.program.levels.has(name) ? (had() ?? acted) : (acted ?? had());
}

function askedValues(values: ByLevel<readonly string[]>, scene: Scene): readonly string[] | undefined {
  if (values.kind === "value") return values.value;
  const level = levelOfKeys(scene.program.levels.values(), Object.keys(values.cases));
  const now =
    level === undefined ? undefined : (levelValue(level, scene.attributes) ?? text(scene.act?.fields[level.name]));
  const inner = now === undefined ? undefined : values.cases[now];
  return inner === undefined ? undefined : askedValues(inner, scene);
}

function hasOne(asked: readonly string[], value: FieldValue): boolean {
  return typeof value === "string" ? asked.includes(value) : value.some((one) => asked.includes(one));
}

/** A role counts as its party; a name in the contract's list (`reporters`) counts as what that list says. */
function isBy(asked: readonly string[], value: FieldValue, scene: Scene): Truth {
  if (hasOne(asked, value)) return true;
  const sides = (typeof value === "string" ? [value] : value).map((one) => scene.program.sides.get(one) ?? one);
  if (hasOne(asked, sides)) return true;
  for (const name of asked) {
    const listed = scene.subject.contract?.[name];
    if (listed !== undefined && hasOne(typeof listed === "string" ? [listed] : listed, value)) return true;
  }
  return false;
}
