// Moments as text: `2026-11-20 16:30` in a zone, or ISO 8601 with an offset. Instants stay integers of epoch milliseconds;
// a written local time that is skipped, or repeated without an offset, is a problem and never guessed. Rules: TIM-1, TIM-3.

import { DAY_MS, existingDate, formatDate } from "./local-date.ts";
import { findZone, zoneOf } from "./zone.ts";

export type MomentCode =
  | "time.invalid"
  | "time.skipped"
  | "time.ambiguous"
  | "time.no-offset"
  | "time.outside-years"
  | "zone.unknown";
export interface MomentProblem {
  code: MomentCode;
  params: Record<string, string>;
}
export type MomentResult = { at: number; problem?: undefined } | { at?: undefined; problem: MomentProblem };

/**
 * The instant of a local moment: `2026-11-20 16:30`, `T` or a space between, with `:05` or `:05.123`, and with `Z` or an
 * offset (`+01:00`) where wanted; with an offset the instant is exact, whatever the zone. `24:00` is the end of that date.
 * Without an offset the year lies from 1900 to 2200, the years whose clock changes are known.
 */
export function localToInstant(zoneName: string, text: string): MomentResult {
  const zone = findZone(zoneName);
  if (zone === undefined) return refused("zone.unknown", { zone: zoneName });
  const written = readMoment(text);
  if (written === undefined) return refused("time.invalid", { text });
  if (written.offsetMs !== undefined) return { at: written.wall - written.offsetMs };
  if (written.year < 1900 || written.year > 2200) return refused("time.outside-years", { text });
  const existence = zone.caseOf(written.wall);
  if (existence === "skipped") return refused("time.skipped", { text, zone: zone.id });
  if (existence === "twice")
    return refused("time.ambiguous", { text, zone: zone.id, ...bothReadings(zone.id, written.wall) });
  return { at: zone.toInstant(written.wall) };
}

/**
 * The instant of a written moment that nobody can be asked about any more: as `localToInstant`, but a local time that is
 * skipped moves forward by the gap and one that exists twice means the first. Undefined where it is no moment at all.
 */
export function compatibleInstant(zoneName: string, text: string): number | undefined {
  const written = readMoment(text);
  if (written === undefined) return undefined;
  if (written.offsetMs !== undefined) return written.wall - written.offsetMs;
  return written.year < 1900 || written.year > 2200 ? undefined : zoneOf(zoneName).toInstant(written.wall);
}

/** The instant of an ISO 8601 moment that carries `Z` or an offset; a local time alone is `time.no-offset`. */
export function isoToInstant(text: string): MomentResult {
  const written = readMoment(text);
  if (written === undefined) return refused("time.invalid", { text });
  if (written.offsetMs === undefined) return refused("time.no-offset", { text });
  return { at: written.wall - written.offsetMs };
}

/** `2026-11-20 16:30` in the zone, with `:05` and `.123` only where they are not zero. */
export function instantToLocal(zoneName: string, at: number): string {
  const zone = zoneOf(zoneName);
  return formatWall(at + zone.offsetAt(at), " ");
}

/** `2026-11-20T16:30:00+01:00` in the zone, with `.123` only where it is not zero. */
export function instantToIso(zoneName: string, at: number): string {
  const zone = zoneOf(zoneName);
  const offsetMs = zone.offsetAt(at);
  return formatWall(at + offsetMs, "T", true) + formatOffset(offsetMs);
}

/** `2026-11-20T15:30:00Z`, with `.123` only where it is not zero. */
export function instantToUtc(at: number): string {
  return formatWall(at, "T", true) + "Z";
}

interface WrittenMoment {
  wall: number;
  year: number;
  offsetMs?: number;
}

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)(?:T| )(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:(Z)|([+-])(\d\d):?(\d\d)(?::(\d\d))?)?$/;

function readMoment(text: string): WrittenMoment | undefined {
  const match = MOMENT.exec(text);
  if (match === null) return undefined;
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  const day = existingDate(Number(match[1]), Number(match[2]), Number(match[3]));
  const decimals = (match[7] ?? "").padEnd(9, "0");
  const endOfDay = hour === 24 && minute === 0 && second === 0 && Number(decimals) === 0;
  // Finer than a millisecond is refused, not rounded.
  if (day === undefined || (hour > 23 && !endOfDay) || minute > 59 || second > 59 || !decimals.endsWith("000000")) {
    return undefined;
  }
  const wall = day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + Number(decimals.slice(0, 3));
  const year = Number(match[1]);
  if (match[8] !== undefined) return { wall, year, offsetMs: 0 };
  if (match[9] === undefined) return { wall, year };
  const [offsetHours, offsetMinutes, offsetSeconds] = [Number(match[10]), Number(match[11]), Number(match[12] ?? 0)];
  if (offsetHours > 23 || offsetMinutes > 59 || offsetSeconds > 59) return undefined;
  const size = ((offsetHours * 60 + offsetMinutes) * 60 + offsetSeconds) * 1000;
  return { wall, year, offsetMs: match[9] === "-" ? 0 - size : size };
}

function bothReadings(zoneName: string, wall: number): { first: string; second: string } {
  const zone = zoneOf(zoneName);
  const first = zone.toInstant(wall);
  // The second reading is under the offset that holds a day later: two changes within a day are not known to any zone.
  const second = wall - zone.offsetAt(first + DAY_MS);
  return { first: instantToIso(zoneName, first), second: instantToIso(zoneName, second) };
}

function formatWall(wall: number, between: string, seconds = false): string {
  const day = Math.floor(wall / DAY_MS);
  const clock = new Date(wall - day * DAY_MS).toISOString().slice(11, 23);
  const precise = clock.endsWith(".000") ? clock.slice(0, 8) : clock;
  return (
    formatDate(day) +
    between +
    (!seconds && precise.length === 8 && precise.endsWith(":00") ? clock.slice(0, 5) : precise)
  );
}

function formatOffset(offsetMs: number): string {
  const clock = new Date(Math.abs(offsetMs)).toISOString().slice(11, 19);
  return (offsetMs < 0 ? "-" : "+") + (clock.endsWith(":00") ? clock.slice(0, 5) : clock);
}

function refused(code: MomentCode, params: Record<string, string>): MomentResult {
  return { problem: { code, params } };
}
