/**
 * Measures: keys that mean something for their kind, a target of the right sort, a schedule that comes, exclusions that
 * name what they take off (CHK-2, OBJ-1, AVL-3, AVL-4, HBT-1). What would silently count for nothing is refused.
 */
import { scheduleProblem } from "../time/schedule.ts";
import { checkEvery } from "./check-agreed.ts";
import { checkBands } from "./check-bands.ts";
import { checkCondition, outside } from "./check-moments.ts";
import { oneOf } from "./check-tables.ts";
import { error, type Finding, type Path } from "./finding.ts";
import type { MeasureTerm } from "./schema/agreement.ts";
import type { MeasureTarget } from "./schema/measure-target.ts";
import { dataAt, unknownNames, type Scope } from "./scope.ts";

type Kind = MeasureTerm["of"];
type Key = keyof MeasureTerm;
type Exclusion = NonNullable<MeasureTerm["not-counted"]>[string];

export function checkMeasures(scope: Scope): Finding[] {
  return Object.entries(scope.file.measures ?? {}).flatMap(([name, term]) =>
    checkMeasure(scope, term, ["measures", name]),
  );
}

function checkMeasure(scope: Scope, term: MeasureTerm, path: Path): Finding[] {
  const bands = Object.entries(term.bands ?? {}).map(([name, bound]) => ({
    name,
    bound,
    written: writtenAt(scope, [...path, "bands", name]),
  }));
  return [
    ...checkHoursNamed(scope, term.hours, [...path, "hours"]),
    ...checkCondition(scope, term.where, [...path, "where"], outside, false),
    ...checkKeys(term, path),
    ...checkTargetSort(term.of, term.target, [...path, "target"]),
    ...checkExclusions(scope, term, path),
    ...checkBounds(scope, term, path),
    ...checkSchedule(scope, term, path),
    ...checkBands(bands, [...path, "bands"]),
  ];
}

function writtenAt(scope: Scope, path: Path): string {
  const data = dataAt(scope.data, path);
  return typeof data === "string" ? data : "";
}

function checkHoursNamed(scope: Scope, name: string | undefined, path: Path): Finding[] {
  return name === undefined ? [] : unknownNames(scope, [name], scope.hours, path, "hours");
}

/** For which kinds each key means something; a key that is not here means something for all. */
const kindsOf = {
  counts: ["uptime", "work"],
  "not-counted": ["uptime", "samples"],
  denominator: ["uptime"],
  ignore: ["uptime"],
  "ignore-by": ["uptime"],
  join: ["uptime"],
  "outage-from": ["uptime"],
  "down-when": ["uptime"],
  partial: ["uptime"],
  unmeasured: ["uptime"],
  "counted-over": ["samples"],
  "mean-of": ["samples"],
  connection: ["samples"],
  equipment: ["samples"],
  requires: ["samples", "signs"],
  every: ["signs"],
  at: ["signs"],
  cron: ["signs"],
  "clock-change": ["signs"],
  grace: ["signs"],
  gap: ["signs"],
  kept: ["signs"],
  "not-longer": ["signs"],
  "counted-as": ["usage", "work"],
  "relative-to": ["usage", "work"],
  bands: ["usage", "work"],
} as const satisfies Partial<Record<Key, readonly Kind[]>>;

/** A key that only says something about another: without that one it would be passed over in silence. */
const needs: readonly {
  readonly key: Key;
  readonly needs: string;
  readonly isThere: (term: MeasureTerm) => boolean;
}[] = [
  { key: "ignore-by", needs: "ignore", isThere: (term) => term.ignore !== undefined },
  { key: "mean-of", needs: "counted-over: means", isThere: (term) => term["counted-over"] === "means" },
  { key: "at", needs: "every", isThere: (term) => term.every !== undefined },
  { key: "clock-change", needs: "at", isThere: (term) => term.at !== undefined || term.cron !== undefined },
  { key: "not-longer", needs: "kept", isThere: (term) => term.kept !== undefined },
];

function checkKeys(term: MeasureTerm, path: Path): Finding[] {
  const kinds: Partial<Record<Key, readonly Kind[]>> = kindsOf;
  const ofOther = (Object.keys(term) as Key[]).flatMap((key) => {
    const own = term[key] === undefined ? undefined : kinds[key];
    if (own === undefined || own.includes(term.of)) return [];
    return [error("measure.key", [...path, key], { key, of: term.of, kinds: own.join(" · ") })];
  });
  if (ofOther.length > 0) return ofOther;
  const alone = needs
    .filter(({ key, isThere }) => term[key] !== undefined && !isThere(term))
    .map(({ key, needs: other }) => error("measure.needs", [...path, key], { key, needs: other }));
  return [...alone, ...(term.of === "signs" ? oneOf(path, { every: term.every, cron: term.cron }) : [])];
}

