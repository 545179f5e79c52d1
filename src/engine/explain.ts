/**
 * Explains one ticket: every stretch of every clock's run with the article and the facts that bound it. CLK-10: the
 * stretches partition the run, and their lengths add up to it to the millisecond. CLK-7: delay at others stands apart.
 * A wait that this clock does not pause for names a stretch all the same, which counts. CLK-16: closed before paused before
 * counted; of overlapping waits the earliest names the stretch.
 */
import type { Fact } from "../facts/fact.ts";
import { waitingKinds } from "../facts/vocabulary.ts";
import type { Hours } from "../time/hours.ts";
import { judgeActs, type ActJudgement } from "./acts.ts";
import { patternsOf, type FactPattern } from "./pattern.ts";
import { coverageOf, type Covered } from "./coverage.ts";
import { dueAt } from "./due.ts";
import type { DutyOutcome } from "./duties/duty.ts";
import { dutiesOf } from "./duties/judge-duties.ts";
import { judge } from "./judge.ts";
import type { ClockOutcome, Judgement } from "./outcome.ts";
import type { Clock, Program } from "./program.ts";
import { endsTicket, followRun, type Run, type Wait } from "./run.ts";
import type { Subject } from "./subject.ts";
import { targetSteps } from "./target-steps.ts";
import { atRiskAt } from "./thresholds.ts";

export interface Segment {
  readonly kind: "counted" | "closed" | "paused" | "reopened-gap";
  /** Epoch milliseconds, half-open. */
  readonly from: number;
  readonly to: number;
  /**
   * The fact that opened the wait, or the solution before a reopening, and the one that ended it; of a counted stretch a
   * wait for which this clock does not pause.
   */
  readonly because: Fact | undefined;
  readonly endedBy: Fact | undefined;
  readonly article: string;
}

/** The due that held from a moment on; a change of priority brings another (CLK-5). */
export interface DueStep {
  readonly from: number;
  readonly written: readonly string[];
  readonly dueAt: readonly number[];
  readonly because: Fact | undefined;
}

export interface ClockExplanation {
  readonly outcome: ClockOutcome;
  readonly segments: readonly Segment[];
  readonly dues: readonly DueStep[];
  /** When each threshold called for attention (CLK-17); NaN where it has no such moment. */
  readonly atRiskAt: readonly number[];
  /** Open time spent on waits that the agreement shows apart without pausing for them, by the fact that opened them. */
  readonly apart: readonly { readonly because: Fact; readonly ms: number }[];
  /** While it waits, what is left of each threshold in working milliseconds: there is no due then (CLK-3). */
  readonly remainingMs: readonly number[];
  /** Facts that would have stopped it, had it not stopped before (CLK-11). */
  readonly laterStops: readonly Fact[];
}

export interface Explanation {
  readonly judgement: Judgement;
  readonly covered: Covered | undefined;
  readonly acts: readonly ActJudgement[];
  readonly clocks: readonly ClockExplanation[];
  /** The duties on its facts, in the order of the agreement (DUT-1). */
  readonly duties: readonly DutyOutcome[];
}

export function explain(program: Program, subject: Subject, asOf?: number): Explanation {
  const waits = new Map<Clock, Wait[]>();
  const judgement = judge(program, subject, asOf, waits);
  return {
    judgement,
    covered: coverageOf(program, subject.kind, judgement.states.at(-1)!.attributes),
    acts: judgeActs(program, judgement),
    clocks: judgement.clocks.map((outcome) => explainClock(program, judgement, outcome, waits.get(outcome.clock)!)),
    duties: dutiesOf(program, judgement),
  };
}

function explainClock(
  program: Program,
  judgement: Judgement,
  outcome: ClockOutcome,
  waits: readonly Wait[],
): ClockExplanation {
  const { clock, run } = outcome;
  const endAt = run.stopFact === undefined ? judgement.asOf : run.stopAt;
  const steps = targetSteps(clock, run, judgement.states);
  const startAt = steps.at(-1)!.startAt;
  return {
    outcome,
    segments:
      run.startAt < endAt
        ? segmentsOf(program, clock, waits, waitsFor(program, outcome, judgement, everyWait), run.startAt, endAt)
        : [],
    dues: duesOf(clock, outcome, judgement),
    atRiskAt: outcome.thresholds.map((one) => atRiskAt(clock, run, one.threshold, startAt)),
    apart: apartOf(program, outcome, judgement, endAt),
    remainingMs: outcome.thresholds.map((one) => Math.max(0, one.threshold.ms - outcome.elapsedMs)),
    laterStops: judgement.settled.facts.filter(
      (fact) =>
        run.stopFact !== undefined &&
        fact !== run.stopFact &&
        fact.at >= run.stopAt &&
        clock.to.some((to) => to.fact === fact.kind),
    ),
  };
}

