/**
 * One clock's life written out per minute: whether it ran, whether it was paused, which target was in force and from where
 * its time was counted. Rules: CLK-2, CLK-5, CLK-6, CLK-11, CLK-13, CLK-14, CLK-15.
 */
import {
  inForce,
  isOneTarget,
  targetFor,
  type PlainAgreement,
  type PlainClock,
  type PlainFact,
  type PlainTarget,
} from "./plain-agreement.ts";
import type { Minute } from "./plain-hours.ts";

export interface Step {
  readonly from: Minute;
  readonly target: readonly PlainTarget[] | undefined;
  /** From where time counts: the start, or the change of target where a clock restarts. */
  readonly basis: Minute;
}

export interface Timeline {
  readonly start: Minute | undefined;
  readonly stop: Minute | undefined;
  /** From when a wait goes on for ever; Infinity where none does. */
  readonly waitsFrom: Minute;
  readonly horizon: Minute;
  /** Dues that were walked to before. */
  readonly dues: Map<string, Minute | undefined>;
  isPaused(minute: Minute): boolean;
  isRunning(minute: Minute): boolean;
  /** Running, or stopped at this very minute: what stands then is judged. */
  isJudged(minute: Minute): boolean;
  stepAt(minute: Minute): Step;
  /** Open minutes outside the waiting, of those from one until another. */
  counted(from: Minute, to: Minute): number;
}

const sixtyDays = 60 * 1440;

export function plainTimeline(
  agreement: PlainAgreement,
  clock: PlainClock,
  facts: readonly PlainFact[],
  from: { minute: Minute | undefined; index: number },
  now: Minute,
): Timeline {
  const { stop, stopIndex, gaps } = stopsOf(clock, facts, from.index);
  let start = from.minute;
  const follows = typeof clock.from !== "string";
  // What was done before the other clock let it begin left nothing to run.
  if (follows && stop !== undefined && (start === undefined || stop < start)) start = stop;
  const heard = stopIndex === undefined ? facts : facts.slice(0, stopIndex + 1);
  const waits = waitsOf(clock, heard, stop);
  const inGap = (minute: Minute) => gaps.some(([a, b]) => a <= minute && minute < b);
  const isPaused = (minute: Minute) =>
    waits.some((wait) => wait.from <= minute && minute < wait.to) || (!clock.gapCounts && inGap(minute));
  const steps = stepsOf(agreement, clock, facts, heard.length, start ?? 0);
  const ran = (minute: Minute) =>
    start !== undefined && start <= minute && minute < (stop ?? Infinity) && !inGap(minute);
  return {
    start,
    stop,
    horizon: now + sixtyDays,
    dues: new Map(),
    waitsFrom: Math.min(...waits.filter((wait) => wait.to === Infinity).map((wait) => wait.from), Infinity),
    isPaused,
    isRunning: ran,
    isJudged: (minute) => ran(minute) || minute === stop || gaps.some(([a]) => a === minute),
    stepAt: (minute) => steps.findLast((step) => step.from <= minute)!,
    counted: countedBy((minute) => clock.hours.isOpen(minute) && !isPaused(minute), start ?? 0),
  };
}

/** An automatic message answers nobody, but a ticket closed by the desk itself is closed (CLK-15). */
function isAutomaticWord(fact: PlainFact): boolean {
  return fact.fields["automatic"] === "yes" && fact.kind !== "resolved" && fact.kind !== "closed";
}

/** The first of its `to` facts by a person stops a clock; reopening undoes a solution or a closing (CLK-11, CLK-13, CLK-15). */
function stopsOf(clock: PlainClock, facts: readonly PlainFact[], startIndex: number) {
  let stop = undefined as Minute | undefined; // set inside the walk, where the compiler does not look
  let stopIndex = undefined as number | undefined;
  const gaps: [Minute, Minute][] = [];
  facts.forEach((fact, index) => {
    if (stop === undefined || stopIndex === undefined) {
      if (index <= startIndex || !clock.to.includes(fact.kind) || isAutomaticWord(fact)) return;
      [stop, stopIndex] = [fact.minute, index];
    } else if (fact.kind === "reopened" && ["resolved", "closed"].includes(facts[stopIndex]!.kind)) {
      gaps.push([stop, fact.minute]);
      [stop, stopIndex] = [undefined, undefined];
    }
  });
  return { stop, stopIndex, gaps };
}

interface PlainWait {
  readonly kind: string;
  readonly for: string | undefined;
  readonly from: Minute;
  to: Minute;
}

const awaited: Readonly<Record<string, string>> = {
  "waiting-for-customer": "customer",
  "waiting-for-supplier": "supplier",
  "waiting-for-third-party": "third-party",
};

/** Every wait of the kinds that pause this clock: until the awaited party speaks, work resumes, or all is done (CLK-14). */
function waitsOf(clock: PlainClock, facts: readonly PlainFact[], stop: Minute | undefined): PlainWait[] {
  const waits: PlainWait[] = [];
  for (const { kind, minute, fields } of facts) {
    for (const wait of waits.filter((one) => one.to === Infinity)) {
      const from = fields["from"];
      const isResumed = kind === "resumed" && (from === undefined || from === wait.kind || from === wait.for);
      const isTold =
        awaited[wait.kind] !== undefined && awaited[wait.kind] === fields["by"] && fields["automatic"] !== "yes";
      if (isResumed || isTold || kind === "resolved" || kind === "closed") wait.to = minute;
    }
    if (!clock.pauses.some((pause) => pause.kind === kind && (pause.for === undefined || pause.for === fields["for"])))
      continue;
    waits.push({ kind, for: fields["for"], from: minute, to: Infinity });
  }
  for (const wait of waits) wait.to = Math.min(wait.to, stop ?? Infinity); // when a clock stops its waiting is over too
  return waits;
}

/** The targets in force in their order: of two changes at one minute the later holds, and none that came after the stop. */
function stepsOf(
  agreement: PlainAgreement,
  clock: PlainClock,
  facts: readonly PlainFact[],
  heard: number,
  start: Minute,
): Step[] {
  let priority: string | undefined;
  let basis = start;
  const steps: Step[] = [];
  for (const { index, value } of inForce(agreement, facts, "priority")) {
    if (index >= heard) break;
    const from = index < 0 ? -Infinity : facts[index]!.minute;
    if (clock.restart && index >= 0 && value !== priority && !isOneTarget(clock.target)) basis = Math.max(start, from);
    priority = value;
    steps.push({ from, basis, target: targetFor(clock, priority) });
  }
  return steps;
}

function countedBy(counts: (minute: Minute) => boolean, start: Minute) {
  const sums = [0]; // sums[i]: those before start + i
  const before = (minute: Minute) => {
    while (sums.length <= minute - start) sums.push(sums.at(-1)! + (counts(start + sums.length - 1) ? 1 : 0));
    return sums[Math.max(0, minute - start)]!;
  };
  return (from: Minute, to: Minute) => before(to) - before(from);
}
