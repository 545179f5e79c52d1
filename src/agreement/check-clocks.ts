/**
 * Clocks: what starts, stops and pauses them, their hours, and a target for every ticket they run on (CHK-2, CLK-1,
 * CLK-9, CLK-11, CLK-17). A clock that waits for itself would never start, and is refused.
 */
import { waitingKinds } from "../facts/vocabulary.ts";
import { checkByLevel } from "./check-by-level.ts";
import { checkWorkingDays } from "./check-hours.ts";
import { checkCondition, checkFacts, checkMoments } from "./check-moments.ts";
import { error, type Finding, type Path } from "./finding.ts";
import { parseShare } from "./schema/fraction.ts";
import type { AgreementFile, ClockTerm } from "./schema/agreement.ts";
import { tests } from "./schema/moment.ts";
import type { Target } from "./schema/target.ts";
import { itemPath, unknownNames, type Scope } from "./scope.ts";

export function checkClocks(scope: Scope): Finding[] {
  const findings = Object.entries(scope.file.clocks ?? {}).flatMap(([name, term]) =>
    checkClock(scope, term, ["clocks", name]),
  );
  return [...findings, ...checkCycles(scope.file)];
}

function checkClock(scope: Scope, term: ClockTerm, path: Path): Finding[] {
  const at = (key: keyof ClockTerm): Path => [...path, key];
  return [
    ...unknownNames(scope, term.for, ["ticket", ...scope.types], at("for"), "ticket-type"),
    ...checkCondition(scope, term.where, at("where")),
    ...checkMoments(scope, term.from, at("from")),
    ...checkFacts(scope, term.to, at("to")),
    ...unknownNames(scope, [term.hours], scope.hours, at("hours"), "hours"),
    ...checkFacts(scope, term["pause-while"], at("pause-while"), waitingKinds),
    ...checkFacts(scope, term["show-apart"], at("show-apart"), waitingKinds),
    ...checkByLevel(scope, term.target, at("target"), (list, here) =>
      list.flatMap((target, i) => checkTarget(scope, target, term.hours, itemPath(scope.data, here, i))),
    ),
    ...checkWorkingDays(scope, term["reopen-within"], term.hours, at("reopen-within")),
    ...checkAtRisk(term["at-risk"], at("at-risk")),
  ];
}

function checkTarget(scope: Scope, target: Target, hours: string, path: Path): Finding[] {
  if (target.kind !== "length") return [];
  const { length, written } = target;
  const isNothing = length.kind === "elapsed" ? length.ms === 0 : length.n === 0;
  return [
    ...(isNothing ? [error("value.zero", path, { written })] : []),
    ...checkWorkingDays(scope, length, hours, path),
  ];
}

/** At risk is a share of the target, so more than nothing and less than all of it. */
function checkAtRisk(written: string | undefined, path: Path): Finding[] {
  if (written === undefined) return [];
  const share = parseShare(written);
  return share !== undefined && share.num > 0 && share.num < share.den ? [] : [error("value.share", path, { written })];
}

/** Clocks wait for each other through `from`, and through `kept` and `missed` in `where`. */
function checkCycles(file: AgreementFile): Finding[] {
  const clocks = file.clocks ?? {};
  const named = (term: ClockTerm): { key: "from" | "where"; clock: string }[] => [
    ...term.from.flatMap((moment) => (moment.kind === "term" ? [{ key: "from" as const, clock: moment.term }] : [])),
    ...[...tests(term.where ?? [])].flatMap((test) =>
      test.word === "kept" || test.word === "missed"
        ? [{ key: "where" as const, clock: test.term.replace(/\.ticket$/, "") }]
        : [],
    ),
  ];
  const wayBack = (from: string, to: string, seen: readonly string[]): readonly string[] | undefined => {
    if (from === to) return [...seen, from];
    const term = Object.hasOwn(clocks, from) ? clocks[from] : undefined;
    if (term === undefined || seen.includes(from)) return undefined;
    for (const next of named(term)) {
      const way = wayBack(next.clock, to, [...seen, from]);
      if (way !== undefined) return way;
    }
    return undefined;
  };
  const order = Object.keys(clocks);
  return Object.entries(clocks).flatMap(([name, term]) =>
    named(term).flatMap(({ key, clock }) => {
      const way = wayBack(clock, name, []);
      // A circle is told once, at the first of its clocks.
      const isFirst = way?.every((other) => order.indexOf(other) >= order.indexOf(name)) ?? false;
      return isFirst ? [error("term.cycle", ["clocks", name, key], { terms: [name, ...way!].join(" → ") })] : [];
    }),
  );
}
