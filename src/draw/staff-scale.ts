/**
 * The scale of a gauge staff. It counts misses down from 100%, so that near the top, where promises are won and lost, one
 * ticket can be told from the next: 99.9% of 25,000 and 90% of 40 both put their norm half way. Where the foot of that
 * window is not 0% the axis is broken there, and the drawing says so.
 */
import type { Share } from "../agreement/schema/target.ts";
import type { Counts } from "../report/score.ts";

export interface StaffScale {
  /** The share at the foot of the window; 0 where the axis is whole. */
  readonly foot: number;
  readonly isBroken: boolean;
}

/** One scale for all these periods, so that they can be set side by side. */
export function staffScale(periods: readonly Counts[], share: Share): StaffScale {
  const spare = 1 - share.fraction.num / share.fraction.den;
  const largest = Math.max(0, ...periods.map((one) => one.population));
  const deepest = Math.max(0, ...periods.map(missedShare));
  const depth = Math.max(2 * spare, 1.15 * deepest, largest === 0 ? 1 : 4 / largest);
  // Little is won by breaking an axis of which most is in view.
  return depth >= 0.6 ? { foot: 0, isBroken: false } : { foot: 1 - depth, isBroken: true };
}

function missedShare({ population, missed }: Counts): number {
  return population === 0 ? 0 : missed / population;
}

/** Where a share stands, as a part of the window counted from its top; below the window it stands at its foot. */
export function depthOf({ foot }: StaffScale, share: number): number {
  return Math.min(1, Math.max(0, (1 - share) / (1 - foot)));
}

/** The smallest of 1, 2, 5, 10, 20 … misses that lie at least `gap` apart where one miss is `perMiss` high. */
export function missStep(perMiss: number, gap: number): number {
  for (let unit = 1; ; unit *= 10) {
    for (const step of [unit, 2 * unit, 5 * unit]) if (step * perMiss >= gap) return step;
  }
}
