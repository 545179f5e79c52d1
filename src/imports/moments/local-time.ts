/**
 * Wall times of one zone to instants, by a table of hours that fills itself as they are asked for: an export asks for
 * the same few years a million times. Only an hour in or around a clock change goes back to the zone. Rule: TIM-3.
 */
import { DAY_MS } from "../../time/local-date.ts";
import { zoneOf } from "../../time/zone.ts";

export interface LocalTime {
  /** Local minus UTC in milliseconds for a wall time in an hour without anything special; otherwise NaN. */
  offsetOf(wall: number): number;
  /** All that is known of a wall time, for the hours that are special. */
  readings(wall: number): { at: number; kind: "once" | "skipped" | "twice"; other: number };
}

const HOUR_MS = 3_600_000;
const PAGE = 4096;
// Before any wall time from 1900 on, so that every index is positive.
const BASE = Date.UTC(1899, 0, 1);

export function compileLocalTime(zoneName: string): LocalTime {
  const zone = zoneOf(zoneName);
  const pages: (Float64Array | undefined)[] = [];
  // Moments that are read one after the other mostly lie in one hour, or in one that was asked for before.
  let lastHour = -1;
  let lastOffset = Number.NaN;

  const fill = (hour: number): number => {
    const start = BASE + hour * HOUR_MS;
    const last = start + HOUR_MS - 1;
    const plain = zone.caseOf(start) === "once" && zone.caseOf(last) === "once";
    const offset = start - zone.toInstant(start);
    return plain && last - zone.toInstant(last) === offset ? offset : SPECIAL;
  };
  return {
    offsetOf(wall) {
      const hour = Math.floor((wall - BASE) / HOUR_MS);
      if (hour === lastHour) return lastOffset;
      const page = (pages[hour >>> 12] ??= new Float64Array(PAGE).fill(UNKNOWN));
      let offset = page[hour & (PAGE - 1)]!;
      if (offset === UNKNOWN) page[hour & (PAGE - 1)] = offset = fill(hour);
      lastHour = hour;
      lastOffset = offset === SPECIAL ? Number.NaN : offset;
      return lastOffset;
    },
    readings(wall) {
      const kind = zone.caseOf(wall);
      const at = zone.toInstant(wall);
      if (kind === "once") return { at, kind, other: Number.NaN };
      // A skipped time lies, once moved forward, under the offset that begins there. The second of two readings is
      // under the offset of a day later: no zone changes twice within a day.
      return { at, kind, other: wall - zone.offsetAt(kind === "skipped" ? at : at + DAY_MS) };
    },
  };
}

const UNKNOWN = Number.POSITIVE_INFINITY;
const SPECIAL = Number.NEGATIVE_INFINITY;
