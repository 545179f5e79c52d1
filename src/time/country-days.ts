// Public holidays of other countries, through the library date-holidays. The library is heavy, so this file never imports
// it: whoever has hours with `country:BE` in them loads it (`import("date-holidays")`) and passes its constructor here.
// Only public holidays count, and each of them for every local date it covers. Rule: CAL-5.

import type { ResolveDates } from "./day-names.ts";
import { civilDate, DAY_MS, formatDate, parseDate } from "./local-date.ts";

interface PublicHoliday {
  date: string;
  start: Date;
  end: Date;
  type: string;
}
interface HolidaysOfCountry {
  getHolidays(year: number): PublicHoliday[];
  getStates(country: string): Readonly<Record<string, string>> | undefined;
  getRegions(country: string, state: string): Readonly<Record<string, string>> | undefined;
}
export interface HolidaysConstructor {
  new (country: string, state?: string, region?: string): HolidaysOfCountry;
}

/** Answers `country:BE`, `country:DE-BY` year by year; undefined for a country or region the library does not have. */
export function countryDays(Holidays: HolidaysConstructor): ResolveDates {
  const countries = new Map<string, HolidaysOfCountry>();
  return (name, year) => {
    const parts = name.slice("country:".length).split("-");
    const [country, state, region] = parts;
    const found = countries.get(name) ?? new Holidays(country!, state, region);
    countries.set(name, found);
    if (parts.length > 3 || !hasRegion(found, country!, state, region)) return undefined;
    const holidays = found.getHolidays(year).filter((holiday) => holiday.type === "public");
    return holidays.length === 0 ? undefined : holidays.flatMap(localDates).filter((date) => yearOf(date) === year);
  };
}

// Asked for a region that it does not have, the library answers with the days of the whole country.
function hasRegion(library: HolidaysOfCountry, country: string, state?: string, region?: string): boolean {
  if (state === undefined) return true;
  if (!Object.hasOwn(library.getStates(country) ?? {}, state)) return false;
  return region === undefined || Object.hasOwn(library.getRegions(country, state) ?? {}, region);
}

// `date` is the local date on which it starts; a holiday of several days lasts until its end.
function localDates(holiday: PublicHoliday): string[] {
  const first = parseDate(holiday.date.slice(0, 10))!;
  const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS));
  return Array.from({ length: days }, (_, i) => formatDate(first + i));
}

function yearOf(date: string): number {
  return civilDate(parseDate(date)!).year;
}
