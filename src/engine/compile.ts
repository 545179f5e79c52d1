/**
 * Compiles an agreement that has no error findings into a program: names become what they name, hours become tables,
 * targets become trees of thresholds. Rules: CAL-6 (a working day of so many hours is elapsed time), CON-3, CLK-1.
 */
import { compileHours } from "../time/compile-hours.ts";
import type { ResolveDates } from "../time/day-names.ts";
import { parseHours } from "../time/hours-text.ts";
import type { Hours } from "../time/hours.ts";
import { HoursRangeError, type YearSpan } from "../time/hours-range.ts";
import { addCalendar, addWorkingDays } from "../time/working-days.ts";
import type { RecordRules } from "../facts/settle.ts";
import { waitingKinds } from "../facts/vocabulary.ts";
import { error, type Finding, type Path } from "../agreement/finding.ts";
import type { AgreementFile, ClockTerm, HoursTerm } from "../agreement/schema/agreement.ts";
import { doersOf, scopeOf } from "../agreement/scope.ts";
import type { ByLevel } from "../agreement/schema/by-level.ts";
import { parseShare } from "../agreement/schema/fraction.ts";
import { tests } from "../agreement/schema/moment.ts";
import type { Target } from "../agreement/schema/target.ts";
import { compileDuties } from "./duties/compile-duties.ts";
import { compileMeasures } from "./measures/compile-measures.ts";
import { compileCoverage, compileLevels, levelOfKeys } from "./compile-tables.ts";
import type { Act, Choice, Clock, Level, Program, RoleLimit, Threshold } from "./program.ts";
import { patternsOf } from "./pattern.ts";
import { actRuns } from "./runs.ts";

export interface CompileOptions {
  /** The years for which hours are made ready; they grow by themselves beyond. */
  readonly years: YearSpan;
  /** Closed days of other countries, where an agreement names them. */
  readonly resolve?: ResolveDates | undefined;
  /** Hours compiled before, by their definition: patched agreements mostly share them. */
  readonly compiled?: Map<string, Hours>;
}

export function compile(file: AgreementFile, options: CompileOptions): Program {
  const levels = compileLevels(file);
  const hours = compileAllHours(file, options);
  const informative = file.force === "informative";
  const acts = compileActs(file);
  const clocks = inOrder(file).map((name) => compileClock(file, name, hours, levels, informative));
  const classifying = new Set([...levels.values()].filter(isSaidByFacts).map(({ name }) => name));
  return {
    file,
    zone: file["time-zone"],
    informative,
    hours,
    levels,
    clocks,
    clocksOfType: new Map(
      valuesOfType(levels).map((type) => [type, clocks.filter((clock) => clock.types?.has(type) ?? true)]),
    ),
    clocksOfAll: clocks.filter((clock) => clock.types === undefined),
    coverage: compileCoverage(file, levels),
    acts,
    measures: compileMeasures(file, hours),
    duties: compileDuties(file, hours, levels.get("type")),
    roleLimits: roleLimits(file),
    doers: doersOf(scopeOf(file, {})),
    sides: sidesOf(file),
    record: { lateness: latenessOf(file), classifying },
    classifying,
    prioritising: prioritising(file, clocks, levels),
    types: levels.get("type"),
    channelRule: acts.find(
      (act) => act.notion === "rule" && "clocks-from" in act.term && act.term["clocks-from"] !== undefined,
    ),
  };
}

function compileAllHours(file: AgreementFile, options: CompileOptions): ReadonlyMap<string, Hours> {
  const all = new Map<string, Hours>();
  for (const [name, term] of Object.entries(file.hours))
    all.set(name, compileOne(hoursText(term, file["time-zone"]), options));
  if (!all.has("always")) all.set("always", compileOne({ zone: file["time-zone"], week: "always" }, options));
  return all;
}

/** Hours that cannot be compiled at all: a country without known days, a decree of other years. */
export function refusedHours(file: AgreementFile, options: CompileOptions): Finding[] {
  return Object.entries(file.hours).flatMap(([name, term]) => {
    try {
      compileOne(hoursText(term, file["time-zone"]), options);
      return [];
    } catch (thrown) {
      if (!(thrown instanceof HoursRangeError)) throw thrown;
      return [refusal(thrown, ["hours", name, "closed"])];
    }
  });
}

