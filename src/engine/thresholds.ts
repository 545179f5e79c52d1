/**
 * Judges the thresholds of one run: under a single target, as nearly always, or under the targets that followed each
 * other. Rules: CLK-4 (the first certain instant of a miss), CLK-5, CLK-9 (aims), CLK-12 (a certain miss stays), CLK-17.
 */
import { consumedAt, dueAt, elapsedBetween, missAt } from "./due.ts";
import type { ClockVerdict, ThresholdOutcome } from "./outcome.ts";
import type { Clock, Threshold } from "./program.ts";
import { never, type Run } from "./run.ts";
import { chosen, type State } from "./subject.ts";
import type { TargetStep } from "./target-steps.ts";

export const noThresholds: ThresholdOutcome[] = [];

/** The usual ticket: one classification from report to end. No thresholds where it has no target. */
export function judgeSteady(
  clock: Clock,
  run: Run,
  endAt: number,
  elapsedMs: number,
  state: State,
): ThresholdOutcome[] {
  const target = chosen(clock.target, state.attributes);
  if (target === undefined) return noThresholds;
  const thresholds = [judgeThreshold(clock, target[0]!, run, endAt, elapsedMs)]; // most targets have but one
  for (let i = 1; i < target.length; i++) thresholds.push(judgeThreshold(clock, target[i]!, run, endAt, elapsedMs));
  return thresholds;
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
  return { threshold, countsFor: threshold, dueAt: dueMoment, missedAt, verdict: verdictOf(threshold, missedAt, run) };
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
export function outsideGaps(missedAt: number, run: Run): number {
  for (let i = 0; i < run.gaps.length; i += 2) {
    if (missedAt > run.gaps[i]! && missedAt < run.gaps[i + 1]!) return run.gaps[i + 1]!;
  }
  return missedAt;
}

/** CLK-5, CLK-12: each target is judged while it is in force; a certain miss stays, a raise past its target is one. */
export function judgeChanging(clock: Clock, run: Run, endAt: number, steps: readonly TargetStep[]): ThresholdOutcome[] {
  const final = steps[steps.length - 1]!;
  const count = steps.reduce((most, { target }) => Math.max(most, target?.length ?? 0), 0);
  const thresholds: ThresholdOutcome[] = [];
  for (let i = 0; i < count; i++) {
    const miss = missOf(clock, run, steps, i, endAt);
    const threshold = final.target?.[i] ?? miss?.threshold;
    if (threshold === undefined) continue;
    const startAt = final.target?.[i] === undefined ? miss!.startAt : final.startAt;
    const due = dueAt(clock, threshold, startAt, run.pauses);
    const verdict = verdictOf(miss?.threshold ?? threshold, miss?.at ?? never, run);
    thresholds.push({
      threshold,
      countsFor: countedFor(threshold, miss),
      dueAt: due,
      missedAt: miss?.at ?? never,
      verdict,
    });
  }
  return thresholds;
}

/** CLK-12: who misses a promise does not lose the miss by moving the ticket to where nothing is promised. */
function countedFor(threshold: Threshold, miss: Miss | undefined): Threshold {
  if (miss === undefined) return threshold;
  const isLost = threshold.kind === "none" || (threshold.aim && !miss.threshold.aim);
  return isLost ? miss.threshold : threshold;
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
export function targetless(clock: Clock, state: State, run: Run): ClockVerdict {
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

export function worst(thresholds: readonly ThresholdOutcome[]): ClockVerdict {
  if (thresholds.length === 1) return thresholds[0]!.verdict;
  return (
    thresholds.map((one) => one.verdict).toSorted((a, b) => severity.indexOf(b) - severity.indexOf(a))[0] ?? "no-target"
  );
}
