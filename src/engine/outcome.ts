/** What judging a ticket gives: per clock its run, its figures and its verdicts. Rule: CLK-17. */
import type { Settled } from "../facts/settle.ts";
import type { Clock, Threshold } from "./program.ts";
import type { Run } from "./run.ts";
import type { State, Subject } from "./subject.ts";

/** CLK-17: the closed list of a clock's verdicts. */
export type ClockVerdict = "kept" | "missed" | "over-aim" | "running" | "outside" | "unproven" | "no-target";

/** One threshold of a clock's target on one ticket. Moments are epoch milliseconds, `NaN` where there is none. */
export interface ThresholdOutcome {
  readonly threshold: Threshold;
  /** In whose objective it counts: its own, but for a promise that was missed before the ticket left for an aim or none. */
  readonly countsFor: Threshold;
  dueAt: number;
  missedAt: number;
  verdict: ClockVerdict;
}

export interface ClockOutcome {
  readonly clock: Clock;
  readonly run: Run;
  elapsedMs: number;
  /** The worst of its thresholds' verdicts, for a clock with one target simply its verdict. */
  verdict: ClockVerdict;
  thresholds: ThresholdOutcome[];
}

export interface Judgement {
  readonly subject: Subject;
  readonly asOf: number;
  readonly settled: Settled;
  readonly states: readonly State[];
  readonly clocks: readonly ClockOutcome[];
}

/** How a clock stood at an instant: missed by then, kept by then, or neither yet; undefined where it did not apply. */
export function clockStanding(
  judgement: Judgement,
  name: string,
  at: number,
): "kept" | "missed" | "running" | undefined {
  const outcome = judgedClock(judgement, name);
  if (outcome === undefined || outcome.verdict === "outside" || outcome.verdict === "unproven") return undefined;
  if (outcome.thresholds.some((one) => one.missedAt <= at)) return "missed";
  return outcome.run.stopAt <= at ? "kept" : "running";
}

/** Whether the ticket was reported by the moment of judging: before that it is no ticket yet. */
export function isReported({ settled: { facts } }: Judgement): boolean {
  for (let i = 0; i < facts.length; i++) if (facts[i]!.kind === "reported") return true;
  return false;
}

/** The outcome of a clock by name, where it was judged; while judging goes on, of those that came before. */
export function judgedClock({ clocks }: Judgement, name: string): ClockOutcome | undefined {
  for (let i = 0; i < clocks.length; i++) {
    const outcome = clocks[i];
    if (outcome?.clock.name === name) return outcome;
  }
  return undefined;
}
