/**
 * A timetable in plain words: every so many days, weeks, months or years, at a time or times of the day. Weeks come on the
 * day that is named (`sunday 02:00`, else Monday), months and years on the day of the month (`day 15 02:00`, else the first),
 * which in a shorter month is its last (CAL-7). Rule: HBT-1.
 */
import type { Length } from "./length.ts";
import { civilDate, dayNumber, daysInMonth, weekday } from "./local-date.ts";

export type EveryProblem =
  /** A time of the day goes with a number of days, weeks, months or years. */
  | { readonly code: "schedule.every"; readonly params: { readonly at: string } }
  /** No time of the day, or a day that goes with another unit. */
  | { readonly code: "schedule.at"; readonly params: { readonly written: string } };

interface EveryAt {
  readonly minutes: readonly number[];
  readonly isDay: (dayNo: number) => boolean;
  readonly followsClock: false;
}

/** The first Monday of 1970: where counting begins when nothing else says so. */
const firstMonday = dayNumber(1970, 1, 5);

export function readEveryAt(every: Length | undefined, at: string, firstDay = firstMonday): EveryAt | EveryProblem {
  if (every?.kind !== "calendar" || every.n === 0) return { code: "schedule.every", params: { at } };
  const match = /^(?:day (\d{1,2}) |([a-z]+) )?([\d:, ]+)$/.exec(at);
  const minutes = match === null ? undefined : readTimes(match[3]!);
  const isDay = match === null ? undefined : dayOf(every, match[2], match[1], firstDay);
  if (minutes === undefined || isDay === undefined) return { code: "schedule.at", params: { written: at } };
  return { minutes, isDay, followsClock: false };
}

function readTimes(written: string): number[] | undefined {
  const times: number[] = [];
  for (const time of written.split(", ")) {
    const match = /^(\d\d):(\d\d)$/.exec(time);
    if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) return undefined;
    times.push(Number(match[1]) * 60 + Number(match[2]));
  }
  return [...new Set(times)].toSorted((a, b) => a - b);
}

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Which dates are meant; undefined where a day is named that goes with another unit, or that there is not. */
function dayOf(
  { n, unit }: Extract<Length, { kind: "calendar" }>,
  named: string | undefined,
  numbered: string | undefined,
  firstDay: number,
): ((dayNo: number) => boolean) | undefined {
  if (unit === "day") {
    if (named !== undefined || numbered !== undefined) return undefined;
    return (day) => (day - firstDay) % n === 0;
  }
  if (unit === "week") {
    const wanted = named === undefined ? 0 : weekdays.indexOf(named);
    if (numbered !== undefined || wanted < 0) return undefined;
    const firstWeek = firstDay - weekday(firstDay);
    return (day) => weekday(day) === wanted && ((day - wanted - firstWeek) / 7) % n === 0;
  }
  const wanted = Number(numbered ?? 1);
  if (named !== undefined || wanted < 1 || wanted > 31) return undefined;
  const months = unit === "month" ? n : 12 * n;
  return (dayNo) => {
    const { year, month, day } = civilDate(dayNo);
    return day === Math.min(wanted, daysInMonth(year, month)) && (year * 12 + month - 1) % months === 0;
  };
}
