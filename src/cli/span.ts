/** What `--period` asks for: one period, or all from one period to another. `2026-03`, `2026-Q1`, `2026-01..2026-06`. */
import { readPeriod } from "../engine/period.ts";
import type { Span } from "../report/score.ts";

/** The span in the zone of an agreement; undefined where this is no period, or ends before it begins. */
export function readSpan(written: string, zone: string): Span | undefined {
  const [first, last, ...more] = written.split("..");
  const from = first === undefined ? undefined : readPeriod(first, zone)?.period;
  const to = last === undefined ? from : readPeriod(last, zone)?.period;
  if (from === undefined || to === undefined || more.length > 0 || !(from.from < to.to)) return undefined;
  return { from: from.from, to: to.to, label: written };
}