function duesOf(clock: Clock, outcome: ClockOutcome, judgement: Judgement): DueStep[] {
  if (Number.isNaN(outcome.run.startAt)) return [];
  const steps = targetSteps(clock, outcome.run, judgement.states);
  return steps
    .filter((step, i) => step.target !== undefined && step.from < step.to && step.target !== steps[i - 1]?.target)
    .map((step) => ({
      from: step.from,
      written: step.target!.map((threshold) => threshold.written),
      dueAt: step.target!.map((threshold) => dueAt(clock, threshold, step.startAt, pausesBefore(outcome.run, step.to))),
      because: step.state.by,
    }));
}

/** The waiting that was known while a target was in force. */
function pausesBefore({ pauses }: Run, to: number): readonly number[] {
  let count = pauses.length / 2; // pairs, in order
  while (count > 0 && pauses[2 * count - 2]! >= to) count--;
  return 2 * count === pauses.length ? pauses : pauses.slice(0, 2 * count);
}

const everyWait: readonly FactPattern[] = [...waitingKinds].map((fact) => ({ fact, filter: undefined }));

/** The waits of the same run, as if its clock paused for these. */
function waitsFor(
  program: Program,
  { clock, run }: ClockOutcome,
  { settled: { facts } }: Judgement,
  pauses: readonly FactPattern[],
): Wait[] {
  const log: Wait[] = [];
  const startIndex = run.startFact === undefined ? -1 : facts.indexOf(run.startFact);
  followRun(program, { ...clock, pauses }, facts, run.startAt, startIndex, log);
  return log.filter((wait) => !endsTicket(wait.fact));
}

/** CLK-7: what it would not have counted, had it paused for what the agreement only shows apart. */
function apartOf(program: Program, outcome: ClockOutcome, judgement: Judgement, endAt: number) {
  const { clock, run } = outcome;
  const patterns = patternsOf(clock.term["show-apart"] ?? []);
  if (patterns.length === 0 || Number.isNaN(run.startAt)) return [];
  return waitsFor(program, outcome, judgement, patterns)
    .map((wait) => {
      const from = Math.max(wait.from, run.startAt);
      const to = Math.min(wait.to, endAt);
      return { because: wait.fact, ms: from < to ? clock.hours.open(from, to) : 0 };
    })
    .filter((one) => one.ms > 0);
}

/** `others` are waits that pause another clock or none: this one counts through them. */
function segmentsOf(
  program: Program,
  clock: Clock,
  waits: readonly Wait[],
  others: readonly Wait[],
  from: number,
  to: number,
): Segment[] {
  const bounds = [...waits, ...others].flatMap((wait) => [wait.from, wait.to]);
  const cuts = [from, to, ...bounds].filter((at) => at >= from && at <= to);
  const ordered = [...new Set(cuts)].toSorted((a, b) => a - b);
  const segments: Segment[] = [];
  const [waitIn, otherIn] = [naming(waits), naming(others)];
  for (let i = 0; i + 1 < ordered.length; i++) {
    const [start, end] = [ordered[i]!, ordered[i + 1]!];
    const [wait, other] = [waitIn(start, end), otherIn(start, end)];
    for (const stretch of stretches(clock.hours, start, end))
      push(segments, segmentOf(program, clock, wait, other, stretch));
  }
  return segments;
}

/** Of the waits that go on in a stretch the earliest; to be asked of stretches in order. */
function naming(waits: readonly Wait[]): (from: number, to: number) => Wait | undefined {
  const byStart = waits.toSorted((a, b) => a.from - b.from || a.fact.seq - b.fact.seq);
  let earliest = 0;
  return (from, to) => {
    while (earliest < byStart.length && byStart[earliest]!.to < to) earliest++;
    const first = byStart[earliest];
    return first !== undefined && first.from <= from ? first : undefined;
  };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
}

function* stretches(hours: Hours, from: number, to: number): Generator<Stretch> {
  let at = from;
  while (at < to) {
    const open = hours.open(at, to);
    if (open === to - at || open === 0) {
      yield { from: at, to, isOpen: open > 0 };
      return;
    }
    const isOpen = hours.isOpen(at);
    const next = Math.min(to, isOpen ? hours.nextClose(at) : hours.nextOpen(at));
    yield { from: at, to: next, isOpen };
    at = next;
  }
}

function segmentOf(
  program: Program,
  clock: Clock,
  wait: Wait | undefined,
  other: Wait | undefined,
  { from, to, isOpen }: Stretch,
): Segment {
  const ofHours = program.file.hours[clock.hoursName]?.article ?? clock.term.article;
  if (!isOpen) return { kind: "closed", from, to, because: undefined, endedBy: undefined, article: ofHours };
  const { article } = clock.term;
  const kind = wait === undefined ? "counted" : endsTicket(wait.fact) ? "reopened-gap" : "paused";
  const during = wait ?? other;
  return { kind, from, to, because: during?.fact, endedBy: during?.endedBy, article };
}

/** Joins a stretch to the one before it where both are of one kind and one reason. */
function push(segments: Segment[], next: Segment): void {
  const last = segments.at(-1);
  if (last?.kind === next.kind && last.because === next.because && last.to === next.from) {
    segments[segments.length - 1] = { ...last, to: next.to };
  } else segments.push(next);
}
