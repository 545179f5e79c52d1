// Builds hours for a span of years in the order of CAL-1: week, minus closed dates, dates, early closings, extra, shut.
// Every boundary is a local time that becomes an instant by itself (TIM-3), and every step is a step on sets of instants,
// so a day on which the clocks change gets its true length. Rules: CAL-1, CAL-2, CAL-5, TIM-2, TIM-3.

import { daysInYear, knownYears } from "./day-names.ts";
import type { NamedDays, ResolveDates } from "./day-names.ts";
import type { HoursDefinition } from "./hours-text.ts";
import { Hours } from "./hours.ts";
import { HoursRangeError } from "./hours-range.ts";
import type { YearSpan } from "./hours-range.ts";
import { add, joined, noIntervals, without } from "./intervals.ts";
import type { Intervals } from "./intervals.ts";
import { DAY_MS, dayNumber, weekday } from "./local-date.ts";
import { MINUTES_A_DAY } from "./windows-text.ts";
import type { Window } from "./windows-text.ts";
import { startOfDay, zoneOf } from "./zone.ts";
import type { Zone } from "./zone.ts";

/**
 * Hours ready to be asked. They are compiled for these years (both inclusive, within 1900 to 2200) and grow by themselves
 * when a question reaches further. `resolve` is needed only where a `country:` set is named.
 * Throws HoursRangeError for years that cannot be compiled, such as years whose decrees are not known.
 */
export function compileHours(
  definition: HoursDefinition,
  fromYear: number,
  toYear: number,
  resolve?: ResolveDates,
): Hours {
  const limits = limitsOf(definition);
  return new Hours(definition, { from: fromYear, to: toYear }, limits, (span) => openPieces(definition, span, resolve));
}

/** The windows of a span of years, each by itself and ordered by start; a window keeps the date on which it starts. */
function openPieces(definition: HoursDefinition, span: YearSpan, resolve: ResolveDates | undefined): Intervals {
  const zone = zoneOf(definition.zone);
  // Days before and after the span reach into it, by windows that cross midnight and by clocks that skip a day.
  const firstDay = dayNumber(span.from, 1, 1) - 3;
  const lastDay = dayNumber(span.to + 1, 1, 1) + 3;
  const datesOf = (days: NamedDays) => expandDays(days, firstDay, lastDay, span, resolve);

  let open = weekWindows(definition, zone, firstDay, lastDay);
  const closed = [...new Set(definition.closed.flatMap(datesOf))];
  open = without(open, wholeDays(closed, zone));
  open = replaceDates(open, definition, zone, datesOf);
  const early = noIntervals();
  for (const { minute, days } of definition.early) {
    for (const day of days.flatMap(datesOf)) {
      add(early, zone.toInstant(day * DAY_MS + minute * 60_000), startOfDay(zone, day + 1));
    }
  }
  open = without(open, early);
  const extra = noIntervals();
  for (const { days, windows } of definition.extra) {
    for (const day of datesOf(days)) addWindows(extra, zone, day, windows);
  }
  open = joined(open, extra);
  const shut = noIntervals();
  for (const [from, to] of definition.shut) add(shut, from, to);
  return without(open, shut);
}

function weekWindows(definition: HoursDefinition, zone: Zone, firstDay: number, lastDay: number): Intervals {
  const list = noIntervals();
  const week = definition.always ? Array.from({ length: 7 }, () => [{ from: 0, to: MINUTES_A_DAY }]) : definition.week;
  for (let day = firstDay; day <= lastDay; day++) addWindows(list, zone, day, week[weekday(day)]!);
  return list;
}

// Dates are replaced in their order: a window of one that crosses midnight reaches into the next date, unless that date is
// replaced as well. Of several entries for one date the most precise holds: a date, then a yearly date, then a name.
function replaceDates(
  open: Intervals,
  definition: HoursDefinition,
  zone: Zone,
  datesOf: (days: NamedDays) => number[],
): Intervals {
  if (definition.dates.length === 0) return open;
  const replaced = new Map<number, Window[]>();
  const rough = definition.dates.toSorted((a, b) => PRECISION[a.days.kind] - PRECISION[b.days.kind]);
  for (const { days, windows } of rough) for (const day of datesOf(days)) replaced.set(day, windows);
  const added = noIntervals();
  for (const day of [...replaced.keys()].toSorted((a, b) => a - b)) {
    const own = noIntervals();
    addWindows(own, zone, day, replaced.get(day)!);
    const next = [day + 1, day + 2].filter((later) => replaced.has(later));
    const kept = without(own, wholeDays(next, zone));
    for (let i = 0; i < kept.from.length; i++) add(added, kept.from[i]!, kept.to[i]!);
  }
  return joined(without(open, wholeDays([...replaced.keys()], zone)), added);
}

const PRECISION: Readonly<Record<NamedDays["kind"], number>> = { country: 0, set: 0, named: 1, yearly: 2, date: 3 };

function addWindows(list: Intervals, zone: Zone, day: number, windows: readonly Window[]): void {
  for (const { from, to } of windows) {
    const wall = day * DAY_MS;
    add(list, zone.toInstant(wall + from * 60_000), zone.toInstant(wall + to * 60_000));
  }
}

function wholeDays(days: readonly number[], zone: Zone): Intervals {
  const list = noIntervals();
  for (const day of days) add(list, startOfDay(zone, day), startOfDay(zone, day + 1));
  return list;
}

function expandDays(
  days: NamedDays,
  firstDay: number,
  lastDay: number,
  span: YearSpan,
  resolve: ResolveDates | undefined,
): number[] {
  const found: number[] = [];
  for (let year = span.from - 1; year <= span.to + 1; year++) {
    const ofYear = daysInYear(days, year, resolve);
    const margin = year < span.from || year > span.to;
    if (ofYear === undefined && !margin) throw notKnown(days, year);
    found.push(...(ofYear ?? []));
  }
  return found.filter((day) => day >= firstDay && day <= lastDay);
}

function notKnown(days: NamedDays, year: number): HoursRangeError {
  if (days.kind === "country") return new HoursRangeError("days.unknown-country", { text: days.name });
  const name = days.kind === "set" ? days.name : days.kind;
  return new HoursRangeError("days.not-known", { days: name, year: String(year) });
}

function limitsOf(definition: HoursDefinition): YearSpan {
  const named = [...definition.closed, ...definition.early.flatMap((e) => e.days)];
  const known = [...named, ...definition.dates.map((d) => d.days), ...definition.extra.map((d) => d.days)].map(
    knownYears,
  );
  return known.reduce<YearSpan>(
    (limits, years) =>
      years === undefined ? limits : { from: Math.max(limits.from, years.from), to: Math.min(limits.to, years.to) },
    { from: 1900, to: 2200 },
  );
}
