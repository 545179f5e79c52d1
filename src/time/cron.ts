/**
 * The five fields of a cron line, as Debian's cron reads them: minute, hour, day of the month, month, day of the week,
 * each with lists, ranges and steps; months and days of the week by name too, and 7 is Sunday as 0 is. A field that begins
 * with `*` leaves its days open; where neither field of days does, a date that fits either will do. Rule: HBT-1.
 */
import { civilDate, daysInMonth, weekday } from "./local-date.ts";

export type CronProblem =
  /** Five fields are expected. */
  | { readonly code: "schedule.fields"; readonly params: { written: string; found: string } }
  | {
      readonly code: "schedule.field";
      readonly params: { written: string; field: CronField; part: string; least: string; most: string };
    }
  /** No date fits: 30 February. */
  | { readonly code: "schedule.never"; readonly params: { written: string } };

export type CronField = "minute" | "hour" | "day-of-month" | "month" | "day-of-week";

export interface Cron {
  /** Minutes of the day, in order. */
  readonly minutes: readonly number[];
  /** Whether it runs on a local date (a day number). */
  readonly isDay: (dayNo: number) => boolean;
  /** A job whose hour or minute begins with `*` follows the clock as it ticks; the others stand at fixed times. */
  readonly followsClock: boolean;
}

export function readCron(written: string): Cron | CronProblem {
  const parts = written.trim().split(/\s+/);
  if (parts.length !== 5 || parts[0] === "")
    return { code: "schedule.fields", params: { written, found: String(parts[0] === "" ? 0 : parts.length) } };
  const read: boolean[][] = [];
  for (const [i, range] of ranges.entries()) {
    const values = readField(parts[i]!, range);
    if (typeof values === "string") {
      const { field, least, most } = range;
      const params = { written, field, part: values, least: String(least), most: String(most) };
      return { code: "schedule.field", params };
    }
    read.push(values);
  }
  const [minutes, hours, days, months, weekdays] = read as [boolean[], boolean[], boolean[], boolean[], boolean[]];
  weekdays[0] ||= weekdays[7] ?? false;
  const either = !parts[2]!.startsWith("*") && !parts[4]!.startsWith("*");
  if (!either && !hasDate(days, months)) return { code: "schedule.never", params: { written } };
  return {
    minutes: hours.flatMap((runs, hour) => (runs ? minutes.flatMap((on, m) => (on ? [hour * 60 + m] : [])) : [])),
    isDay: (dayNo) => {
      const { month, day } = civilDate(dayNo);
      if (!months[month]) return false;
      const onWeekday = weekdays[(weekday(dayNo) + 1) % 7]!;
      return either ? days[day]! || onWeekday : days[day]! && onWeekday;
    },
    followsClock: parts[0]!.startsWith("*") || parts[1]!.startsWith("*"),
  };
}

interface Range {
  readonly field: CronField;
  readonly least: number;
  readonly most: number;
  /** The names of the values from the least on. */
  readonly names?: readonly string[];
}

const ranges: readonly Range[] = [
  { field: "minute", least: 0, most: 59 },
  { field: "hour", least: 0, most: 23 },
  { field: "day-of-month", least: 1, most: 31 },
  { field: "month", least: 1, most: 12, names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" ") },
  { field: "day-of-week", least: 0, most: 7, names: "sun mon tue wed thu fri sat".split(" ") },
];

const shape = /^(?:(\*)|([a-z]+|\d+)(?:-([a-z]+|\d+))?)(?:\/(\d+))?$/i;

/** For each value whether it is meant; the part that cannot be read as text. */
function readField(written: string, range: Range): boolean[] | string {
  const values = Array.from({ length: range.most + 1 }, () => false);
  for (const part of written.split(",")) {
    const match = shape.exec(part);
    if (match === null) return part;
    const [, every, first, last, step] = match;
    const from = every === undefined ? valueOf(first!, range) : range.least;
    // A step behind one value has no end to go to; cron refuses it.
    const to = every !== undefined ? range.most : last === undefined ? from : valueOf(last, range);
    const by = step === undefined ? 1 : Number(step);
    const lone = step !== undefined && every === undefined && last === undefined;
    if (from === undefined || to === undefined || from > to || by === 0 || lone) return part;
    for (let value = from; value <= to; value += by) values[value] = true;
  }
  return values;
}

function valueOf(written: string, { least, most, names }: Range): number | undefined {
  if (!/^\d+$/.test(written)) {
    const at = names?.indexOf(written.toLowerCase()) ?? -1;
    return at < 0 ? undefined : least + at;
  }
  const value = Number(written);
  return value >= least && value <= most ? value : undefined;
}

/** Whether a leap year has a date of these days in these months; on some year it falls on every day of the week. */
function hasDate(days: readonly boolean[], months: readonly boolean[]): boolean {
  return months.some((runs, month) => runs && days.some((on, day) => on && day <= daysInMonth(2000, month)));
}
