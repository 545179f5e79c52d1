/**
 * Measures, duties, rights, rules, procedures and records: whom they name, what they wait for, and that a duty has one
 * time by which it is done (CHK-2, DUT-1, AVL-3, REM-1).
 */
import { vocabulary } from "../facts/vocabulary.ts";
import { parseTimeOfDay } from "../time/windows-text.ts";
import { checkByLevel } from "./check-by-level.ts";
import { checkWorkingDays } from "./check-hours.ts";
import { checkCondition, checkFacts, checkMoments, outside, type Surroundings } from "./check-moments.ts";
import { both, oneOf } from "./check-tables.ts";
import { error, type Finding, type Path } from "./finding.ts";
import type { AgreementFile, MeasureTerm, RightTerm, RuleTerm } from "./schema/agreement.ts";
import { periods } from "./schema/basics.ts";
import type { Moment } from "./schema/moment.ts";
import { subjects, unknownName, unknownNames, type Scope } from "./scope.ts";

type Terms<Key extends keyof AgreementFile> = NonNullable<AgreementFile[Key]>;
type ProcedureTerm = Terms<"procedures">[string];
type DutyTerm = NonNullable<ProcedureTerm["duties"]>[string];
type InnerRight = NonNullable<ProcedureTerm["rights"]>[string];
type InnerRule = NonNullable<ProcedureTerm["rules"]>[string];

export function checkPromises(scope: Scope): Finding[] {
  const { measures = {}, duties = {}, rights = {}, rules = {}, procedures = {}, records = {} } = scope.file;
  return [
    ...each(measures, ["measures"], (term, path) => checkMeasure(scope, term, path)),
    ...each(duties, ["duties"], (term, path) => checkDuty(scope, term, path, outside)),
    ...each(rights, ["rights"], (term, path) => checkRight(scope, term, path, outside)),
    ...each(rules, ["rules"], (term, path) => checkRule(scope, term, path, outside)),
    ...each(procedures, ["procedures"], (term, path, name) => checkProcedure(scope, term, path, name)),
    ...each(records, ["records"], (term, path) => [
      ...unknownNames(scope, term["seen-by"], scope.people, [...path, "seen-by"], "person"),
      ...checkFacts(scope, term.from, [...path, "from"]),
    ]),
  ];
}

function each<Term>(
  terms: Readonly<Record<string, Term>>,
  path: Path,
  check: (term: Term, path: Path, name: string) => Finding[],
) {
  return Object.entries(terms).flatMap(([name, term]) => check(term, [...path, name], name));
}

function checkMeasure(scope: Scope, term: MeasureTerm, path: Path): Finding[] {
  const hours =
    term.hours === undefined ? [] : unknownNames(scope, [term.hours], scope.hours, [...path, "hours"], "hours");
  const exclusions = Object.entries(term["not-counted"] ?? {}).flatMap(([name, { "only-if": onlyIf }]) =>
    checkCondition(scope, onlyIf, [...path, "not-counted", name, "only-if"], outside, false),
  );
  const at = term.at === undefined || parseTimeOfDay(term.at) !== undefined ? [] : [badTime(term.at, [...path, "at"])];
  return [
    ...hours,
    ...checkCondition(scope, term.where, [...path, "where"], outside, false),
    ...exclusions,
    ...at,
    ...checkEvery(scope, term.every, [...path, "every"]),
  ];
}

function badTime(written: string, path: Path): Finding {
  return error("hours.time", path, { written });
}

/** `every` is a length, a period of the calendar, or what the parties agree. */
function checkEvery(scope: Scope, every: MeasureTerm["every"], path: Path): Finding[] {
  if (every?.kind !== "from" || (periods as readonly string[]).includes(every.name)) return [];
  return checkAgreed(scope, every.name, path);
}

/** A length that is not written here comes from the customer's contract, or is `as agreed`. */
function checkAgreed(scope: Scope, name: string, path: Path): Finding[] {
  const items = Object.keys(scope.file.contract ?? {});
  if (name === "as agreed" || items.includes(name)) return [];
  if (/^[a-z][a-z-]*$/.test(name)) return [unknownName(name, items, path, "contract-item")];
  return [error(/^[\d.]+$/.test(name) ? "value.length-unit" : "value.length", path, { written: name })];
}

function checkDuty(scope: Scope, term: DutyTerm, path: Path, around: Surroundings): Finding[] {
  const at = (key: keyof DutyTerm): Path => [...path, key];
  const within = term.within?.kind === "from" ? checkAgreed(scope, term.within.name, at("within")) : [];
  const counted = [
    ["within", term.within],
    ["every", term.every],
    ["notice", term.notice],
  ] as const;
  return [
    ...checkTime(term, path),
    ...unknownNames(scope, term.by, scope.people, at("by"), "person"),
    ...unknownNames(scope, term.informs, scope.people, at("informs"), "person"),
    ...unknownNames(scope, term.for, [...subjects, ...scope.types], at("for"), "subject"),
    ...checkCondition(scope, term.where, at("where"), around, aboutTicket(term.from)),
    ...checkMoments(scope, term.from, at("from"), around),
    ...checkMoments(scope, term.before, at("before"), around),
    ...checkMoments(scope, term.until, at("until"), around),
    ...checkFacts(scope, term.to, at("to")),
    ...(term.hours === undefined ? [] : unknownNames(scope, [term.hours], scope.hours, at("hours"), "hours")),
    ...within,
    ...checkEvery(scope, term.every, at("every")),
    ...counted.flatMap(([key, length]) =>
      length === undefined || length.kind === "from" ? [] : checkWorkingDays(scope, length, term.hours, at(key)),
    ),
  ];
}

