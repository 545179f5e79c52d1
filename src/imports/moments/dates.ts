/** Dates to midnights from a table of months, because a column asks for the same few thousand dates a million times. */
import { DAY_MS, dayNumber, daysInMonth } from "../../time/local-date.ts";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;
const MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12;
const midnights = Float64Array.from({ length: MONTHS }, (_, i) => dayNumber(yearOf(i), (i % 12) + 1, 1) * DAY_MS);
const lengths = Uint8Array.from({ length: MONTHS }, (_, i) => daysInMonth(yearOf(i), (i % 12) + 1));

/** The wall time of a date's 00:00; NaN where no such date exists or its year lies outside 1900 to 2200. */
export function midnightOf(year: number, month: number, day: number): number {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12)) return Number.NaN;
  const index = (year - FIRST_YEAR) * 12 + month - 1;
  return day >= 1 && day <= lengths[index]! ? midnights[index]! + (day - 1) * DAY_MS : Number.NaN;
}

function yearOf(index: number): number {
  return FIRST_YEAR + Math.floor(index / 12);
}