/** What hours refuse by name, as a finding about the place that asked. */
export function refusal({ code, params }: HoursRangeError, path: Path): Finding {
  if (code === "days.unknown-country") return error("hours.day-set", path, { written: params["text"]!, near: "" });
  if (code === "days.not-known") return error("hours.days-unknown", path, params);
  return error("hours.outside-years", path, params);
}

const notHours: ReadonlySet<string> = new Set(["article", "row", "reading", "strength", "name"]);

/** An hours term in the notation that the calculator shares. */
export function hoursText(term: HoursTerm, zone: string): Record<string, unknown> {
  return { zone, ...Object.fromEntries(Object.entries(term).filter(([key]) => !notHours.has(key))) };
}

function compileOne(written: Record<string, unknown>, options: CompileOptions): Hours {
  const key = JSON.stringify(written);
  const known = options.compiled?.get(key);
  if (known !== undefined) return known;
  const { hours: definition, problems } = parseHours(written);
  if (definition === undefined) throw new Error(`hours that were checked do not parse: ${JSON.stringify(problems)}`);
  const hours = compileHours(definition, options.years.from, options.years.to, options.resolve);
  options.compiled?.set(key, hours);
  return hours;
}

/** Clocks by dependency: one that starts from another stands after it. A cycle was refused by the check. */
function inOrder(file: AgreementFile): string[] {
  const ordered: string[] = [];
  const visit = (name: string): void => {
    const term = file.clocks?.[name];
    if (term === undefined || ordered.includes(name)) return;
    for (const moment of term.from) if (moment.kind === "term") visit(moment.term);
    for (const other of missedIn(term)) visit(other);
    ordered.push(name);
  };
  for (const name of Object.keys(file.clocks ?? {})) visit(name);
  return ordered;
}

function missedIn(term: ClockTerm): string[] {
  return (term.where ?? []).flatMap((test) => (test.word === "missed" || test.word === "kept" ? [test.term] : []));
}

function compileClock(
  file: AgreementFile,
  name: string,
  hours: ReadonlyMap<string, Hours>,
  levels: ReadonlyMap<string, Level>,
  informative: boolean,
): Clock {
  const term = file.clocks![name]!;
  const own = hours.get(term.hours)!;
  const aim = informative || term.strength === "aim" || term.strength === "preference";
  const within = term["reopen-within"];
  const zone = file["time-zone"];
  return {
    name,
    term,
    types: term.for === undefined ? undefined : new Set(term.for),
    followsClock: term.from.some((moment) => moment.kind === "term"),
    from: patternsOf(term.from),
    follows: term.from.filter((moment) => moment.kind === "term"),
    to: patternsOf(term.to),
    hours: own,
    hoursName: term.hours,
    zone,
    pauses: patternsOf(term["pause-while"] ?? []).filter(({ fact }) => waitingKinds.has(fact)),
    target: choiceOf(term.target, levels, (targets) => targets.map((target) => thresholdOf(target, own, aim))),
    restart: term.reclassify === "restart",
    gapCounts: term.reopen === "gap-counts",
    reopenBefore:
      term.reopen === "stays" ? () => -Infinity : within && ((stopAt) => afterLength(own, zone, stopAt, within)),
    atRisk: (term["at-risk"] === undefined ? undefined : parseShare(term["at-risk"])) ?? { num: 3, den: 4 },
  };
}

function afterLength(hours: Hours, zone: string, at: number, length: NonNullable<ClockTerm["reopen-within"]>): number {
  if (length.kind === "elapsed") return at + length.ms;
  if (length.kind === "calendar") return addCalendar(zone, at, length.n, length.unit);
  return addWorkingDays(hours, at, length.n, hours.definition.workingDay!);
}

function thresholdOf(target: Target, hours: Hours, aim: boolean): Threshold {
  if (target.kind === "none") {
    return { kind: "none", within: true, ms: 0, length: undefined, aim, share: undefined, written: "none" };
  }
  const common = { aim: aim || target.aim, share: target.share, written: target.written };
  if (target.kind === "by-close") return { kind: "moment", within: true, ms: 0, length: "by-close", ...common };
  const within = target.bound === "within";
  const ms = elapsedLength(target.length, hours);
  if (ms !== undefined) return { kind: "elapsed", within, ms, length: target.length, ...common };
  return { kind: "moment", within, ms: 0, length: target.length, ...common };
}

