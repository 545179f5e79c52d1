/**
 * Why a recorded verdict differs from ours: the first thing that, had it been otherwise, would have given it. Causes are
 * tried in the order of `disagreementCauses`, one by one and then two at once; what nothing explains is called so.
 */
import { elapsedBetween } from "../engine/due.ts";
import { judge } from "../engine/judge.ts";
import { judgedClock, type ClockOutcome, type ClockVerdict, type Judgement } from "../engine/outcome.ts";
import type { Program } from "../engine/program.ts";
import { judgeSteady, targetless, worst } from "../engine/thresholds.ts";
import { HoursRangeError } from "../time/hours-range.ts";
import { otherwise, otherwiseTwice, type Otherwise } from "./otherwise.ts";
import { disagreementCauses, type CausePart, type RecordedCause } from "./score.ts";

/** What an export says of a ticket: that what was promised was kept, or that it was missed. */
export type RecordedVerdict = "kept" | "missed";

export type Cause = Pick<RecordedCause, "cause" | "end" | "both">;

/** Exports carry whole minutes, or cut their seconds off: a difference this small says nothing. */
const aroundTheBoundMs = 60_000;

export class Disagreements {
  private readonly program: Program;
  private readonly clock: string | undefined;
  private singles: readonly Otherwise[] | undefined;
  private pairs: readonly Otherwise[] | undefined;

  /** `clock` is the one that was recorded; undefined: all together. */
  constructor(program: Program, clock: string | undefined) {
    this.program = program;
    this.clock = clock;
  }

  /** `judgement` is undefined for a ticket that was set apart. */
  causeOf(judgement: Judgement | undefined, recorded: RecordedVerdict): Cause {
    if (judgement === undefined) return { cause: "set-apart" };
    const ours = verdictOf(judgement, this.clock);
    if (ours === undefined || noVerdict.has(ours)) return { cause: "not-judged" };
    if (ours === "running" && recorded === "kept") return { cause: "still-running" };
    if (this.isAroundTheBound(judgement, recorded)) return { cause: "around-the-bound" };
    const found = this.oneCause(judgement, recorded) ?? this.twoCauses(judgement, recorded);
    return found ?? { cause: ours === "running" ? "still-running" : "unexplained" };
  }

  private oneCause(judgement: Judgement, recorded: RecordedVerdict): Cause | undefined {
    const singles = (this.singles ??= otherwise(this.program));
    for (const cause of disagreementCauses) {
      if (cause === "another-priority" && this.fitsAnotherClassification(judgement, recorded)) return { cause };
      for (const one of singles) {
        const [part] = one.parts;
        if (part.cause === cause && readAs(this.verdictIn(one, judgement)) === recorded) return part;
      }
    }
    return undefined;
  }

  /** A rounding beside one thing is less to ask than two things; a ticket of which nothing is known fits neither. */
  private twoCauses(judgement: Judgement, recorded: RecordedVerdict): Cause | undefined {
    for (const one of this.singles!) {
      const other = this.judgedIn(one, judgement);
      if (other !== undefined && this.isAroundTheBound(other, recorded))
        return atOnce(one.parts[0], { cause: "around-the-bound" });
    }
    this.pairs ??= otherwiseTwice(this.program);
    for (const one of this.pairs) {
      const [first, second] = one.parts;
      if (second !== undefined && readAs(this.verdictIn(one, judgement)) === recorded) return atOnce(first, second);
    }
    return undefined;
  }

  private verdictIn(other: Otherwise, judgement: Judgement): ClockVerdict | undefined {
    const judged = this.judgedIn(other, judgement);
    return judged === undefined ? undefined : verdictOf(judged, this.clock);
  }

  /** Undefined where it changes nothing, or where the other hours do not reach as far as the ticket. */
  private judgedIn({ touches, program }: Otherwise, judgement: Judgement): Judgement | undefined {
    const { settled, subject, asOf } = judgement;
    if (!touches.every((kinds) => settled.facts.some((fact) => kinds.has(fact.kind)))) return undefined;
    return withinHours(() => judge(program, subject, asOf));
  }

