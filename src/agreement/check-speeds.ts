/**
 * Clocks from the same report held against each other (CHK-2): an answer that is promised at or after the solution
 * promises nothing. Targets are compared by their place in the list, on the hours of each clock; where hours differ, by
 * how much of a week they are open.
 */
import type { HoursDefinition } from "../time/hours-text.ts";
import { readHours } from "./check-hours.ts";
import { levelOf } from "./check-by-level.ts";
import { remark, type Finding } from "./finding.ts";
import type { ByLevel } from "./schema/by-level.ts";
import type { ClockTerm } from "./schema/agreement.ts";
import type { Target } from "./schema/target.ts";
import type { Scope } from "./scope.ts";

const ends = new Set(["resolved", "closed"]);
const dayMs = 86_400_000;

/** One remark for each pair of clocks, with the combination of levels in which it shows most. */
export function checkSpeeds(scope: Scope): Finding[] {
  const clocks = Object.entries(scope.file.clocks ?? {}).filter(([, term]) => startsAtReport(term));
  const solving = clocks.filter(([, term]) => endsTicket(term));
  const answering = clocks.filter(([, term]) => !endsTicket(term));
  return answering.flatMap(([name, answer]) =>
    solving.flatMap(([other, solution]) => {
      if (!share(answer.for, solution.for)) return [];
      const worst = worstPair(scope, answer, solution);
      return worst === undefined
        ? []
        : [
            remark("original.response-beyond-resolution", ["clocks", name, "target", ...worst.path], {
              clock: name,
              other,
              ...worst.params,
            }),
          ];
    }),
  );
}

function startsAtReport(term: ClockTerm): boolean {
  return term.from.some((moment) => moment.kind === "fact" && moment.fact === "reported");
}

/** A clock that an answer stops as well is about the answer. */
function endsTicket(term: ClockTerm): boolean {
  return term.to.every((moment) => moment.kind === "fact" && ends.has(moment.fact));
}

function share(one: readonly string[] | undefined, other: readonly string[] | undefined): boolean {
  return one === undefined || other === undefined || one.some((type) => other.includes(type));
}

interface Cell {
  readonly keys: readonly string[];
  /** The value of each level on the way to this cell. */
  readonly values: ReadonlyMap<string, string>;
  readonly targets: readonly Target[];
}

function worstPair(scope: Scope, answer: ClockTerm, solution: ClockTerm) {
  let worst: { path: readonly string[]; params: Record<string, string>; ratio: number } | undefined;
  const solutions = cells(scope, solution.target);
  for (const one of cells(scope, answer.target)) {
    for (const other of solutions) {
      if (!together(one, other)) continue;
      const found = slowest(scope, answer, one, solution, other);
      if (found === undefined || found.ratio < 1 || (worst !== undefined && found.ratio <= worst.ratio)) continue;
      const at = { levels: one.keys.join(" "), "other-levels": other.keys.join(" ") };
      worst = {
        path: one.keys,
        params: { ...at, target: found.target, "other-target": found.other },
        ratio: found.ratio,
      };
    }
  }
  return worst;
}

function cells(
  scope: Scope,
  tree: ByLevel<readonly Target[]>,
  keys: readonly string[] = [],
  values = new Map<string, string>(),
): Cell[] {
  if (tree.kind === "value") return [{ keys, values, targets: tree.value }];
  const level = levelOf(scope, Object.keys(tree.cases)) ?? "";
  return Object.entries(tree.cases).flatMap(([key, inner]) =>
    cells(scope, inner, [...keys, key], new Map([...values, [level, key]])),
  );
}

/** Whether one ticket can be in both cells: no level has two values. */
function together(one: Cell, other: Cell): boolean {
  return [...one.values].every(([level, value]) => (other.values.get(level) ?? value) === value);
}

function slowest(scope: Scope, answer: ClockTerm, one: Cell, solution: ClockTerm, other: Cell) {
  const answers = lengths(scope, answer.hours, one.targets);
  const solutions = lengths(scope, solution.hours, other.targets);
  if (answers.length === 0 || solutions.length === 0) return undefined;
  const pairs = [
    [answers[0]!, solutions[0]!],
    [answers.at(-1)!, solutions.at(-1)!],
  ] as const;
  const rated = pairs.map(([a, b]) => ({ target: a.written, other: b.written, ratio: a.ms / b.ms }));
  return rated.toSorted((a, b) => b.ratio - a.ratio)[0]!;
}

/** Targets as time on the calendar, the shortest first. */
function lengths(scope: Scope, hours: string, targets: readonly Target[]): { written: string; ms: number }[] {
  const week = openWeek(scope, hours);
  const found = targets.flatMap((target) => {
    if (target.kind !== "length" || week === undefined) return [];
    const { length, written } = target;
    if (length.kind === "elapsed") return [{ written, ms: (length.ms * 7 * dayMs) / week.ms }];
    if (length.kind === "working-days") return [{ written, ms: (length.n * week.workingDayMs * 7 * dayMs) / week.ms }];
    const days = { day: 1, week: 7, month: 30, year: 365 }[length.unit];
    return [{ written, ms: length.n * days * dayMs }];
  });
  return found.toSorted((a, b) => a.ms - b.ms);
}

function openWeek(scope: Scope, name: string): { ms: number; workingDayMs: number } | undefined {
  if (name === "always") return { ms: 7 * dayMs, workingDayMs: dayMs };
  if (!Object.hasOwn(scope.file.hours, name)) return undefined;
  const { hours } = readHours(scope, name, "UTC");
  if (hours === undefined) return undefined;
  if (hours.always) return { ms: 7 * dayMs, workingDayMs: dayMs };
  const days = hours.week.filter((windows) => windows.length > 0).length;
  const ms = hours.week.flat().reduce((sum, window) => sum + (window.to - window.from) * 60_000, 0);
  return ms === 0 ? undefined : { ms, workingDayMs: workingDayMs(hours, ms / days) };
}

function workingDayMs(hours: HoursDefinition, average: number): number {
  return hours.workingDay?.kind === "elapsed" ? hours.workingDay.ms : average;
}