const targetSorts: Readonly<Record<Kind, { readonly sort: MeasureTarget["kind"]; readonly example: string }>> = {
  uptime: { sort: "share", example: "at least 99.5%" },
  samples: { sort: "share-within", example: "90% within 5 s" },
  signs: { sort: "share", example: "100%" },
  usage: { sort: "bound", example: "at most 200%" },
  work: { sort: "bound", example: "at most 4 h" },
};

function checkTargetSort(of: Kind, { kind, written }: MeasureTarget, path: Path): Finding[] {
  const { sort, example } = targetSorts[of];
  if (kind === sort || kind === "none" || kind === "agreed") return [];
  return [error("measure.target", path, { written, of, example })];
}

function checkExclusions(scope: Scope, term: MeasureTerm, path: Path): Finding[] {
  return Object.entries(term["not-counted"] ?? {}).flatMap(([name, exclusion]) => {
    const here: Path = [...path, "not-counted", name];
    const atMost = exclusion["at-most"];
    const isOpen = [exclusion.cause, exclusion.link, exclusion["only-if"], exclusion.hours].every(
      (key) => key === undefined,
    );
    return [
      ...(isOpen ? [error("exclusion.open", here, { name })] : []),
      ...(term.of === "uptime" ? [] : checkExclusionKeys(term.of, exclusion, here)),
      ...checkCondition(scope, exclusion["only-if"], [...here, "only-if"], outside, false),
      ...checkHoursNamed(scope, exclusion.hours, [...here, "hours"]),
      ...(exclusion.beyond !== undefined && atMost === undefined
        ? [error("measure.needs", [...here, "beyond"], { key: "beyond", needs: "at-most" })]
        : []),
      ...elapsedOnly(scope, atMost, [...here, "at-most"]),
    ];
  });
}

/** A sample is taken off by its cause and a condition; it has no length, and no work around it. */
function checkExclusionKeys(of: Kind, exclusion: Exclusion, path: Path): Finding[] {
  const ofUptime = ["link", "interval", "hours", "at-most"] as const;
  return ofUptime
    .filter((key) => exclusion[key] !== undefined)
    .map((key) => error("measure.key", [...path, key], { key, of, kinds: "uptime" }));
}

/** Outages, waits between signs and means are so long by the clock: a working day or a month is no length of those. */
function elapsedOnly(scope: Scope, length: MeasureTerm["mean-of"], path: Path): Finding[] {
  if (length === undefined || length.kind === "elapsed") return [];
  return [error("value.elapsed", path, { written: writtenAt(scope, path) })];
}

const bounds = [
  ["ignore", "under 1 h"],
  ["join", "under 5 min"],
  ["gap", "at most 24 h"],
] as const;

function checkBounds(scope: Scope, term: MeasureTerm, path: Path): Finding[] {
  const wrong = bounds.flatMap(([key, example]) => {
    const bound = term[key];
    if (bound === undefined || (bound.unit === "ms" && bound.low === undefined)) return [];
    return [error("measure.bound", [...path, key], { key, written: writtenAt(scope, [...path, key]), example })];
  });
  return [...wrong, ...elapsedOnly(scope, term["mean-of"], [...path, "mean-of"]), ...checkGap(scope, term, path)];
}

/** Signs that come a day apart leave a day between them: a shorter gap could never be kept. */
function checkGap(scope: Scope, { every, gap }: MeasureTerm, path: Path): Finding[] {
  const length = every?.kind === "elapsed" ? every.ms : every?.kind === "calendar" ? daysOf(every.unit) * every.n : 0;
  if (gap?.high === undefined || gap.unit !== "ms" || gap.high.value > length) return [];
  if (gap.high.value === length && gap.high.inside) return [];
  const written = { gap: writtenAt(scope, [...path, "gap"]), every: writtenAt(scope, [...path, "every"]) };
  return [error("measure.gap", [...path, "gap"], written)];
}

/** The shortest that it can be, in milliseconds: a day on which the clocks go forward lacks an hour. */
function daysOf(unit: "day" | "week" | "month" | "year"): number {
  const days = { day: 1, week: 7, month: 28, year: 365 };
  return days[unit] * 86_400_000 - 3_600_000;
}

function checkSchedule(scope: Scope, term: MeasureTerm, path: Path): Finding[] {
  const { every, at, cron, reading } = term;
  const agreed = checkEvery(scope, every, [...path, "every"], reading);
  if (term.of !== "signs" || (at === undefined && cron === undefined) || every?.kind === "from") return agreed;
  const problem = scheduleProblem({ cron, every, at });
  if (problem === undefined) return agreed;
  const key = cron === undefined ? "at" : "cron";
  return [...agreed, error(problem.code, [...path, key], problem.params)];
}
