/**
 * A ticket judged as if nothing more were ever recorded: every clock that runs gets the misses that then lie ahead, and one
 * that starts from another clock's due gets its start. Rules: DUE-1, CLK-4, CLK-11. No elapsed time is counted towards a
 * moment without end, so the figures stay those of the moments; `asOf` is Infinity.
 */
import { placed } from "./judge.ts";
import type { ClockOutcome, Judgement } from "./outcome.ts";
import type { Clock, Program } from "./program.ts";
import { followRun, type Run } from "./run.ts";
import { followedAt, startIndex } from "./start.ts";
import { targetSteps } from "./target-steps.ts";
import { judgeChanging, judgeSteady, noThresholds, targetless, worst } from "./thresholds.ts";

/** `judgement` is of the ticket as it is known now: what lies ahead follows from its facts and the agreement alone. */
export function forecast(program: Program, judgement: Judgement): Judgement {
  const clocks: ClockOutcome[] = [];
  const ahead: Judgement = { ...judgement, asOf: Infinity, clocks };
  for (const outcome of judgement.clocks) {
    clocks.push(outcome.run.stopFact === undefined ? outcomeAhead(program, outcome, judgement, ahead) : outcome);
  }
  return ahead;
}

function outcomeAhead(
  program: Program,
  { clock, run }: ClockOutcome,
  judgement: Judgement,
  ahead: Judgement,
): ClockOutcome {
  const own = Number.isNaN(run.startAt) && clock.followsClock ? runAhead(program, clock, ahead) : run;
  const outcome = judgedAhead(clock, own, ahead);
  // Whether it is this clock's ticket at all is asked as of now: what a clock will have missed does not answer it ahead.
  placed(program, judgement, outcome);
  return outcome;
}

function runAhead(program: Program, clock: Clock, ahead: Judgement): Run {
  const { facts } = ahead.settled;
  const index = startIndex(program, clock, ahead);
  return followRun(program, clock, facts, index < 0 ? followedAt(clock, ahead) : facts[index]!.at, index);
}

function judgedAhead(clock: Clock, run: Run, { states }: Judgement): ClockOutcome {
  const elapsedMs = Infinity;
  if (Number.isNaN(run.startAt)) return { clock, run, elapsedMs, verdict: "running", thresholds: noThresholds };
  const thresholds =
    states.length === 1
      ? judgeSteady(clock, run, Infinity, elapsedMs, states[0]!)
      : judgeChanging(clock, run, Infinity, targetSteps(clock, run, states));
  const verdict = thresholds.length > 0 ? worst(thresholds) : targetless(clock, states.at(-1)!, run);
  return { clock, run, elapsedMs, verdict, thresholds };
}
