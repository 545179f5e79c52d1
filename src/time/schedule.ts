/**
 * When a control is expected by the clock: `0 2 * * 1-5`, or every day, week, month or year at a time. What a change of the
 * clocks does to it is settled as Debian's cron does: a fixed time that is skipped comes at once after the change, one that
 * exists twice comes once, and what follows the clock (`*` for the hour or minute) just goes on ticking; a change of three
 * hours or more is a correction of the clock and makes nothing up. `as-written` makes up nothing ever: a skipped time does
 * not come and a repeated one comes twice. Several times made up by one change are one moment. Rule: HBT-1.
 */
import { readCron, type CronProblem } from "./cron.ts";
import { readEveryAt, type EveryProblem } from "./every-at.ts";
import type { Length } from "./length.ts";
import { DAY_MS } from "./local-date.ts";
import { localDay, type Zone } from "./zone.ts";

/** As an agreement writes it: `cron`, or `every` with `at`. */
export interface WrittenSchedule {
  readonly cron?: string | undefined;
  readonly every?: Length | undefined;
  readonly at?: string | undefined;
  readonly clockChange?: "once" | "as-written" | undefined;
}

export type ScheduleProblem = CronProblem | EveryProblem;

/** The days and times of a schedule, in any zone. */
export interface Timetable {
  /** Minutes of the day, in order. */
  readonly minutes: readonly number[];
  readonly isDay: (dayNo: number) => boolean;
  readonly followsClock: boolean;
}

/** What keeps a schedule from being read or from ever coming; undefined where nothing does. */
export function scheduleProblem(written: WrittenSchedule): ScheduleProblem | undefined {
  const read = readTimetable(written);
  return "code" in read ? read : undefined;
}

function readTimetable({ cron, every, at = "" }: WrittenSchedule, firstDay?: number): Timetable | ScheduleProblem {
  return cron === undefined ? readEveryAt(every, at, firstDay) : readCron(cron);
}

/** The moments of a schedule in a zone, epoch milliseconds. */
export class Schedule {
  private readonly zone: Zone;
  private readonly timetable: Timetable;
  private readonly makesUp: boolean;

  /** `firstDay` (a local day number) is what every second day and every third week count from. A schedule with a problem is a bug here. */
  constructor(written: WrittenSchedule, zone: Zone, firstDay?: number) {
    const read = readTimetable(written, firstDay);
    if ("code" in read) throw new RangeError(`${read.code}: ${JSON.stringify(read.params)}`);
    this.zone = zone;
    this.timetable = read;
    this.makesUp = written.clockChange !== "as-written" && !read.followsClock;
  }

  /** All in [from, to), in order, each once. */
  between(from: number, to: number): number[] {
    return from < to ? this.onDays(localDay(this.zone, from) - 1, localDay(this.zone, to) + 1, from, to) : [];
  }

  /** The first after a moment; undefined where the next forty years have none. */
  next(after: number): number | undefined {
    const today = localDay(this.zone, after);
    for (let day = today - 1; day < today + farthest; day++) {
      // Around a change at midnight the moments of two dates may lie through each other.
      if (this.timetable.isDay(day)) {
        const [first] = this.onDays(day, day + 1, after + 1, Infinity);
        if (first !== undefined) return first;
      }
    }
    return undefined;
  }

  /** The last before a moment; undefined where the forty years before it have none. */
  previous(before: number): number | undefined {
    const today = localDay(this.zone, before);
    for (let day = today + 1; day > today - farthest; day--) {
      if (this.timetable.isDay(day)) {
        const last = this.onDays(day - 1, day, -Infinity, before).at(-1);
        if (last !== undefined) return last;
      }
    }
    return undefined;
  }

  private onDays(first: number, last: number, from: number, to: number): number[] {
    const moments: number[] = [];
    for (let day = first; day <= last; day++) {
      if (!this.timetable.isDay(day)) continue;
      const offset = this.zone.offsetAt((day - 1) * DAY_MS);
      const changes = offset !== this.zone.offsetAt((day + 2) * DAY_MS);
      for (const minute of this.timetable.minutes) {
        const wall = day * DAY_MS + minute * 60_000;
        if (changes) this.addAround(wall, moments);
        else moments.push(wall - offset);
      }
    }
    return inOrder(moments).filter((at) => at >= from && at < to);
  }

  /** A wall time near a change of the clocks: none, one or two moments. */
  private addAround(wall: number, moments: number[]): void {
    const { zone, makesUp } = this;
    const first = zone.toInstant(wall);
    const existence = zone.caseOf(wall);
    if (existence === "skipped") {
      const changedAt = zone.changedAt(first);
      if (makesUp && zone.offsetAt(changedAt) - zone.offsetAt(changedAt - 1) < correctionMs) moments.push(changedAt);
      return;
    }
    moments.push(first);
    if (existence === "once") return;
    const second = wall - zone.offsetAt(first + DAY_MS);
    if (!makesUp || second - first >= correctionMs) moments.push(second);
  }
}

/** Each once and in order, which they are unless the clocks were put back among them. */
function inOrder(moments: number[]): number[] {
  for (let i = 1; i < moments.length; i++)
    if (moments[i]! <= moments[i - 1]!) return [...new Set(moments)].toSorted((a, b) => a - b);
  return moments;
}

/** A change this large sets a clock right; nothing is made up for it. */
const correctionMs = 3 * 3_600_000;
/** 29 February on one day of the week comes again after 40 years where a century without a leap day lies between. */
const farthest = 41 * 366;
