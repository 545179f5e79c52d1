/**
 * Judges one ticket: its classification, and per clock when it began and stopped, what it used, when it is due and
 * whether each threshold of its target was kept. The figures come from this function alone, for one ticket in the
 * terminal as for a million in a score. Rules: PRI-5, PRI-7, CLK-1 … CLK-6, CLK-9, CLK-11, CLK-12, CLK-17, CLK-18, CVG-4.
 */
import { settle } from "../facts/settle.ts";
import { classify } from "./classify.ts";
import { elapsedBetween } from "./due.ts";
import type { ClockOutcome, Judgement, ThresholdOutcome } from "./outcome.ts";
import { clocksFor, isLeftBy, membership, withdrawal, type Membership } from "./population.ts";
import type { Clock, Program } from "./program.ts";
import { followRun, never, type Run, type Wait } from "./run.ts";
import { followedAt, startIndex } from "./start.ts";
import { levelValue, type Subject } from "./subject.ts";
import { targetSteps } from "./target-steps.ts";
import { judgeChanging, judgeSteady, noThresholds, targetless, worst } from "./thresholds.ts";

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
  // oxlint-disable-next-line unicorn/no-new-array -- a length is meant: growing an empty array leaves litter behind
  const clocks: ClockOutcome[] = new Array<ClockOutcome>(forType.length);
  const judgement: Judgement = { subject, asOf: asOf ?? settled.newestAt, settled, states, clocks };
  for (let i = 0; i < forType.length; i++) clocks[i] = judgeClock(program, forType[i]!, judgement, waits);
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
  const outcome = outcomeOf(clock, run, judgement);
  placed(program, judgement, outcome);
  return outcome;
}

/** Whether the ticket is of this clock, and still is: by the clock's `where`, and until its customer withdrew it (CLK-18). */
export function placed(program: Program, judgement: Judgement, outcome: ClockOutcome): void {
  const { clock, run } = outcome;
  if (clock.term.where !== undefined) applyMembership(membership(program, clock, run, judgement), outcome);
  const gone = withdrawal(program, judgement.settled.facts);
  if (isLeftBy(run, gone)) applyMembership({ verdict: "outside", since: gone.at, consented: false }, outcome);
}

function outcomeOf(clock: Clock, run: Run, { states, asOf }: Judgement): ClockOutcome {
  const stopped = run.stopFact !== undefined;
  if (!(run.startAt <= asOf)) {
    return { clock, run, elapsedMs: 0, verdict: stopped ? "unproven" : "running", thresholds: noThresholds };
  }
  const endAt = stopped ? run.stopAt : asOf;
  const steps = states.length === 1 ? undefined : targetSteps(clock, run, states);
  const countsFrom = steps === undefined || !clock.restart ? run.startAt : steps[steps.length - 1]!.startAt;
  const elapsedMs = elapsedBetween(clock, countsFrom, endAt, run.pauses);
  const thresholds =
    steps === undefined
      ? judgeSteady(clock, run, endAt, elapsedMs, states[0]!)
      : judgeChanging(clock, run, endAt, steps);
  const verdict =
    thresholds.length > 0 ? worst(thresholds) : targetless(clock, steps?.at(-1)?.state ?? states[0]!, run);
  return { clock, run, elapsedMs, verdict, thresholds };
}

/** CVG-4: what was missed before the ticket left the norm stays missed, unless both agreed or a dispute settled it. */
function applyMembership(member: Membership, outcome: ClockOutcome): void {
  if (member.verdict === "in") return;
  const stays = (one: ThresholdOutcome) => !member.consented && one.missedAt <= member.since;
  for (const one of outcome.thresholds) if (!stays(one)) one.verdict = member.verdict;
  const standing = outcome.thresholds.filter(stays);
  outcome.verdict = standing.length > 0 ? worst(standing) : member.verdict;
}
