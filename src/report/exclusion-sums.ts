/** What each exclusion came to in a period: what it took off, and what it was asked for and did not take off. Rule: AVL-3. */
import type { MeasureFigure, Stretch } from "../engine/measures/figure.ts";
import type { ExclusionSum } from "./measure-report.ts";

/** By name in the order of the agreement, of several services each by itself; those that nobody asked for are left out. */
export function exclusionsIn(figure: MeasureFigure): ExclusionSum[] {
  const order = Object.keys(figure.measure.term["not-counted"] ?? {});
  const figures = figure.services.length > 1 ? figure.services : [figure];
  return figures.flatMap(sumsOf).toSorted((a, b) => order.indexOf(a.exclusion) - order.indexOf(b.exclusion));
}

function sumsOf({ stretches, service }: MeasureFigure): ExclusionSum[] {
  const named = Map.groupBy(
    stretches.filter(({ exclusion }) => exclusion !== undefined),
    ({ exclusion }) => exclusion!,
  );
  return [...named]
    .map(([exclusion, all]) => sumOf(exclusion, service, all))
    .filter(({ takenMs, failed }) => takenMs > 0 || failed.length > 0);
}

function sumOf(exclusion: string, service: string | undefined, stretches: readonly Stretch[]): ExclusionSum {
  const taken = stretches.filter(({ is }) => is === "not-counted");
  return {
    exclusion,
    service,
    takenMs: taken.reduce((sum, { from, to }) => sum + (to - from), 0),
    stretches: taken.length,
    failed: stretches
      .filter(({ failed }) => failed.length > 0)
      .map(({ from, to, service, failed }) => ({ from, to, service, conditions: failed })),
  };
}
