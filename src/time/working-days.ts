// Working days and calendar lengths as steps from one local date to another. A working day is a date on which the hours
// open; a window that crosses midnight belongs to the date on which it starts. Rules: CAL-6, CAL-7, CAL-8, CAL-10, DUT-2, DUT-6.

import type { Hours } from "./hours.ts";
import { HoursRangeError } from "./hours-range.ts";
import type { WorkingDay } from "./hours-text.ts";
import type { CalendarUnit } from "./length.ts";
import { civilDate, DAY_MS, dayNumber, daysInMonth } from "./local-date.ts";
import { localDay, zoneOf } from "./zone.ts";

/** Whether the hours open at all on a local date (a day number). */
export function isWorkingDay(hours: Hours, dayNo: number): boolean {
  return hours.windowsOn(dayNo).length > 0;
}

/**
 * The moment n working days after `at`, by the reading the agreement chose. `elapsed`: n times that length of open hours.
 * `close`: the close of the nth working day after the day of `at`. `same-time`: the same local time on that day, moved
 * into its hours. For negative n: elapsed and same-time mirrored; `close` is `workingDaysBefore`.
 */
export function addWorkingDays(hours: Hours, at: number, n: number, reading: WorkingDay): number {
  checkCount(n);
  if (reading.kind === "elapsed") return hours.due(at, n * reading.ms);
  if (n === 0) return at;
  if (reading.kind === "same-time") return sameTime(hours, at, n);
  if (n < 0) return workingDaysBefore(hours, at, -n);
  return closeOf(hours, nthWorkingDay(hours, hours.dayOf(at), n));
}

/** The latest instant from which n working days lie wholly between it and `at`: the opening of the first of them. */
export function workingDaysBefore(hours: Hours, at: number, n: number): number {
  checkCount(n);
  let day = localDay(hours.zone, at);
  let opening = at;
  for (let left = n; left > 0; day--) {
    const windows = hours.windowsOn(day);
    if (windows.length === 0 || windows.at(-1)![1] > at) continue;
    opening = windows[0]![0];
    left--;
  }
  return opening;
}

/** How many working days lie wholly in [from, to): what an announcement left the other side. */
export function workingDaysBetween(hours: Hours, from: number, to: number): number {
  let count = 0;
  for (let day = hours.dayOf(from); day <= hours.dayOf(to); day++) {
    const windows = hours.windowsOn(day);
    if (windows.length > 0 && windows[0]![0] >= from && windows.at(-1)![1] <= to) count++;
  }
  return count;
}

/** The closing of the day on which a clock can first run: that of the first open moment at or after `at`. */
export function closingOfDay(hours: Hours, at: number): number {
  return closeOf(hours, hours.dayOf(hours.nextOpen(at)));
}

/**
 * The same local time n days, weeks, months or years later, or earlier for negative n. A month without that day ends on
 * its last; a local time that the clocks skip or repeat is "compatible" (TIM-3).
 */
export function addCalendar(zoneName: string, at: number, n: number, unit: CalendarUnit): number {
  checkCount(n);
  const zone = zoneOf(zoneName);
  if (n === 0) return at;
  const wall = at + zone.offsetAt(at);
  const day = Math.floor(wall / DAY_MS);
  const then = dateAfter(day, n, unit);
  if (!(then >= FIRST_DAY && then < END_DAY)) {
    throw new HoursRangeError("hours.outside-years", { year: "", from: "1900", to: "2200" });
  }
  return zone.toInstant(then * DAY_MS + (wall - day * DAY_MS));
}

// The years whose clock changes are known.
const FIRST_DAY = dayNumber(1900, 1, 1);
const END_DAY = dayNumber(2201, 1, 1);

function dateAfter(dayNo: number, n: number, unit: CalendarUnit): number {
  if (unit === "day") return dayNo + n;
  if (unit === "week") return dayNo + 7 * n;
  const date = civilDate(dayNo);
  const months = date.year * 12 + date.month - 1 + (unit === "month" ? n : 12 * n);
  const year = Math.floor(months / 12);
  const month = months - 12 * year + 1;
  return dayNumber(year, month, Math.min(date.day, daysInMonth(year, month)));
}

// In the hours of the nth day the time stands; before them it is their opening, after them their closing, and in a break
// whichever comes first in the direction of counting.
function sameTime(hours: Hours, at: number, n: number): number {
  const start = hours.dayOf(at);
  const wall = at + hours.zone.offsetAt(at) - start * DAY_MS;
  const day = nthWorkingDay(hours, start, n);
  const moment = hours.zone.toInstant(day * DAY_MS + wall);
  const windows = hours.windowsOn(day);
  if (windows.some(([open, close]) => open <= moment && moment <= close)) return moment;
  const after = windows.find(([open]) => open > moment);
  const before = windows.findLast(([, close]) => close < moment);
  return n > 0 ? (after?.[0] ?? before![1]) : (before?.[1] ?? after![0]);
}

function nthWorkingDay(hours: Hours, dayNo: number, n: number): number {
  const step = n > 0 ? 1 : -1;
  let day = dayNo;
  for (let left = Math.abs(n); left > 0;) {
    day += step;
    if (isWorkingDay(hours, day)) left--;
  }
  return day;
}

function closeOf(hours: Hours, dayNo: number): number {
  return hours.windowsOn(dayNo).at(-1)![1];
}

function checkCount(n: number): void {
  if (!Number.isSafeInteger(n)) throw new HoursRangeError("hours.bad-length", { value: String(n) });
}
