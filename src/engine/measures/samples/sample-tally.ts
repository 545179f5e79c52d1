/**
 * How many samples of a span counted, how many kept the bound, and how many the record leaves undecided. Singles and
 * histograms with the right edge are exact; a count at another edge gives limits. Rules: RSP-1, RSP-2.
 */
import type { Term } from "../contract-term.ts";
import type { Measure } from "../measure.ts";
import { compareEdges, type Edge } from "./edge.ts";
import type { Series } from "./sample-log.ts";

export interface SampleTally {
  /** Those that counted: `kept`, `over` and `undecided` are its parts. */
  readonly population: number;
  readonly kept: number;
  readonly undecided: number;
  readonly failed: number;
  /** Not measured under the conditions of the promise, or taken off by their cause. */
  readonly apart: number;
}

const nothing: SampleTally = { population: 0, kept: 0, undecided: 0, failed: 0, apart: 0 };

/** The samples of one series over a span against the edge of a measure. */
export function tallyOf(series: Series, measure: Measure, edge: Edge, { from, to }: Term): SampleTally {
  const { population, failed, kept, undecided } = series.counts.count(indexOf(series.edges, edge), from, to);
  switch (series.standings.get(measure)) {
    case undefined:
      return nothing;
    case "apart":
      return { ...nothing, apart: population };
    case "over":
      return { ...nothing, population, failed };
    case "counts":
      return { population, kept, undecided, failed, apart: 0 };
  }
}

export function together(tallies: readonly SampleTally[]): SampleTally {
  const total = { ...nothing };
  for (const one of tallies) for (const name of names) total[name] += one[name];
  return total;
}

const names = ["population", "kept", "undecided", "failed", "apart"] as const;

function indexOf(edges: readonly Edge[], edge: Edge): number {
  return edges.findIndex((one) => compareEdges(one, edge) === 0);
}
