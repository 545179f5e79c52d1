// A time zone as a table of its clock changes between 1900 and 2200, read once from Temporal; after that, local time and
// instants go over by integer arithmetic. A local wall time is a number too: the milliseconds it would have in UTC.
// Rules: TIM-1 (instants are integers), TIM-3 (skipped and repeated local times).

import { DAY_MS, dayNumber } from "./local-date.ts";

export type LocalCase = "once" | "skipped" | "twice";

export interface Zone {
  readonly id: string;
  /** Local minus UTC, in milliseconds, at an instant. */
  offsetAt(at: number): number;
  /** The latest clock change at or before an instant; −Infinity before the first. */
  changedAt(at: number): number;
  /** The instant of a wall time, "compatible": skipped moves forward by the gap, repeated means the first. */
  toInstant(wall: number): number;
  /** Whether a wall time exists once, never (skipped), or twice. */
  caseOf(wall: number): LocalCase;
}

/** The zone of that name (`Europe/Amsterdam`, `UTC`, `+01:00`), or undefined when there is none. */
export function findZone(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const read = readZone(name);
  if (read !== undefined) zones.set(name, read);
  return read;
}

/** The zone of a name that was checked before; an unknown one is a bug. */
export function zoneOf(name: string): Zone {
  const zone = findZone(name);
  if (zone === undefined) throw new RangeError(`zone.unknown: ${name}`);
  return zone;
}

/** The local date on which an instant falls, as a day number. */
export function localDay(zone: Zone, at: number): number {
  return Math.floor((at + zone.offsetAt(at)) / DAY_MS);
}

/** The first instant of a local date (its 00:00, moved forward where the clocks skip it). */
export function startOfDay(zone: Zone, dayNo: number): number {
  return zone.toInstant(dayNo * DAY_MS);
}

// A cache that only remembers what a name always gives: the zone table of this runtime does not change while it runs.
const zones = new Map<string, Zone>();
// One day of margin on both sides, so that the wall times at the edges of 1900 and 2200 have their neighbours.
const FIRST = dayNumber(1899, 12, 1) * DAY_MS;
const LAST = dayNumber(2201, 2, 1) * DAY_MS;

function readZone(name: string): Zone | undefined {
  let moment: Temporal.ZonedDateTime;
  try {
    moment = Temporal.Instant.fromEpochMilliseconds(FIRST).toZonedDateTimeISO(name);
  } catch {
    return undefined;
  }
  const id = moment.timeZoneId;
  const changes: number[] = [Number.NEGATIVE_INFINITY];
  const offsets: number[] = [moment.offsetNanoseconds / 1e6];
  for (;;) {
    const next = moment.getTimeZoneTransition("next");
    if (next === null || next.epochMilliseconds > LAST) break;
    changes.push(next.epochMilliseconds);
    offsets.push(next.offsetNanoseconds / 1e6);
    moment = next;
  }
  return tableZone(id, Float64Array.from(changes), Float64Array.from(offsets));
}

// Row i holds from changes[i] up to changes[i + 1]. A wall time is valid in row i when the instant it would be under that
// row's offset lies inside the row; around a change, zero rows (skipped) or two rows (repeated) say yes.
function tableZone(id: string, changes: Float64Array, offsets: Float64Array): Zone {
  const rowOf = (at: number): number => {
    let low = 0;
    let high = changes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (changes[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  // Offsets lie within a day of UTC, so rows further away than that cannot hold the wall time.
  const rowsAround = (wall: number): [number, number] => [rowOf(wall - DAY_MS), rowOf(wall + DAY_MS)];
  const holds = (row: number, at: number) =>
    at >= changes[row]! && (row + 1 === changes.length || at < changes[row + 1]!);

  const toInstant = (wall: number): number => {
    const [first, last] = rowsAround(wall);
    for (let row = first; row <= last; row++) {
      const at = wall - offsets[row]!;
      if (holds(row, at)) return at;
      // Skipped: late under the old offset, early under the new. The old offset moves it forward by the gap.
      if (row < last && at >= changes[row + 1]! && wall - offsets[row + 1]! < changes[row + 1]!) return at;
    }
    throw new RangeError(`no instant for wall time ${wall} in ${id}`);
  };
  const countOf = (wall: number): number => {
    const [first, last] = rowsAround(wall);
    let count = 0;
    for (let row = first; row <= last; row++) if (holds(row, wall - offsets[row]!)) count++;
    return count;
  };
  return {
    id,
    offsetAt: (at) => offsets[rowOf(at)]!,
    changedAt: (at) => changes[rowOf(at)]!,
    toInstant,
    caseOf: (wall) => (["skipped", "once"] as const)[countOf(wall)] ?? "twice",
  };
}
