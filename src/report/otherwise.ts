/**
 * The same agreement, otherwise: its clocks ending elsewhere, waiting differently, on other hours, or two of these at once.
 * A recorded verdict that differs from ours is explained by the first that gives it. Each program is made once, of the one
 * that is there: hours and tables are shared, nothing is compiled anew. Rules: CLK-1, CLK-2, CLK-6, CLK-13.
 */
import { waitingKinds } from "../facts/vocabulary.ts";
import type { Hours } from "../time/hours.ts";
import type { FactPattern } from "../engine/pattern.ts";
import type { Choice, Clock, Program, Threshold } from "../engine/program.ts";
import type { CausePart } from "./score.ts";

export interface Otherwise {
  /** One thing, or two. */
  readonly parts: readonly [CausePart] | readonly [CausePart, CausePart];
  readonly program: Program;
  /** Of each of these sets a ticket has a fact where this changes anything; without any the clock would only run on. */
  readonly touches: readonly ReadonlySet<string>[];
}

interface Change extends CausePart {
  readonly change: (clock: Clock) => Clock | undefined;
  readonly touches: ReadonlySet<string> | undefined;
}

/** In the order in which they are tried; what an agreement says already is no otherwise and is left out. */
export function otherwise(program: Program): readonly Otherwise[] {
  return changesOf(program).map((one) => made(program, [one]));
}

/** Every two of them that are not of one kind: a clock cannot end in two ways. */
export function otherwiseTwice(program: Program): readonly Otherwise[] {
  const changes = changesOf(program);
  return changes.flatMap((one, i) =>
    changes
      .slice(i + 1)
      .filter((other) => kindOf(other) !== kindOf(one))
      .map((other) => made(program, [one, other])),
  );
}

function kindOf({ cause }: CausePart): string {
  if (cause === "waiting-not-counted") return "waiting-counted";
  return cause === "round-the-clock" ? "other-hours" : cause;
}

function changesOf(program: Program): Change[] {
  const hours = [...program.hours.keys()].filter((name) => name !== "always");
  const changes: Change[] = [
    ...ends.map((end): Change => ({
      cause: "another-end",
      end,
      change: (clock) => endingAt(clock, end),
      touches: new Set([end]),
    })),
    { cause: "waiting-counted", change: unpaused, touches: waitingKinds },
    { cause: "waiting-not-counted", change: pausedForAll, touches: waitingKinds },
    { cause: "reopening", change: (clock) => ({ ...clock, reopenBefore: () => -Infinity }), touches: reopened },
    { cause: "reopening", change: (clock) => ({ ...clock, gapCounts: !clock.gapCounts }), touches: reopened },
    { cause: "reopening", change: alwaysReopened, touches: reopened },
    { cause: "round-the-clock", change: (clock) => onHours(program, clock, "always"), touches: undefined },
    ...hours.map((name): Change => ({
      cause: "other-hours",
      change: (clock) => onHours(program, clock, name),
      touches: undefined,
    })),
  ];
  return changes.filter(({ change }) => program.clocks.some((clock) => (change(clock) ?? clock) !== clock));
}

/** The program with all its clocks changed, by one thing after the other. */
function made(program: Program, changes: readonly [Change] | readonly [Change, Change]): Otherwise {
  const otherOf = (clock: Clock) => changes.reduce((own, { change }) => change(own) ?? own, clock);
  const changed = new Map(program.clocks.map((clock) => [clock, otherOf(clock)]));
  const others = (clocks: readonly Clock[]) => clocks.map((clock) => changed.get(clock)!);
  const partOf = ({ cause, end }: Change): CausePart => (end === undefined ? { cause } : { cause, end });
  const [first, second] = changes;
  return {
    parts: second === undefined ? [partOf(first)] : [partOf(first), partOf(second)],
    touches: changes.flatMap(({ touches }) => touches ?? []),
    program: {
      ...program,
      clocks: others(program.clocks),
      clocksOfType: new Map([...program.clocksOfType].map(([type, clocks]) => [type, others(clocks)])),
      clocksOfAll: others(program.clocksOfAll),
    },
  };
}

/** A solution can be taken to be there when it is delivered or when the ticket is closed, an answer in more ways. */
const ends = ["resolved", "closed", "acknowledged", "answered", "plan-told", "work-started", "assigned"];
const endsOfTicket: ReadonlySet<string> = new Set(["resolved", "closed"]);

function endingAt(clock: Clock, end: string): Clock | undefined {
  if (clock.to.length === 1 && clock.to[0]!.fact === end) return undefined;
  const isSolution = clock.to.some((pattern) => endsOfTicket.has(pattern.fact));
  if (isSolution !== endsOfTicket.has(end)) return undefined;
  return { ...clock, to: [{ fact: end, filter: undefined }] };
}

const allWaiting: readonly FactPattern[] = [...waitingKinds].map((fact) => ({ fact, filter: undefined }));

function unpaused(clock: Clock): Clock {
  return clock.pauses.length === 0 ? clock : { ...clock, pauses: [] };
}

function pausedForAll(clock: Clock): Clock {
  const isSo = allWaiting.every(({ fact }) =>
    clock.pauses.some((one) => one.fact === fact && one.filter === undefined),
  );
  return isSo ? clock : { ...clock, pauses: allWaiting };
}

const reopened: ReadonlySet<string> = new Set(["reopened"]);

function alwaysReopened(clock: Clock): Clock {
  return clock.reopenBefore === undefined ? clock : { ...clock, reopenBefore: undefined };
}

const dayMs = 86_400_000;

/** A working day round the clock has 24 hours; on hours of another length it is as long as they say. */
function onHours(program: Program, clock: Clock, name: string): Clock | undefined {
  const hours = program.hours.get(name)!;
  if (hours === clock.hours) return undefined;
  const target = mapped(clock.target, (thresholds) => {
    const others = thresholds.map((one) => thresholdOn(one, hours, name));
    return others.every((one) => one !== undefined) ? others : undefined;
  });
  return target === undefined ? undefined : { ...clock, hours, hoursName: name, target };
}

/** The threshold on other hours; undefined where it means nothing there: a closing where nothing closes. */
export function thresholdOn(threshold: Threshold, hours: Hours, name: string): Threshold | undefined {
  const { length } = threshold;
  const isAlways = name === "always";
  if (length === undefined) return threshold;
  if (length === "by-close") return isAlways ? undefined : threshold;
  if (length.kind !== "working-days") return threshold;
  if (isAlways) return { ...threshold, kind: "elapsed", ms: length.n * dayMs };
  const day = hours.definition.workingDay;
  if (day === undefined) return undefined;
  return day.kind === "elapsed"
    ? { ...threshold, kind: "elapsed", ms: length.n * day.ms }
    : { ...threshold, kind: "moment", ms: 0 };
}

export function mapped<T>(choice: Choice<T>, change: (value: T) => T | undefined): Choice<T> | undefined {
  if (choice.kind === "value") {
    const value = change(choice.value);
    return value === undefined ? undefined : { kind: "value", value };
  }
  const cases = [...choice.cases].map(([key, inner]) => [key, mapped(inner, change)] as const);
  return cases.every((one): one is [string, Choice<T>] => one[1] !== undefined)
    ? { kind: "by", level: choice.level, cases: new Map(cases) }
    : undefined;
}
