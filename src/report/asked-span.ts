/** The span that was asked for, and the periods of promises: only a period that lies wholly inside it is shown. Rule: OBJ-1. */
import type { Per } from "../engine/objective.ts";
import { periodsOf, type Period } from "../engine/period.ts";
import type { Span } from "./score.ts";

export function isInside(period: Period, span: Span | undefined): boolean {
  return span === undefined || (period.from >= span.from && period.to <= span.to);
}

/**
 * The period around a span that is too short for any of its kind: there the promise is judged. Which years are a
 * contract's only its tickets tell; `counted` are the periods that have some.
 */
export function periodAround(
  per: Per,
  zone: string,
  counted: readonly Period[],
  span: Span | undefined,
): Period | undefined {
  if (span === undefined) return undefined;
  if (per === "contract-year") {
    if (counted.some((period) => isInside(period, span))) return undefined;
    return counted.find(({ from, to }) => from < span.to && to > span.from);
  }
  const periods = periodsOf(per, zone);
  const first = periods.at(span.from);
  const whole = first.from >= span.from ? first : periods.after(first);
  return whole.to <= span.to ? undefined : first;
}
