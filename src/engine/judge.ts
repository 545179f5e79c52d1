/**
 * Judges one ticket: its classification, and per clock when it began and stopped, what it used, when it is due and
 * whether each threshold of its target was kept. The figures come from this function alone, for one ticket in the
 * terminal as for a million in a score. Rules: PRI-5, PRI-7, CLK-1 … CLK-6, CLK-9, CLK-11, CLK-12, CLK-17, CVG-4.
 */
import { settle } from "../facts/settle.ts";
import { classify } from "./classify.ts";
import { consumedAt, dueAt, elapsedBetween, missAt } from "./due.ts";
import type { ClockOutcome, ClockVerdict, Judgement, ThresholdOutcome } from "./outcome.ts";
import { clocksFor, membership, type Membership } from "./population.ts";
import type { Clock, Program, Threshold } from "./program.ts";
import { followRun, never, type Run, type Wait } from "./run.ts";
import { followedAt, startIndex } from "./start.ts";
import { targetSteps, type TargetStep } from "./target-steps.ts";
import { chosen, levelValue, type State, type Subject } from "./subject.ts";

/**
 * Judges a subject as it was known at `asOf` (epoch milliseconds; by default at its newest fact, CON-4). `waits`, where
 * given, collects per clock each wait by its own reason, for the explanation.
 */
export function judge(program: Program, subject: Subject, asOf?: number, waits?: Map<Clock, Wait[]>): Judgement {
  const settled = settle(subject.facts, asOf, program.record);
  const states = classify(program, subject, settled.facts, settled.opening);
  const type =
    program.types === undefined ? undefined : levelValue(program.types, states[states.length - 1]!.attributes);
  const forType = clocksFor(program, type); // PRI-7: of another type its clocks are void
  const clocks: ClockOutcome[] = [];
  const judgement: Judgement = { subject, asOf: asOf ?? settled.newestAt, settled, states, clocks };
  for (let i = 0; i < forType.length; i++) clocks.push(judgeClock(program, forType[i]!, judgement, waits));
  return judgement;
}

function judgeClock(
  program: Program,
  clock: Clock,
  judgement: Judgement,
  waits: Map<Clock, Wait[]> | undefined,
): ClockOutcome {
  const { facts } = judgement.settled;
  const index = startIndex(program, clock, judgement);
  const startAt = index >= 0 ? facts[index]!.at : clock.followsClock ? followedAt(clock, judgement) : never;
  let log: Wait[] | undefined;
  if (waits !== undefined) waits.set(clock, (log = []));
  return judgeRun(program, clock, followRun(program, clock, facts, startAt, index, log), judgement);
}

function judgeRun(program: Program, clock: Clock, run: Run, judgement: Judgement): ClockOutcome {
  const outcome: ClockOutcome = { clock, run, elapsedMs: 0, verdict: "running", thresholds: [] };
  const began = !Number.isNaN(run.startAt) && run.startAt <= judgement.asOf;
  const stopped = run.stopFact !== undefined;
  const endAt = stopped ? run.stopAt : judgement.asOf;
  if (!began) outcome.verdict = stopped ? "unproven" : "running";
  else {
    outcome.elapsedMs = elapsedBetween(clock, run.startAt, endAt, run.pauses);
    if (judgement.states.length === 1) judgeSteady(clock, run, endAt, judgement.states[0]!, outcome);
    else judgeChanging(clock, run, endAt, judgement.states, outcome);
  }
  if (clock.term.where !== undefined) applyMembership(membership(program, clock, run, judgement), outcome);
  return outcome;
}

/** The usual ticket: one classification from report to end. */
function judgeSteady(clock: Clock, run: Run, endAt: number, state: State, outcome: ClockOutcome): void {
  const target = chosen(clock.target, state.attributes);
  if (target === undefined) {
    outcome.verdict = targetless(clock, state, run);
    return;
  }
  const { elapsedMs } = outcome;
  outcome.thresholds =
    target.length === 1
      ? [judgeThreshold(clock, target[0]!, run, endAt, elapsedMs)]
      : target.map((threshold) => judgeThreshold(clock, threshold, run, endAt, elapsedMs));
  outcome.verdict = worst(outcome.thresholds);
}

function judgeThreshold(
  clock: Clock,
  threshold: Threshold,
  run: Run,
  endAt: number,
  elapsedMs: number,
): ThresholdOutcome {
  const dueMoment = dueAt(clock, threshold, run.startAt, run.pauses);
  const missedAt = threshold.kind === "none" ? never : missedBy(clock, threshold, run, endAt, dueMoment, elapsedMs);
  return { threshold, dueAt: dueMoment, missedAt, verdict: verdictOf(threshold, missedAt, run) };
}

function missedBy(clock: Clock, threshold: Threshold, run: Run, endAt: number, due: number, elapsedMs: number): number {
  if (threshold.kind === "elapsed") {
    const missed = threshold.within ? elapsedMs > threshold.ms : elapsedMs >= threshold.ms;
    return missed ? outsideGaps(missAt(clock, threshold, run.startAt, run.pauses), run) : never;
  }
  const missedAt = threshold.within ? due + 1 : due;
  return missedAt <= endAt ? outsideGaps(missedAt, run) : never;
}

