/**
 * Rights, rules, procedures and records, with the duties that stand in procedures: whom they name, what they wait for,
 * and what an amount is of (CHK-2, DUT-4, REM-1).
 */
import { checkByLevel } from "./check-by-level.ts";
import { checkWorkingDays } from "./check-hours.ts";
import { checkDuty, dutyCycles } from "./check-duties.ts";
import { aboutTicket, checkCondition, checkFacts, checkMoments, outside, type Surroundings } from "./check-moments.ts";
import { error, type Finding, type Path } from "./finding.ts";
import type { AgreementFile, RightTerm, RuleTerm } from "./schema/agreement.ts";
import { subjects, unknownNames, type Scope } from "./scope.ts";

type Terms<Key extends keyof AgreementFile> = NonNullable<AgreementFile[Key]>;
type ProcedureTerm = Terms<"procedures">[string];
type InnerRight = NonNullable<ProcedureTerm["rights"]>[string];
type InnerRule = NonNullable<ProcedureTerm["rules"]>[string];

export function checkPromises(scope: Scope): Finding[] {
  const { rights = {}, rules = {}, procedures = {}, records = {} } = scope.file;
  return [
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
