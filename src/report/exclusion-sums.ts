/** What each exclusion came to in a period: what it took off, and what it was asked for and did not take off. Rule: AVL-3. */
import type { MeasureFigure, Stretch } from "../engine/measures/figure.ts";
import type { ExclusionSum } from "./measure-report.ts";

/** By name in the order of the agreement; those that nobody asked for are left out. */
export function exclusionsIn({ measure, stretches }: MeasureFigure): ExclusionSum[] {
  const named = Object.groupBy(
    stretches.filter(({ exclusion }) => exclusion !== undefined),
    ({ exclusion }) => exclusion!,
  );
  const order = Object.keys(measure.term["not-counted"] ?? {});
  return Object.entries(named)
    .map(([exclusion, all = []]) => sumOf(exclusion, all))
    .filter(({ takenMs, failed }) => takenMs > 0 || failed.length > 0)
    .toSorted((a, b) => order.indexOf(a.exclusion) - order.indexOf(b.exclusion));
}

function sumOf(exclusion: string, stretches: readonly Stretch[]): ExclusionSum {
  const taken = stretches.filter(({ is }) => is === "not-counted");
  return {
    exclusion,
    takenMs: taken.reduce((sum, { from, to }) => sum + (to - from), 0),
    stretches: taken.length,
    failed: stretches
      .filter(({ failed }) => failed.length > 0)
      .map(({ from, to, service, failed }) => ({ from, to, service, conditions: failed })),
  };
}
