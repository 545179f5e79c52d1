/**
 * How long something may take by the agreement, and how long it then takes: the open time of a clock until it is due, and
 * draws against it that mostly keep it.
 */
import { chosen } from "../engine/subject.ts";
import type { Clock } from "../engine/program.ts";
import type { Fields } from "../facts/fact.ts";
import type { Hours } from "../time/hours.ts";
import type { Length } from "../time/length.ts";
import { addCalendar, addWorkingDays, closingOfDay } from "../time/working-days.ts";
import type { Chance } from "./chance.ts";
import { minute } from "./setting.ts";

/** Open milliseconds of the clock's hours between a start and its due; undefined where nothing is promised. */
export function promisedMs(clock: Clock, attributes: Fields, startAt: number): number | undefined {
  const threshold = chosen(clock.target, attributes)?.find(({ kind }) => kind !== "none");
  if (threshold === undefined) return undefined;
  if (threshold.kind === "elapsed") return threshold.ms;
  const { length } = threshold;
  const dueAt = length === "by-close" ? closingOfDay(clock.hours, startAt) : afterLength(clock.hours, startAt, length!);
  return Math.max(minute, clock.hours.open(startAt, dueAt));
}

/** The moment at which a length from `at` ends, in these hours. */
export function afterLength(hours: Hours, at: number, length: Length): number {
  if (length.kind === "elapsed") return hours.due(at, length.ms);
  if (length.kind === "calendar") return addCalendar(hours.zone.id, at, length.n, length.unit);
  return addWorkingDays(hours, at, length.n, hours.definition.workingDay ?? { kind: "close" });
}

/** How much of the promised time is used: seldom more than all of it, mostly well below. */
export function usedShare(chance: Chance, missed: number, spread: number): number {
  if (chance.odds(missed)) return 1.02 + Math.min(4, chance.around(0.35, 0.9));
  for (let i = 0; i < 8; i++) {
    const share = chance.around(0.26, spread);
    if (share < 0.97) return share;
  }
  return 0.2 + 0.7 * chance.unit();
}

/** After so much open time, to the second; nothing is done within the same minute. */
export function later(hours: Hours, at: number, ms: number): number {
  return hours.due(at, Math.max(minute, Math.round(ms / 1000) * 1000));
}