/** Between a solution and its reopening nothing is certain yet: what would be missed there is missed at the reopening. */
function outsideGaps(missedAt: number, run: Run): number {
  for (let i = 0; i < run.gaps.length; i += 2) {
    if (missedAt > run.gaps[i]! && missedAt < run.gaps[i + 1]!) return run.gaps[i + 1]!;
  }
  return missedAt;
}

/** CLK-5, CLK-12: each target is judged while it is in force; a certain miss stays, a raise past its target is one. */
function judgeChanging(clock: Clock, run: Run, endAt: number, states: readonly State[], outcome: ClockOutcome): void {
  const steps = targetSteps(clock, run, states);
  const final = steps[steps.length - 1]!;
  if (clock.restart) outcome.elapsedMs = elapsedBetween(clock, final.startAt, endAt, run.pauses);
  const count = Math.max(...steps.map((step) => step.target?.length ?? 0));
  for (let i = 0; i < count; i++) {
    const miss = missOf(clock, run, steps, i, endAt);
    const threshold = final.target?.[i] ?? miss?.threshold;
    if (threshold === undefined) continue;
    const startAt = final.target?.[i] === undefined ? miss!.startAt : final.startAt;
    const due = dueAt(clock, threshold, startAt, run.pauses);
    const verdict = verdictOf(miss?.threshold ?? threshold, miss?.at ?? never, run);
    outcome.thresholds.push({ threshold, dueAt: due, missedAt: miss?.at ?? never, verdict });
  }
  outcome.verdict = outcome.thresholds.length > 0 ? worst(outcome.thresholds) : targetless(clock, final.state, run);
}

interface Miss {
  readonly at: number;
  readonly threshold: Threshold;
  readonly startAt: number;
}

/** The first certain miss of one threshold over all targets that were in force: of a promise before that of an aim. */
function missOf(clock: Clock, run: Run, steps: readonly TargetStep[], i: number, endAt: number): Miss | undefined {
  let miss: Miss | undefined;
  for (const { from, to, startAt, target } of steps) {
    const threshold = target?.[i];
    if (threshold === undefined || (miss !== undefined && (threshold.aim || !miss.threshold.aim))) continue;
    const at = outsideGaps(Math.max(from, missAt(clock, threshold, startAt, run.pauses)), run);
    if (at < to && at <= endAt) miss = { at, threshold, startAt };
  }
  return miss;
}

/** CLK-17: the moment at which the share of the target that calls for attention is used, for the target in force. */
export function atRiskAt(clock: Clock, run: Run, threshold: Threshold, startAt: number): number {
  if (threshold.kind === "none") return never;
  if (threshold.kind === "elapsed") {
    return consumedAt(clock, startAt, Math.ceil((threshold.ms * clock.atRisk.num) / clock.atRisk.den), run.pauses);
  }
  const base = dueAt(clock, threshold, startAt, []);
  const share = Math.ceil((elapsedBetween(clock, startAt, base, []) * clock.atRisk.num) / clock.atRisk.den);
  return consumedAt(clock, startAt, share, run.pauses);
}

/** A ticket that nobody classified has no target to be judged by; one that fits no level has none at all (PRI-8). */
function targetless(clock: Clock, state: State, run: Run): ClockVerdict {
  let node = clock.target;
  while (node.kind === "by") {
    const value = state.attributes[node.level.name];
    if (value === "none-fits") return "no-target";
    const next = typeof value === "string" ? node.cases.get(value) : undefined;
    if (next === undefined) break;
    node = next;
  }
  return run.stopFact === undefined ? "running" : "unproven";
}

function verdictOf(threshold: Threshold, missedAt: number, run: Run): ClockVerdict {
  if (threshold.kind === "none") return "no-target";
  if (!Number.isNaN(missedAt)) return threshold.aim ? "over-aim" : "missed";
  return run.stopFact === undefined ? "running" : "kept";
}

const severity: readonly ClockVerdict[] = ["no-target", "kept", "running", "over-aim", "missed"];

function worst(thresholds: readonly ThresholdOutcome[]): ClockVerdict {
  if (thresholds.length === 1) return thresholds[0]!.verdict;
  return (
    thresholds.map((one) => one.verdict).toSorted((a, b) => severity.indexOf(b) - severity.indexOf(a))[0] ?? "no-target"
  );
}

/** CVG-4: what was missed before the ticket left the norm stays missed, unless both agreed or a dispute settled it. */
function applyMembership(member: Membership, outcome: ClockOutcome): void {
  if (member.verdict === "in") return;
  const stays = (one: ThresholdOutcome) => !member.consented && one.missedAt <= member.since;
  for (const one of outcome.thresholds) if (!stays(one)) one.verdict = member.verdict;
  const standing = outcome.thresholds.filter(stays);
  outcome.verdict = standing.length > 0 ? worst(standing) : member.verdict;
}