/** One of: within a time after something, before something, every so often. After `every`, `within` is its time to deliver. */
function checkTime(term: DutyTerm, path: Path): Finding[] {
  const within = term.every === undefined ? term.within : undefined;
  const ways = { within, before: term.before, every: term.every };
  return [
    ...oneOf(path, ways),
    ...(within === undefined ? [] : both(path, { within, from: term.from })),
    ...(term.notice === undefined ? [] : both(path, { notice: term.notice, before: term.before })),
    ...(term.times === undefined ? [] : both(path, { times: term.times, every: term.every })),
  ];
}

function checkRight(scope: Scope, term: RightTerm | InnerRight, path: Path, around: Surroundings): Finding[] {
  const at = (key: keyof RightTerm): Path => [...path, key];
  return [
    ...unknownNames(scope, term.of, scope.people, at("of"), "person"),
    ...checkFacts(scope, term.may, at("may")),
    ...unknownNames(scope, term.for, [...subjects, ...scope.types], at("for"), "subject"),
    ...checkCondition(scope, term.where, at("where"), around, aboutTicket(term.may)),
    ...checkMoments(scope, term.from, at("from"), around),
    ...checkMoments(scope, term.until, at("until"), around),
    ...checkWorkingDays(scope, term.within, undefined, at("within")),
    ...checkWorkingDays(scope, term.after, undefined, at("after")),
    ...(term.to === undefined
      ? []
      : checkByLevel(scope, term.to, at("to"), (name, here) =>
          unknownNames(scope, [name], scope.people, here, "person"),
        )),
    ...(term.steps ?? []).flatMap((step, i) => [
      ...unknownNames(scope, step.customer, scope.people, [...path, "steps", i, "customer"], "person"),
      ...unknownNames(scope, step.supplier, scope.people, [...path, "steps", i, "supplier"], "person"),
    ]),
  ];
}

function checkRule(scope: Scope, term: RuleTerm | InnerRule, path: Path, around: Surroundings): Finding[] {
  const ofTicket = aboutTicket(term.when);
  return [
    ...checkFacts(scope, term.when, [...path, "when"]),
    ...unknownNames(scope, term.for, [...subjects, ...scope.types], [...path, "for"], "subject"),
    ...checkCondition(scope, term.where, [...path, "where"], around, ofTicket),
    ...checkCondition(scope, term["only-if"], [...path, "only-if"], around, ofTicket),
    ...checkFacts(scope, term["clocks-from"], [...path, "clocks-from"]),
  ];
}

function checkProcedure(scope: Scope, term: ProcedureTerm, path: Path, name: string): Finding[] {
  const duties = term.duties ?? {};
  const around = { procedure: name, siblings: [...Object.keys(duties), ...Object.keys(term.rights ?? {})] };
  return [
    ...checkFacts(scope, term.opens, [...path, "opens"]),
    ...checkFacts(scope, term.ends, [...path, "ends"]),
    ...each(duties, [...path, "duties"], (duty, here) => checkDuty(scope, duty, here, around)),
    ...each(term.rights ?? {}, [...path, "rights"], (right, here) => checkRight(scope, right, here, around)),
    ...each(term.rules ?? {}, [...path, "rules"], (rule, here) => checkRule(scope, rule, here, around)),
    ...dutyCycles(duties, path),
    ...(term.credit === undefined ? [] : checkCredit(scope, term.credit, [...path, "credit"], around)),
  ];
}

function checkCredit(
  scope: Scope,
  credit: NonNullable<ProcedureTerm["credit"]>,
  path: Path,
  around: Surroundings,
): Finding[] {
  return [
    ...checkMoments(scope, credit.from, [...path, "from"], around),
    ...checkAmount(scope, credit.amount, [...path, "amount"]),
    ...checkCondition(scope, credit.while, [...path, "while"], around, false),
  ];
}

/** `5% of monthly-fee`, where the fee is the contract's; or an amount with its currency. */
function checkAmount(scope: Scope, written: string, path: Path): Finding[] {
  if (/^[A-Z]{3} \d+(\.\d{1,4})?$/.test(written)) return [];
  const item = /^\d+(?:\.\d+)?% of (.+)$/.exec(written)?.[1];
  if (item === undefined) return [error("value.money", path, { written })];
  return unknownNames(scope, [item], Object.keys(scope.file.contract ?? {}), path, "contract-item");
}

/** Duties of a procedure follow each other, and must not wait for each other in a circle. */
function dutyCycles(duties: Readonly<Record<string, DutyTerm>>, path: Path): Finding[] {
  const next = (name: string) =>
    [...(duties[name]?.from ?? []), ...(duties[name]?.before ?? [])].flatMap((m) =>
      m.kind === "term" && Object.hasOwn(duties, m.term) ? [m.term] : [],
    );
  return Object.keys(duties).flatMap((name) => {
    const seen = new Set<string>();
    const queue = next(name);
    for (let i = 0; i < queue.length && i < 1000; i++) {
      const here = queue[i]!;
      if (here === name)
        return [error("term.cycle", [...path, "duties", name, "from"], { terms: [name, ...seen, name].join(" → ") })];
      if (!seen.has(here)) queue.push(...next(here));
      seen.add(here);
    }
    return [];
  });
}

/** Whether the conditions of a term are about a ticket: its facts are said of tickets, or of anything. */
function aboutTicket(moments: readonly Moment[] | undefined): boolean {
  return (moments ?? []).every(
    (moment) => moment.kind === "term" || ["ticket", "general"].includes(vocabulary.get(moment.fact) ?? ""),
  );
}
