/**
 * When a target is used up, given the waiting known so far. Rules: CLK-3 (due), CLK-4 (the first instant of a miss),
 * CAL-6, CAL-7, CAL-8 and CAL-10 (what is judged by the moment, and how waiting extends it).
 */
import { addCalendar, addWorkingDays, closingOfDay } from "../time/working-days.ts";
import type { Clock, Threshold } from "./program.ts";
import { never } from "./run.ts";

/** Working milliseconds between two instants, outside the waiting (CLK-2). */
export function elapsedBetween(clock: Clock, from: number, to: number, pauses: readonly number[]): number {
  if (to <= from) return 0;
  return clock.hours.open(from, to) - openPaused(clock, from, to, pauses);
}

function openPaused(clock: Clock, from: number, to: number, pauses: readonly number[]): number {
  let paused = 0;
  for (let i = 0; i < pauses.length; i += 2) {
    const begin = Math.max(from, pauses[i]!);
    const end = Math.min(to, pauses[i + 1]!);
    if (begin < end) paused += clock.hours.open(begin, end);
  }
  return paused;
}

/** The earliest instant at which the target is used up; never while a wait without end comes before it. */
export function dueAt(clock: Clock, threshold: Threshold, startAt: number, pauses: readonly number[]): number {
  if (threshold.kind === "none") return never;
  if (threshold.kind === "elapsed") return consumedAt(clock, startAt, threshold.ms, pauses);
  return momentDue(clock, threshold, startAt, pauses);
}

/** The first instant at which the miss is certain: within d at d and a millisecond, under d at d itself (CLK-4). */
export function missAt(clock: Clock, threshold: Threshold, startAt: number, pauses: readonly number[]): number {
  const over = threshold.within ? 1 : 0;
  if (threshold.kind === "elapsed") return consumedAt(clock, startAt, threshold.ms + over, pauses);
  return threshold.kind === "none" ? never : momentDue(clock, threshold, startAt, pauses) + over;
}

/** The earliest instant at which that many working milliseconds have passed outside the waiting. */
export function consumedAt(clock: Clock, startAt: number, ms: number, pauses: readonly number[]): number {
  if (ms === 0) return startAt;
  let position = startAt;
  let left = ms;
  for (let i = 0; i < pauses.length; i += 2) {
    const from = pauses[i]!;
    const to = pauses[i + 1]!;
    if (to <= position) continue;
    if (from > position) {
      const available = clock.hours.open(position, from);
      if (available >= left) return clock.hours.due(position, left);
      left -= available;
    }
    if (to === Infinity) return never;
    position = to;
  }
  return clock.hours.due(position, left);
}

function momentDue(clock: Clock, threshold: Threshold, startAt: number, pauses: readonly number[]): number {
  const length = threshold.length;
  if (length === "by-close") return grownByOpenTime(clock, startAt, closingOfDay(clock.hours, startAt), pauses);
  if (length?.kind === "working-days") {
    const base = addWorkingDays(clock.hours, startAt, length.n, clock.hours.definition.workingDay!);
    return grownByOpenTime(clock, startAt, base, pauses);
  }
  if (length?.kind !== "calendar")
    throw new Error(`a threshold judged by the moment has no such length: ${threshold.written}`);
  const begin = clock.hours.nextOpen(startAt); // CAL-8: it begins at the first open moment
  return grownByWallTime(begin, addCalendar(clock.zone, begin, length.n, length.unit), pauses);
}

/** CAL-8: a calendar length grows by the wall time of waiting until stable; a wait inside the growth grows it again. */
function grownByWallTime(begin: number, base: number, pauses: readonly number[]): number {
  let due = base;
  for (let i = 0; i < pauses.length; i += 2) {
    const from = Math.max(begin, pauses[i]!);
    if (from >= due) break;
    const to = pauses[i + 1]!;
    if (to === Infinity) return never;
    due += Math.max(0, to - from);
  }
  return due;
}

/** CAL-8: `close`, `same-time` and `by close` grow by the open time of waiting until stable. */
function grownByOpenTime(clock: Clock, startAt: number, base: number, pauses: readonly number[]): number {
  let paused = 0;
  for (let i = 0; i < pauses.length; i += 2) {
    const from = Math.max(startAt, pauses[i]!);
    const due = paused === 0 ? base : clock.hours.due(base, paused);
    if (from >= due) break;
    const to = pauses[i + 1]!;
    if (to === Infinity) return never;
    if (from < to) paused += clock.hours.open(from, to);
  }
  return paused === 0 ? base : clock.hours.due(base, paused);
}
