/**
 * Which target was in force when, over one run. Rules: CLK-5 (elapsed stays after a change of priority, or restarts),
 * CLK-11 (when the target in force is used up).
 */
import { byMoment } from "../facts/fact.ts";
import { dueAt } from "./due.ts";
import type { Clock, Threshold } from "./program.ts";
import { never, type Run } from "./run.ts";
import { chosen, type State } from "./subject.ts";

/** A stretch of a run in which one target was in force. */
export interface TargetStep {
  readonly from: number;
  readonly to: number;
  /** Where its elapsed time begins: the run's start, or the change itself where a clock restarts. */
  readonly startAt: number;
  readonly target: readonly Threshold[] | undefined;
  readonly state: State;
}

/** The targets of a run in their order; a change after the clock stopped comes too late for it. */
export function targetSteps(clock: Clock, run: Run, allStates: readonly State[]): TargetStep[] {
  const { stopFact } = run;
  const states =
    stopFact === undefined ? allStates : allStates.filter(({ by }) => by === undefined || byMoment(by, stopFact) <= 0);
  const steps: TargetStep[] = [];
  let startAt = run.startAt;
  for (let i = 0; i < states.length; i++) {
    const state = states[i]!;
    const target = chosen(clock.target, state.attributes);
    const changed = i > 0 && target !== steps[i - 1]!.target;
    if (clock.restart && changed) startAt = Math.max(run.startAt, state.from);
    const to = states[i + 1]?.from ?? Infinity;
    steps.push({ from: Math.max(run.startAt, state.from), to, startAt, target, state });
  }
  return steps;
}

/** CLK-11: the moment at which the target in force is used up, whether or not that is a miss. */
export function usedUpAt(clock: Clock, run: Run, states: readonly State[]): number {
  for (const step of targetSteps(clock, run, states)) {
    const threshold = step.target?.[step.target.length - 1];
    if (threshold === undefined) continue;
    const at = Math.max(step.from, dueAt(clock, threshold, step.startAt, run.pauses));
    if (at < step.to) return at;
  }
  return never;
}
