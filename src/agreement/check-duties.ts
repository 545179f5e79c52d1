/**
 * Duties: whom they bind and inform, what opens and fulfils them, and that each has one time by which it is done (CHK-2,
 * DUT-1, DUT-5). A duty in a procedure may follow on another of the same procedure, but not in a circle.
 */
import { checkAgreed, checkEvery } from "./check-agreed.ts";
import { checkWorkingDays } from "./check-hours.ts";
import { aboutTicket, checkCondition, checkFacts, checkMoments, outside, type Surroundings } from "./check-moments.ts";
import { both, oneOf } from "./check-tables.ts";
import { error, type Finding, type Path } from "./finding.ts";
import type { AgreementFile } from "./schema/agreement.ts";
import { subjects, unknownNames, type Scope } from "./scope.ts";

/** Inside a procedure a duty needs no article of its own. */
export type AnyDuty = NonNullable<NonNullable<AgreementFile["procedures"]>[string]["duties"]>[string];

export function checkDuties(scope: Scope): Finding[] {
  return Object.entries(scope.file.duties ?? {}).flatMap(([name, term]) =>
    checkDuty(scope, term, ["duties", name], outside),
  );
}

export function checkDuty(scope: Scope, term: AnyDuty, path: Path, around: Surroundings): Finding[] {
  const at = (key: keyof AnyDuty): Path => [...path, key];
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
    ...checkBefore(scope, term.before, at("before"), around),
    ...checkMoments(scope, term.until, at("until"), around),
    ...checkFacts(scope, term.to, at("to")),
    ...(term.hours === undefined ? [] : unknownNames(scope, [term.hours], scope.hours, at("hours"), "hours")),
    ...checkAgreed(scope, term.within, at("within"), term.reading),
    ...checkEvery(scope, term.every, at("every"), term.reading),
    ...counted.flatMap(([key, length]) =>
      length === undefined || length.kind === "from" ? [] : checkWorkingDays(scope, length, term.hours, at(key)),
    ),
  ];
}

/** A notice is measured back from what happens; a clock has no such moment before it has run. */
function checkBefore(scope: Scope, before: AnyDuty["before"], path: Path, around: Surroundings): Finding[] {
  const inProcedure = around.procedure !== undefined;
  return inProcedure ? checkMoments(scope, before, path, around) : checkFacts(scope, before, path);
}

/** One of: within a time after something, before something, every so often. After `every`, `within` is its time to deliver. */
function checkTime(term: AnyDuty, path: Path): Finding[] {
  const within = term.every === undefined ? term.within : undefined;
  const ways = { within, before: term.before, every: term.every };
  return [
    ...oneOf(path, ways),
    ...(within === undefined ? [] : both(path, { within, from: term.from })),
    ...(term.notice === undefined ? [] : both(path, { notice: term.notice, before: term.before })),
    ...(term.times === undefined ? [] : both(path, { times: term.times, every: term.every })),
  ];
}

/** Duties of a procedure follow each other, and must not wait for each other in a circle. */
export function dutyCycles(duties: Readonly<Record<string, AnyDuty>>, path: Path): Finding[] {
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
