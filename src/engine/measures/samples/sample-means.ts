/**
 * The other readings of "on average within 5 s, nine times in ten": the share of intervals whose mean kept the bound, and
 * the mean of the fastest share of all samples. A failed sample took for ever: an interval with one is over, and it is the
 * slowest of all. Both need the times themselves; counts alone tell neither. Rule: RSP-1.
 */
import type { Share } from "../../../agreement/schema/target.ts";
import type { Term } from "../contract-term.ts";
import type { Measure } from "../measure.ts";
import { keepsEdge, type Edge } from "./edge.ts";
import type { Series } from "./sample-log.ts";
import { tallyOf, together, type SampleTally } from "./sample-tally.ts";

const defaultIntervalMs = 300_000;

/** Intervals of `mean-of` from `origin` on, each counted as one; what has no times of its own is undecided. */
export function tallyMeans(
  series: readonly Series[],
  measure: Measure,
  edge: Edge,
  span: Term,
  origin: number,
): SampleTally {
  const length = measure.term["mean-of"];
  const intervalMs = length?.kind === "elapsed" ? length.ms : defaultIntervalMs;
  const intervals = new Map<number, { sum: number; samples: number }>();
  let recorded = 0;
  let kept = 0;
  const timed = eachTime(series, measure, span, (at, ms, isMean) => {
    if (isMean) {
      recorded += 1;
      kept += keepsEdge(edge, ms) ? 1 : 0;
      return;
    }
    const number = Math.floor((at - origin) / intervalMs);
    const interval = intervals.get(number) ?? { sum: 0, samples: 0 };
    interval.sum += ms;
    interval.samples += 1;
    intervals.set(number, interval);
  });
  for (const { sum, samples } of intervals.values()) kept += keepsEdge({ ...edge, ms: edge.ms * samples }, sum) ? 1 : 0;
  const all = tallyAll(series, measure, edge, span);
  const undecided = all.population - timed;
  return { ...all, population: recorded + intervals.size + undecided, kept, undecided };
}

export interface Fastest {
  readonly tally: SampleTally;
  /** Of the fastest share, in whole milliseconds; undefined where one of them failed, or has no time. */
  readonly meanMs: number | undefined;
  /** Undefined where samples without times leave it open. */
  readonly kept: boolean | undefined;
}

/** The mean of the fewest fastest samples that reach the share, against the bound. */
export function tallyFastest(
  series: readonly Series[],
  measure: Measure,
  edge: Edge,
  span: Term,
  share: Share,
): Fastest {
  const times: number[] = [];
  eachTime(series, measure, span, (_at, ms, isMean) => {
    if (!isMean) times.push(ms);
  });
  const tally = tallyAll(series, measure, edge, span);
  if (tally.population > times.length || times.length === 0) return { tally, meanMs: undefined, kept: undefined };
  const fastest = Float64Array.from(times).toSorted().subarray(0, fewest(share, times.length));
  const sum = fastest.reduce((total, ms) => total + ms, 0);
  const meanMs = Number.isFinite(sum) ? Math.floor(sum / fastest.length) : undefined;
  return { tally, meanMs, kept: keepsEdge({ ...edge, ms: edge.ms * fastest.length }, sum) };
}

function tallyAll(series: readonly Series[], measure: Measure, edge: Edge, span: Term): SampleTally {
  return together(series.map((one) => tallyOf(one, measure, edge, span)));
}

/** The times of what counts, ∞ for what failed; gives of how many samples they tell. */
function eachTime(
  series: readonly Series[],
  measure: Measure,
  { from, to }: Term,
  use: (at: number, ms: number, isMean: boolean) => void,
): number {
  let told = 0;
  for (const { standings, times } of series) {
    const standing = standings.get(measure);
    if (standing !== "counts" && standing !== "over") continue;
    times?.each(from, to, (at, ms, meanOf) => {
      told += meanOf ?? 1;
      use(at, standing === "over" || Number.isNaN(ms) ? Infinity : ms, meanOf !== undefined);
    });
  }
  return told;
}

/** The fewest of so many samples that reach the share. */
function fewest({ over, fraction: { num, den } }: Share, samples: number): number {
  const exact = BigInt(samples) * BigInt(num);
  const whole = Number(exact / BigInt(den));
  return Math.min(samples, over || exact % BigInt(den) !== 0n ? whole + 1 : whole);
}