/** A length that is counted in open time; undefined where it is judged by the moment (CAL-7). */
function elapsedLength(length: (Target & { kind: "length" })["length"], hours: Hours): number | undefined {
  if (length.kind === "elapsed") return length.ms;
  const day = hours.definition.workingDay;
  return length.kind === "working-days" && day?.kind === "elapsed" ? length.n * day.ms : undefined;
}

function choiceOf<T, R>(tree: ByLevel<T>, levels: ReadonlyMap<string, Level>, leaf: (value: T) => R): Choice<R> {
  if (tree.kind === "value") return { kind: "value", value: leaf(tree.value) };
  const cases = Object.entries(tree.cases).map(([key, inner]) => [key, choiceOf(inner, levels, leaf)] as const);
  const level = levelOfKeys(levels.values(), Object.keys(tree.cases));
  if (level === undefined)
    throw new Error(`keys that were checked are of no level: ${Object.keys(tree.cases).join(", ")}`);
  return { kind: "by", level, cases: new Map(cases) };
}

function compileActs(file: AgreementFile): Act[] {
  const rules = Object.entries(file.rules ?? {}).filter(([, term]) => actRuns(file, "rule", term));
  const rights = Object.entries(file.rights ?? {}).filter(([, term]) => actRuns(file, "right", term));
  return [
    ...rules.map(([name, term]) => ({ name, notion: "rule" as const, term, when: patternsOf(term.when) })),
    ...rights.map(([name, term]) => ({ name, notion: "right" as const, term, when: patternsOf(term.may) })),
  ];
}

function valuesOfType(levels: ReadonlyMap<string, Level>): readonly string[] {
  return levels.get("type")?.values ?? [];
}

const describedOnly: ReadonlySet<string> = new Set(["work", "installation", "asset", "customer"]);

/** A level of work or of an asset says nothing about the ticket on whose facts a field of its name may stand. */
function isSaidByFacts({ term }: Level): boolean {
  return !describedOnly.has(term.of);
}

/** The type, the levels that choose a clock's target or a channel, and the axes from which those follow. */
function prioritising(
  file: AgreementFile,
  clocks: readonly Clock[],
  levels: ReadonlyMap<string, Level>,
): ReadonlySet<string> {
  const names = new Set<string>(["type"]);
  const add = (level: Level): void => {
    names.add(level.name);
    for (const axis of level.axes) add(axis);
  };
  const visit = (choice: Choice<unknown>): void => {
    if (choice.kind === "value") return;
    add(choice.level);
    for (const inner of choice.cases.values()) visit(inner);
  };
  for (const clock of clocks) visit(clock.target);
  for (const rule of Object.values(file.rules ?? {})) {
    for (const test of tests(rule["only-if"] ?? [])) {
      if (test.word !== "attribute" || test.values.kind !== "by") continue; // a channel by priority (PRI-6)
      const level = levelOfKeys(levels.values(), Object.keys(test.values.cases));
      if (level !== undefined) add(level);
    }
  }
  return names;
}

function roleLimits(file: AgreementFile): RoleLimit[] {
  return Object.values(file.parties).flatMap((party) =>
    Object.entries(party.roles ?? {}).flatMap(([role, term]) =>
      term["at-most"] === undefined
        ? []
        : [{ role, atMost: Number(term["at-most"]), more: term.more !== undefined, article: term.article ?? "" }],
    ),
  );
}

function sidesOf(file: AgreementFile): ReadonlyMap<string, string> {
  const sides = new Map<string, string>();
  for (const [party, { roles }] of Object.entries(file.parties)) {
    sides.set(party, party);
    for (const role of Object.keys(roles ?? {})) if (!sides.has(role)) sides.set(role, party);
  }
  return sides;
}

/** TIM-5: facts that help whoever writes them down, unless the agreement lists others. */
const helpful = [
  "resolved",
  "answered",
  "acknowledged",
  "plan-told",
  "work-started",
  "notice-sent",
  "decided",
  ...waitingKinds,
];

function latenessOf(file: AgreementFile): RecordRules["lateness"] {
  const term = file.recording;
  return term === undefined ? undefined : { toleranceMs: term.tolerance.ms, kinds: new Set(term.of ?? helpful) };
}
