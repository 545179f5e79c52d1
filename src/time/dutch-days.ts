// The Dutch days as a rule: the generally recognised public holidays of art. 3 Algemene termijnenwet (Stb. 1964, 314), the
// days equated with them by decree, and the public holidays as they are commonly kept. Rule: CAL-5.
// The present text of the article is applied to every year; it does not tell what the law said before 1982 (5 May).

import { dayNumber, parseDate, weekday } from "./local-date.ts";

export type DutchSet = "nl-awt" | "nl-awt-1" | "nl-awt-decree" | "nl-public";

export const DUTCH_SETS: readonly DutchSet[] = ["nl-awt", "nl-awt-1", "nl-awt-decree", "nl-public"];

/** The days of a set in a year, as day numbers in order; undefined where the decrees of that year are not known. */
export function dutchDays(set: DutchSet, year: number): number[] | undefined {
  const days = new Set(set === "nl-public" ? publicDays(year) : lawDays(year));
  if (set === "nl-awt" || set === "nl-awt-decree") days.add(easterSunday(year) - 2); // par. 2: Good Friday
  if (set === "nl-awt-decree") {
    if (year < DECREES_FROM || year > DECREES_TO) return undefined;
    for (const day of decreedDays(year)) days.add(day);
  }
  return [...days].toSorted((a, b) => a - b);
}

/**
 * Par. 3: days equated by royal decree, published in the Staatscourant, three years at a time. The decrees from 2014 up to
 * and including 2028 are known here. Other years are refused, since an empty list would be a claim about them.
 */
export const DECREES_FROM = 2014;
export const DECREES_TO = 2028;
export const DECREES: readonly { source: string; days: readonly string[] }[] = [
  {
    source: "Besluit van 17 juni 2013, nr. 13.001210",
    days: ["2014-05-30", "2015-01-02", "2015-05-04", "2015-05-15", "2016-05-06"],
  },
  {
    source: "Besluit van 24 oktober 2016, nr. 2016001827 (Stcrt. 2016, 58653)",
    days: ["2017-04-28", "2017-05-26", "2018-05-11", "2018-12-24", "2018-12-31", "2019-05-31", "2019-12-27"],
  },
  {
    source: "Besluit van 20 september 2019",
    days: ["2020-05-22", "2021-05-14", "2022-05-27"],
  },
  {
    source: "Besluit gelijkstelling van 28 april 2023, 19 mei 2023, 10 mei 2024, 27 december 2024 en 30 mei 2025",
    days: ["2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27", "2025-05-30"],
  },
  {
    source: "Besluit gelijkstelling van 2 januari 2026, 15 mei 2026, 7 mei 2027, 28 april 2028 en 26 mei 2028",
    days: ["2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26"],
  },
];

/** King's Day, or Queen's Day before 2014: the day on which the birthday of the King is celebrated. */
export function kingsDay(year: number): number {
  const onSunday = (month: number, day: number, instead: number) => {
    const date = dayNumber(year, month, day);
    return weekday(date) === 6 ? date + instead : date;
  };
  if (year >= 2014) return onSunday(4, 27, -1);
  if (year >= 1980) return onSunday(4, 30, -1); // Beatrix kept her mother's day
  if (year >= 1949) return onSunday(4, 30, 1); // Juliana: a Sunday gave way to 1 May
  return onSunday(8, 31, 1); // Wilhelmina
}

/** Easter Sunday by the Gregorian computus (the anonymous algorithm in Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayNumber(year, Math.floor(f / 31), (f % 31) + 1);
}

// Par. 1: New Year's Day, the second days of Easter and Whitsun, both days of Christmas, Ascension Day, King's Day, 5 May.
function lawDays(year: number): number[] {
  const easter = easterSunday(year);
  return [
    dayNumber(year, 1, 1),
    easter + 1,
    easter + 39,
    easter + 50,
    kingsDay(year),
    dayNumber(year, 5, 5),
    ...christmas(year),
  ];
}

function publicDays(year: number): number[] {
  const easter = easterSunday(year);
  const days = [dayNumber(year, 1, 1), easter, easter + 1, easter + 39, easter + 49, easter + 50, kingsDay(year)];
  if (year % 5 === 0) days.push(dayNumber(year, 5, 5));
  return [...days, ...christmas(year)];
}

function christmas(year: number): number[] {
  return [dayNumber(year, 12, 25), dayNumber(year, 12, 26)];
}

function decreedDays(year: number): number[] {
  const written = DECREES.flatMap((decree) => decree.days).filter((day) => day.startsWith(`${year}-`));
  return written.map((day) => parseDate(day)!);
}