  /** Every miss by so little that a rounding explains it; or for a recorded miss, one target so nearly used up. */
  private isAroundTheBound(judgement: Judgement, recorded: RecordedVerdict): boolean {
    const outcomes = outcomesOf(judgement, this.clock).filter(({ verdict }) => !noVerdict.has(verdict));
    if (recorded === "missed") return outcomes.some((outcome) => outcome.thresholds.some((_, i) => isNear(outcome, i)));
    const misses = outcomes.flatMap((outcome) =>
      outcome.thresholds.flatMap((one, i) => (readAs(one.verdict) === "missed" ? [isNear(outcome, i)] : [])),
    );
    return misses.length > 0 && misses.every((near) => near);
  }

  /** The target of another classification that this very ticket had, as if it had held from the start. */
  private fitsAnotherClassification(judgement: Judgement, recorded: RecordedVerdict): boolean {
    if (judgement.states.length === 1) return false;
    return judgement.states.some((state) => {
      const verdicts = withinHours(() =>
        outcomesOf(judgement, this.clock).map((outcome): ClockVerdict => {
          const { clock, run } = outcome;
          if (noVerdict.has(outcome.verdict)) return outcome.verdict;
          const endAt = run.stopFact === undefined ? judgement.asOf : run.stopAt;
          const elapsedMs = elapsedBetween(clock, run.startAt, endAt, run.pauses);
          const thresholds = judgeSteady(clock, run, endAt, elapsedMs, state);
          return thresholds.length > 0 ? worst(thresholds) : targetless(clock, state, run);
        }),
      );
      return verdicts !== undefined && readAs(together(verdicts)) === recorded;
    });
  }
}

function atOnce(first: CausePart, second: CausePart): Cause {
  return { cause: "two-at-once", both: [first, second] };
}

function withinHours<T>(judged: () => T): T | undefined {
  try {
    return judged();
  } catch (thrown) {
    if (!(thrown instanceof HoursRangeError)) throw thrown;
    return undefined;
  }
}

/** Our verdict on a clock, or on all of them together. */
export function verdictOf(judgement: Judgement, clock: string | undefined): ClockVerdict | undefined {
  return together(outcomesOf(judgement, clock).map((outcome) => outcome.verdict));
}

export function outcomesOf(judgement: Judgement, clock: string | undefined): readonly ClockOutcome[] {
  if (clock === undefined) return judgement.clocks;
  const outcome = judgedClock(judgement, clock);
  return outcome === undefined ? [] : [outcome];
}

const noVerdict: ReadonlySet<ClockVerdict> = new Set(["outside", "unproven", "no-target"]);

/** A desk that records whether a target was met asks nothing of promise or aim: an aim that was passed is not met. */
export function readAs(verdict: ClockVerdict | undefined): RecordedVerdict | undefined {
  if (verdict === "kept") return "kept";
  return verdict === "missed" || verdict === "over-aim" ? "missed" : undefined;
}

const gravest: readonly ClockVerdict[] = ["missed", "over-aim", "running", "unproven", "kept"];

/** Of several clocks together: missed where one is, kept where all that promise anything are. */
function together(verdicts: readonly ClockVerdict[]): ClockVerdict | undefined {
  return verdicts.length === 1 ? verdicts[0] : (gravest.find((verdict) => verdicts.includes(verdict)) ?? verdicts[0]);
}

function isNear({ elapsedMs, run, thresholds }: ClockOutcome, i: number): boolean {
  const { threshold, dueAt } = thresholds[i]!;
  if (threshold.kind === "elapsed") return Math.abs(elapsedMs - threshold.ms) <= aroundTheBoundMs;
  return Math.abs(run.stopAt - dueAt) <= aroundTheBoundMs;
}
