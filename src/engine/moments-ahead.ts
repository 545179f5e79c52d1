/**
 * The moments of a ticket at which somebody is to be told: a share of a target is used, a promise is missed, an aim is
 * passed. They are read from a ticket judged ahead (`forecast`). Rules: DUE-1, DUE-2, DUE-3, DUE-5, DUE-6, CLK-4, CLK-17.
 */
import { text, type Fact, type Fields } from "../facts/fact.ts";
import { importedAt } from "../facts/imported.ts";
import type { ClockOutcome, Judgement, ThresholdOutcome } from "./outcome.ts";
import type { Threshold } from "./program.ts";
import { targetSteps, type TargetStep } from "./target-steps.ts";
import { atRiskAt, outsideGaps } from "./thresholds.ts";

export interface DueMoment {
  readonly what: "at-risk" | "missed" | "over-aim";
  readonly clock: string;
  /** Which threshold of the clock's target, from 0, and as the agreement writes the one in force then. */
  readonly index: number;
  readonly target: string;
  /** Epoch milliseconds: the first instant at which it is so. */
  readonly at: number;
}

/** What came, or lies ahead if nothing more is recorded, and was not told yet; in order. */
export function untoldMoments(ahead: Judgement): DueMoment[] {
  if (isSetAside(ahead)) return [];
  const told = new Set(ahead.subject.facts.filter((fact) => fact.kind === "alerted").map(toldKey));
  const since = toldSince(ahead);
  const untold = new Map(allMoments(ahead).map((moment) => [momentKey(moment), moment])); // of two alike one is told
  return [...untold]
    .filter(([key, { at }]) => at > since && !told.has(key))
    .map(([, moment]) => moment)
    .toSorted((a, b) => a.at - b.at);
}

/** Every moment, told or not, in no order. */
export function allMoments(ahead: Judgement): DueMoment[] {
  return ahead.clocks.flatMap((outcome) => momentsOf(outcome, ahead));
}

/** DUE-6: what was merged into another ticket, or was no ticket at all, has nobody to tell. */
export function isSetAside({ settled }: Judgement): boolean {
  const last = settled.facts.findLast(({ kind }) => kind === "merged" || kind === "marked-spam" || kind === "reopened");
  return last !== undefined && last.kind !== "reopened";
}

/** DUE-5: a ticket brought in from elsewhere has a past of its own, that was told there or not at all. */
export function toldSince({ subject }: Judgement): number {
  const at = importedAt(subject.facts);
  return Number.isNaN(at) ? -Infinity : at;
}

/** What an alert says of its moment: the fact's fields (DUE-3). */
export function alertFields({ what, clock, target }: DueMoment): Fields {
  return { what, clock, target, automatic: "yes" };
}

function momentKey(moment: DueMoment): string {
  return keyOf(alertFields(moment), moment.at);
}

function toldKey({ fields, at }: Fact): string {
  return keyOf(fields, at);
}

function keyOf(fields: Fields, at: number): string {
  return [at, text(fields["what"]), text(fields["clock"]), text(fields["target"])].join(" ");
}

function momentsOf(outcome: ClockOutcome, { states }: Judgement): DueMoment[] {
  const { clock, run, thresholds } = outcome;
  if (thresholds.length === 0) return [];
  const steps = targetSteps(clock, run, states).filter(({ from, to }) => from < to);
  const isOut = outcome.verdict === "outside" || outcome.verdict === "unproven";
  const count = steps.reduce((most, { target }) => Math.max(most, target?.length ?? 0), 0);
  const moments: DueMoment[] = [];
  for (let index = 0; index < count; index++) {
    const judged = thresholds.find(({ threshold }) => steps.some(({ target }) => target?.[index] === threshold));
    if (!isOut) moments.push(...atRiskMoments(outcome, steps, index, judged));
    if (judged !== undefined) moments.push(...missMoments(outcome, steps, index, judged));
  }
  return moments;
}

function missMoments(
  { clock }: ClockOutcome,
  steps: readonly TargetStep[],
  index: number,
  { verdict, missedAt, threshold }: ThresholdOutcome,
): DueMoment[] {
  if (verdict !== "missed" && verdict !== "over-aim") return [];
  const inForce = steps.find(({ from, to }) => from <= missedAt && missedAt < to)?.target?.[index] ?? threshold;
  return [{ what: verdict, clock: clock.name, index, target: inForce.written, at: missedAt }];
}

/**
 * A target that follows another while its share is used as well calls for no attention anew; nor does one that is over. Of
 * an aim that was passed, a promise that follows it takes no notice.
 */
function atRiskMoments(
  { clock, run }: ClockOutcome,
  steps: readonly TargetStep[],
  index: number,
  judged: ThresholdOutcome | undefined,
): DueMoment[] {
  const moments: DueMoment[] = [];
  const stopAt = run.stopFact === undefined ? Infinity : run.stopAt;
  let wasAtRisk = false;
  for (const { from, to, startAt, target } of steps) {
    const threshold: Threshold | undefined = target?.[index];
    const used = threshold === undefined ? NaN : atRiskAt(clock, run, threshold, startAt);
    const at = outsideGaps(Math.max(from, used), run);
    const isTurn = at < to && !(wasAtRisk && at === from);
    const isOver = threshold !== undefined && at >= overAt(threshold, judged);
    if (isTurn && at < stopAt && !isOver)
      moments.push({ what: "at-risk", clock: clock.name, index, target: threshold!.written, at });
    wasAtRisk = at < to;
  }
  return moments;
}

/** From when on a target has nothing left to lose; NaN while it has. */
function overAt({ aim }: Threshold, judged: ThresholdOutcome | undefined): number {
  return judged !== undefined && (judged.verdict === "missed" || aim) ? judged.missedAt : NaN;
}
