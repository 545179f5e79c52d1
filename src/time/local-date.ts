// Dates of the proleptic Gregorian calendar as day numbers (days since 1970-01-01), without any time zone. Integer
// arithmetic: a table of twenty-five years asks for thousands of dates, and a calendar object for each is too slow.

export const DAY_MS = 86_400_000;

/** The day number of a civil date. Month 1 to 12; the day may lie outside the month and then counts on. */
export function dayNumber(year: number, month: number, day: number): number {
  // Years begin in March here, so that the leap day is the last of its year and months have a regular rhythm.
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const monthDays = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return 365 * marchYear + leapDays + monthDays + day - 719_469;
}

/** The civil date of a day number. */
export function civilDate(dayNo: number): { year: number; month: number; day: number } {
  const date = new Date(dayNo * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(dayNo: number): number {
  return (((dayNo + 3) % 7) + 7) % 7;
}

/** `2026-11-20`. */
export function formatDate(dayNo: number): string {
  return new Date(dayNo * DAY_MS).toISOString().slice(0, 10);
}

/** The day number of `2026-11-20`, or undefined when it is written otherwise or no such date exists. */
export function parseDate(text: string): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return undefined;
  return existingDate(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day number of a civil date, or undefined when the month has no such day. */
export function existingDate(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayNumber(year, month, day);
}

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : 28;
}
