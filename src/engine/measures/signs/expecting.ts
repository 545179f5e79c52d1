/**
 * When a sign is expected, and until when it is in time: by the clock (`cron`, or `every` at a time of the day), or so long
 * after the last one (`every` alone). Rules: HBT-1, CAL-7 (days and months by local time), DUT-5 (as agreed, by the contract).
 */
import { text } from "../../../facts/fact.ts";
import type { Hours } from "../../../time/hours.ts";
import { parseLength, type Length } from "../../../time/length.ts";
import { Schedule } from "../../../time/schedule.ts";
import { addCalendar, addWorkingDays } from "../../../time/working-days.ts";
import { localDay, zoneOf } from "../../../time/zone.ts";
import type { Evidence } from "../evidence.ts";
import type { Measure } from "../measure.ts";

export interface Expecting {
  /** Undefined where each sign is expected after the last. */
  readonly schedule: Schedule | undefined;
  /** The nth moment at which one is expected after this one. */
  readonly after: (at: number, n: number) => number;
  /** The last moment at which one that was expected then is in time. */
  readonly until: (due: number) => number;
}

/** Undefined where nothing says how often: `as agreed`, while the contract does not tell. */
export function expectingOf(measure: Measure, { program: { zone }, contract, term }: Evidence): Expecting | undefined {
  const { cron, at, grace, "clock-change": clockChange } = measure.term;
  const { hours } = measure;
  const written = measure.term.every;
  const every =
    written?.kind === "from"
      ? parseLength(text(contract[written.name === "as agreed" ? measure.name : written.name]) ?? "")
      : written;
  const until = untilOf(grace, zone, hours);
  if (cron !== undefined || at !== undefined) {
    if (cron === undefined && every === undefined) return undefined;
    const firstDay = Number.isFinite(term.from) ? localDay(zoneOf(zone), term.from) : undefined;
    const schedule = new Schedule({ cron, every, at, clockChange }, zoneOf(zone), firstDay);
    return { schedule, until, after: (from, n) => nthAfter(schedule, from, n) };
  }
  if (every === undefined || !(later(every, 0, 1, zone, hours)! > 0)) return undefined;
  if (every.kind === "elapsed") return { schedule: undefined, until, after: (from, n) => from + n * every.ms };
  return { schedule: undefined, until, after: (from, n) => later(every, from, n, zone, hours)! };
}

function untilOf(grace: Length | undefined, zone: string, hours: Hours): Expecting["until"] {
  if (grace === undefined) return (due) => due;
  if (grace.kind === "elapsed") return (due) => due + grace.ms;
  return (due) => later(grace, due, 1, zone, hours) ?? due;
}

function nthAfter(schedule: Schedule, from: number, n: number): number {
  let at: number | undefined = from;
  for (let left = n; left > 0 && at !== undefined; left--) at = schedule.next(at);
  return at ?? Infinity;
}

/** n times a length after a moment, before it for a negative n; undefined where working days have no meaning in the hours. */
export function later(length: Length, at: number, n: number, zone: string, hours: Hours): number | undefined {
  if (length.kind === "elapsed") return at + n * length.ms;
  if (length.kind === "calendar") return addCalendar(zone, at, n * length.n, length.unit);
  const { workingDay } = hours.definition;
  return workingDay === undefined ? undefined : addWorkingDays(hours, at, n * length.n, workingDay);
}
