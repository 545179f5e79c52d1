/**
 * Objectives: what an agreement asks of a period's tickets together. Each level of each target is one: a clock, the level
 * values that lead there, the share of the tickets that must keep it, and the period. Shares are compared as exact
 * fractions, never rounded first. Rules: OBJ-1, OBJ-3, OBJ-4, OBJ-5.
 */
import type { ClockTerm } from "../agreement/schema/agreement.ts";
import type { Share } from "../agreement/schema/target.ts";
import type { Choice, Clock, Program, Threshold } from "./program.ts";

export type Per = ClockTerm["per"];

/** `undecided`: the period is over, and what still runs could turn the verdict either way. */
export type PeriodVerdict = "kept" | "missed" | "running" | "no-tickets" | "over-aim" | "undecided";

export interface Objective {
  readonly clock: Clock;
  /** The level values that lead to the target, from the outside in: `urgent`, or `premium` and `phone`; may be empty. */
  readonly group: readonly string[];
  readonly threshold: Threshold;
  /** Which of the thresholds of its target this is, from 0. */
  readonly level: number;
  /** All of them where none is written: a promise is a promise for each ticket. */
  readonly share: Share;
  readonly per: Per;
  /** An aim is never a missed promise (CLK-9). */
  readonly aim: boolean;
}

/** What is counted of one objective in one period. */
export interface ObjectiveCounts {
  readonly kept: number;
  readonly missed: number;
  /** Still running, and not missed. */
  readonly open: number;
}

const all: Share = { over: false, fraction: { num: 1, den: 1 } };

/** The objectives of every clock in the order of the agreement file; a target of `none` asks nothing. */
export function objectivesOf(program: Program): readonly Objective[] {
  const order = Object.keys(program.file.clocks ?? {});
  const clocks = program.clocks.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return clocks.flatMap((clock) => [...groupsOf(clock.target)].flatMap((group) => objectivesIn(clock, group)));
}

interface Group {
  readonly keys: readonly string[];
  readonly target: readonly Threshold[];
}

function* groupsOf(choice: Choice<readonly Threshold[]>, keys: readonly string[] = []): Generator<Group> {
  if (choice.kind === "value") yield { keys, target: choice.value };
  else for (const [key, inner] of choice.cases) yield* groupsOf(inner, [...keys, key]);
}

function objectivesIn(clock: Clock, { keys, target }: Group): Objective[] {
  return target.flatMap((threshold, level) =>
    threshold.kind === "none"
      ? []
      : [
          {
            clock,
            group: keys,
            threshold,
            level,
            share: threshold.share ?? all,
            per: clock.term.per,
            aim: threshold.aim,
          },
        ],
  );
}

/** Whether the kept reach the share of kept and missed together: `over 50%` asks for more than half (OBJ-3). */
export function reaches({ over, fraction }: Share, kept: number, missed: number): boolean {
  const difference = compareProducts(kept, fraction.den, kept + missed, fraction.num);
  return over ? difference > 0 : difference >= 0;
}

/** How many of so many tickets may miss; −1 where even none would be too many (`over 100%`). */
export function missesAllowed({ over, fraction }: Share, population: number): number {
  if (population === 0) return 0;
  const { num, den } = fraction;
  const spare = population * (den - num);
  const whole = Number.isSafeInteger(spare) ? Math.floor(spare / den) : wideQuotient(population, den - num, den);
  const isWhole = compareProducts(whole, den, population, den - num) === 0;
  return over && isWhole ? whole - 1 : whole;
}

/**
 * The verdict over a period that ends at `to`, as of a moment (both epoch milliseconds). Before its end only a level that
 * allows no miss can be lost; after it, what still runs leaves a verdict only where it can no longer turn it (OBJ-5).
 */
export function judgePeriod(objective: Objective, counts: ObjectiveCounts, to: number, asOf: number): PeriodVerdict {
  const { share } = objective;
  const { kept, missed, open } = counts;
  const lost = objective.aim ? "over-aim" : "missed";
  if (asOf < to) return kept + missed > 0 && allowsNoMiss(share) && !reaches(share, kept, missed) ? lost : "running";
  if (kept + missed + open === 0) return "no-tickets";
  if (reaches(share, kept, missed + open)) return "kept";
  return reaches(share, kept + open, missed) ? "undecided" : lost;
}

function allowsNoMiss({ fraction }: Share): boolean {
  return fraction.num === fraction.den;
}

/** The sign of `a·b − c·d`, exactly: beyond the safe integers in wide ones. */
function compareProducts(a: number, b: number, c: number, d: number): number {
  const [left, right] = [a * b, c * d];
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return Math.sign(left - right);
  const difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function wideQuotient(a: number, b: number, divisor: number): number {
  return Number((BigInt(a) * BigInt(b)) / BigInt(divisor));
}
