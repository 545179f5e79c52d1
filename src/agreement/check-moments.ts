/**
 * What moments and conditions name: facts with their fields, clocks and their moments, duties of the same procedure,
 * hours, levels and people (CHK-2). A name that stands for nothing would make a term silently never hold.
 */
import { coverageWords } from "./schema/terms.ts";
import { factKinds, vocabulary } from "../facts/vocabulary.ts";
import { parseDate, existingDate } from "../time/local-date.ts";
import { checkByLevel } from "./check-by-level.ts";
import { error, nearest, type Finding, type Path } from "./finding.ts";
import type { Condition, Moment, Test } from "./schema/moment.ts";
import { doersOf, itemPath, unknownName, unknownNames, type Scope } from "./scope.ts";

/** The procedure around a term: its duties and rights may be named, and `opens`. */
export interface Surroundings {
  readonly procedure?: string;
  readonly siblings: readonly string[];
}

export const outside: Surroundings = { siblings: [] };

/** Moments of a term: facts, clocks, and inside a procedure its duties. */
export function checkMoments(
  scope: Scope,
  moments: readonly Moment[] | undefined,
  path: Path,
  around = outside,
): Finding[] {
  return (moments ?? []).flatMap((moment, i) => {
    const here = itemPath(scope.data, path, i);
    if (moment.kind === "fact") return checkFilter(scope, moment, here);
    const inside = around.procedure === undefined ? [] : [...around.siblings, "opens"];
    const known = [...Object.keys(scope.file.clocks ?? {}), ...inside];
    if (known.includes(moment.term)) return [];
    return [unknownName(moment.term, [...known, ...factKinds], here, "moment")];
  });
}

/** Moments that have to be facts: what stops a clock, fulfils a duty, or is an act. */
export function checkFacts(
  scope: Scope,
  moments: readonly Moment[] | undefined,
  path: Path,
  among?: ReadonlySet<string>,
): Finding[] {
  return (moments ?? []).flatMap((moment, i) => {
    const here = itemPath(scope.data, path, i);
    const name = moment.kind === "fact" ? moment.fact : moment.term;
    const known = among ?? factKinds;
    if (moment.kind === "term" || (among !== undefined && !among.has(name))) {
      return [error("name.fact-unknown", here, { name, near: nearest(name, known) ?? "" })];
    }
    return checkFilter(scope, moment, here);
  });
}

/** Whether the conditions of a term are about a ticket: its facts are said of tickets, or of anything. */
export function aboutTicket(moments: readonly Moment[] | undefined): boolean {
  return (moments ?? []).every(
    (moment) => moment.kind === "term" || ["ticket", "general"].includes(vocabulary.get(moment.fact) ?? ""),
  );
}

/** A fact's fields: a field named like a level carries its values, `by` carries people. */
function checkFilter(scope: Scope, moment: Moment & { kind: "fact" }, path: Path): Finding[] {
  const classifies = vocabulary.get(moment.fact) === "ticket" || moment.fact === "decided";
  return Object.entries(moment.filter).flatMap(([field, values]) => {
    const here: Path = [...path, moment.fact, field];
    if (field === "by") return unknownNames(scope, values, doersOf(scope), here, "person");
    return classifies ? checkValues(scope, field, values, here) : [];
  });
}

/** Every test of a condition. `subject` is what the condition is about, where it is not a ticket. */
export function checkCondition(
  scope: Scope,
  condition: Condition | undefined,
  path: Path,
  around = outside,
  ofTicket = true,
): Finding[] {
  return (condition ?? []).flatMap((test) => checkTest(scope, test, [...path, wordOf(test)], around, ofTicket));
}

function checkTest(scope: Scope, test: Test, path: Path, around: Surroundings, ofTicket: boolean): Finding[] {
  switch (test.word) {
    case "any":
      return test.of.flatMap((inner, i) => checkCondition(scope, inner, [...path, i], around, ofTicket));
    case "not":
      return checkCondition(scope, test.of, path, around, ofTicket);
    case "has":
    case "lacks":
      return checkFacts(scope, test.moments, path);
    case "inside":
    case "outside":
      return unknownNames(scope, [test.hours], scope.hours, path, "hours");
    case "kept":
    case "missed":
      return checkJudged(scope, test.term, path, around);
    case "date":
      return test.dates.flatMap((date, i) =>
        isDate(date) ? [] : [error("value.date", itemPath(scope.data, path, i), { written: date })],
      );
    case "attribute":
      return checkAttribute(scope, test, path, ofTicket);
  }
}

function wordOf(test: Test): string {
  return test.word === "attribute" ? test.name : test.word;
}

/** `kept` and `missed` ask a clock, a measure or a duty; `resolution.ticket` asks the one ticket's clock. */
function checkJudged(scope: Scope, written: string, path: Path, around: Surroundings): Finding[] {
  const { clocks = {}, measures = {}, duties = {}, procedures = {} } = scope.file;
  const inProcedures = Object.entries(procedures).flatMap(([name, term]) =>
    Object.keys(term.duties ?? {}).map((duty) => `${name}.${duty}`),
  );
  const ofTickets = Object.keys(clocks).map((name) => `${name}.ticket`);
  const lists = [
    Object.keys(clocks),
    Object.keys(measures),
    Object.keys(duties),
    [...around.siblings],
    inProcedures,
    ofTickets,
  ];
  const found = lists.filter((names) => names.includes(written));
  if (found.length === 0) return [unknownName(written, lists.flat(), path, "measured")];
  return found.length === 1
    ? []
    : [error("name.ambiguous", path, { name: written, among: "clocks · measures · duties" })];
}

function checkAttribute(scope: Scope, test: Test & { word: "attribute" }, path: Path, ofTicket: boolean): Finding[] {
  return checkByLevel(scope, test.values, path, (values, here) => {
    if (test.name === "by") return unknownNames(scope, values, doersOf(scope), here, "person");
    if (test.name === "coverage") return unknownNames(scope, values, coverageWords, here, "level-value");
    return ofTicket ? checkValues(scope, test.name, values, here) : [];
  });
}

function checkValues(scope: Scope, level: string, values: readonly string[], path: Path): Finding[] {
  const known = scope.levels.get(level);
  const of = scope.file.levels?.[level]?.of;
  if (known === undefined || !(of === "ticket" || scope.types.includes(of ?? ""))) return [];
  return values.flatMap((value, i) =>
    value === "any" || known.includes(value)
      ? []
      : [unknownName(value, known, itemPath(scope.data, path, i), "level-value", level)],
  );
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function isDate(written: string): boolean {
  const yearly = /^([1-9]\d?) ([a-z]{3})$/.exec(written);
  if (yearly === null) return parseDate(written) !== undefined;
  // A leap year, so that 29 feb is a date and 30 feb is none.
  return existingDate(2000, months.indexOf(yearly[2]!) + 1, Number(yearly[1])) !== undefined;
}
