// Days as they are named in hours: a date, a yearly date, a named day, or a set of days. The same reading serves closed
// days, replaced dates, early closings and extra windows. Rule: CAL-5.

import { DECREES_FROM, DECREES_TO, DUTCH_SETS, dutchDays, easterSunday, kingsDay } from "./dutch-days.ts";
import type { DutchSet } from "./dutch-days.ts";
import { daysInMonth, existingDate, dayNumber, parseDate } from "./local-date.ts";

export type NamedDays =
  | { kind: "date"; day: number }
  | { kind: "yearly"; month: number; day: number }
  | { kind: "named"; name: string }
  | { kind: "set"; name: DutchSet }
  | { kind: "country"; name: string };

/** ISO dates of a `country:…` set in a year, from a library outside the pure core; undefined when it has no such country. */
export type ResolveDates = (name: string, year: number) => readonly string[] | undefined;

/** A name as it is written, or the code of what is wrong with it. */
export function parseDays(text: string): NamedDays | "days.no-such-date" | "days.unknown" {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const day = parseDate(text);
    return day === undefined ? "days.no-such-date" : { kind: "date", day };
  }
  const yearly = /^(\d{1,2}) ([a-z]{3,9})$/.exec(text);
  if (yearly !== null) return parseYearly(Number(yearly[1]), yearly[2]!);
  if (Object.hasOwn(NAMED, text)) return { kind: "named", name: text };
  if ((DUTCH_SETS as readonly string[]).includes(text)) return { kind: "set", name: text as DutchSet };
  if (/^country:[A-Z]{2}(-[A-Za-z0-9]{1,8})*$/.test(text)) return { kind: "country", name: text };
  return "days.unknown";
}

/** The day numbers in one year; undefined where they are not known (a decree not made yet, a country not found). */
export function daysInYear(days: NamedDays, year: number, resolve: ResolveDates | undefined): number[] | undefined {
  if (days.kind === "set") return dutchDays(days.name, year);
  if (days.kind === "named") return [NAMED[days.name]!(year)];
  if (days.kind === "country") return resolve?.(days.name, year)?.map((date) => parseDate(date)!);
  if (days.kind === "yearly") {
    const day = existingDate(year, days.month, days.day);
    return day === undefined ? [] : [day]; // 29 feb stands in leap years only
  }
  return day0(year) <= days.day && days.day < day0(year + 1) ? [days.day] : [];
}

/** The years in which these days are known; what lies outside is refused by name, never taken as no days at all. */
export function knownYears(days: NamedDays): { from: number; to: number } | undefined {
  return days.kind === "set" && days.name === "nl-awt-decree" ? { from: DECREES_FROM, to: DECREES_TO } : undefined;
}

/** The names that `parseDays` knows, for a message that tells what could have been written. */
export function dayNames(): string[] {
  return [...Object.keys(NAMED), ...DUTCH_SETS];
}

const NAMED: Readonly<Record<string, (year: number) => number>> = {
  "new-years-day": (year) => dayNumber(year, 1, 1),
  "good-friday": (year) => easterSunday(year) - 2,
  "easter-sunday": (year) => easterSunday(year),
  "easter-monday": (year) => easterSunday(year) + 1,
  "kings-day": kingsDay,
  "remembrance-day": (year) => dayNumber(year, 5, 4),
  "liberation-day": (year) => dayNumber(year, 5, 5),
  ascension: (year) => easterSunday(year) + 39,
  "whit-sunday": (year) => easterSunday(year) + 49,
  "whit-monday": (year) => easterSunday(year) + 50,
  "saint-nicholas-eve": (year) => dayNumber(year, 12, 5),
  "christmas-eve": (year) => dayNumber(year, 12, 24),
  "christmas-day": (year) => dayNumber(year, 12, 25),
  "second-christmas-day": (year) => dayNumber(year, 12, 26),
  "new-years-eve": (year) => dayNumber(year, 12, 31),
};

const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september"].concat([
  "october",
  "november",
  "december",
]);

function parseYearly(day: number, monthText: string): NamedDays | "days.no-such-date" | "days.unknown" {
  const month = MONTHS.findIndex((name) => name === monthText || name.slice(0, 3) === monthText) + 1;
  if (month === 0) return "days.unknown";
  // Judged in a leap year, so that 29 feb is a date and 30 feb is not.
  return day >= 1 && day <= daysInMonth(2000, month) ? { kind: "yearly", month, day } : "days.no-such-date";
}

function day0(year: number): number {
  return dayNumber(year, 1, 1);
}
