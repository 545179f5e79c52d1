/** When a contract runs: as its term is written, or as its facts tell. A part year is judged for its part (AVL-1, CON-1). */
import type { Fact, Fields } from "../../facts/fact.ts";
import { civilDate, parseDate } from "../../time/local-date.ts";
import { localDay, startOfDay, zoneOf } from "../../time/zone.ts";
import type { Per } from "../objective.ts";
import { periodsOf, type Periods } from "../period.ts";

/** Half-open, epoch milliseconds; infinite on a side that nobody wrote down. */
export interface Term {
  readonly from: number;
  readonly to: number;
}

/**
 * A contract's `term` is written as `2026-04-01 to 2029-04-01`, or its first date alone; the last date is no longer inside.
 * Once it was renewed that date ends nothing: what was promised goes on until somebody ends it. `ofKind` gives the facts of
 * a kind in the order of time.
 */
export function termOf(zone: string, contract: Fields, ofKind: (kind: string) => readonly Fact[] = () => []): Term {
  const written = contract["term"];
  const dates = typeof written === "string" ? (written.match(/\d{4}-\d\d-\d\d/g) ?? []) : [];
  const [first, last] = dates.map((date) => {
    const day = parseDate(date);
    return day === undefined ? undefined : startOfDay(zoneOf(zone), day);
  });
  const endsAt = ofKind("term-renewed").length > 0 ? Infinity : (last ?? Infinity);
  return {
    from: first ?? ofKind("term-started")[0]?.at ?? -Infinity,
    to: Math.min(endsAt, ofKind("term-ended")[0]?.at ?? Infinity),
  };
}

/** Months, quarters and years in a zone; contract years from the date on which the contract began (OBJ-1). */
export function periodsOfTerm(per: Per, zone: string, { from }: Term): Periods {
  return periodsOf(per, zone, Number.isFinite(from) ? civilDate(localDay(zoneOf(zone), from)) : undefined);
}

/** The part of a period in which the contract runs; undefined where it does not reach that period. */
export function withinTerm(period: Term, term: Term): Term | undefined {
  const from = Math.max(period.from, term.from);
  const to = Math.min(period.to, term.to);
  return from < to ? { from, to } : undefined;
}
