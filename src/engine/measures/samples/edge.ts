/**
 * Edges of histograms: the bounds of an agreement's own measures, so that a share of samples is a ratio of two counts and
 * never an estimate. `under 5 s` and `within 5 s` are two edges, with samples of 5 s sharp between them. Rule: RSP-1.
 */
import type { Measure } from "../measure.ts";

export interface Edge {
  readonly bound: "within" | "under";
  readonly ms: number;
}

/** So many samples are known to have kept an edge. */
export interface Point extends Edge {
  readonly count: number;
}

/** The edge that a measure asks about; undefined where its target is no share of samples within a time. */
export function edgeOf({ target }: Measure): Edge | undefined {
  return target.kind === "share-within" ? { bound: target.bound, ms: target.ms } : undefined;
}

/** By how much they let through: whatever keeps the smaller one keeps the larger. */
export function compareEdges(a: Edge, b: Edge): number {
  return a.ms - b.ms || Number(a.bound === "within") - Number(b.bound === "within");
}

export function keepsEdge({ bound, ms }: Edge, tookMs: number): boolean {
  return bound === "within" ? tookMs <= ms : tookMs < ms;
}

/** How many of so many samples kept an edge, as far as counts at these points tell: at least, and at most. */
export function limitsAt(edge: Edge, points: readonly Point[], of: number): { least: number; most: number } {
  let least = 0;
  let most = of;
  for (const point of points) {
    const order = compareEdges(point, edge);
    if (order <= 0 && point.count > least) least = point.count;
    if (order >= 0 && point.count < most) most = point.count;
  }
  return { least, most };
}
