import * as fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "./local-date.ts";
import { findZone, localDay, startOfDay, zoneOf } from "./zone.ts";

const names = ["Europe/Amsterdam", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo", "Africa/Cairo"].concat([
  "Asia/Kathmandu",
  "America/St_Johns",
  "Africa/Casablanca",
  "America/Havana",
  "Africa/Monrovia",
  "UTC",
  "+05:30",
]);
const zone = fc.constantFrom(...names);
const instant = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) });

test("TIM-1 the table of a zone has the offset that Temporal has, at any instant and around every change", () => {
  const offset = (name: string, at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).offsetNanoseconds / 1e6;
  fc.assert(
    fc.property(zone, instant, (name, at) => {
      expect(zoneOf(name).offsetAt(at)).toBe(offset(name, at));
      const change = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name).getTimeZoneTransition("next");
      fc.pre(change !== null);
      for (const near of [-1, 0, 1]) {
        const moment = change.epochMilliseconds + near;
        expect(zoneOf(name).offsetAt(moment)).toBe(offset(name, moment));
      }
    }),
    { numRuns: 500 },
  );
});

test("TIM-3 a wall time becomes the instant that Temporal calls compatible, most of all near a change", () => {
  const near = fc.integer({ min: -2 * 3_600_000, max: 2 * 3_600_000 });
  fc.assert(
    fc.property(zone, instant, near, (name, at, away) => {
      const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
      const change = (moment.getTimeZoneTransition("next") ?? moment).epochMilliseconds;
      const wall = Temporal.Instant.fromEpochMilliseconds(change + zoneOf(name).offsetAt(change) + away);
      const plain = wall.toZonedDateTimeISO("UTC").toPlainDateTime();
      const expected = plain.toZonedDateTime(name, { disambiguation: "compatible" }).epochMilliseconds;
      expect(zoneOf(name).toInstant(wall.epochMilliseconds)).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

test("TIM-3 Apia had no 30 December 2011", () => {
  const apia = zoneOf("Pacific/Apia");
  const missing = Date.UTC(2011, 11, 30) / DAY_MS;
  expect(startOfDay(apia, missing)).toBe(startOfDay(apia, missing + 1));
  expect(localDay(apia, startOfDay(apia, missing))).toBe(missing + 1);
});

test("TIM-3 an unknown zone is not found", () => {
  expect(findZone("Europe/Utrecht")).toBeUndefined();
  expect(findZone("")).toBeUndefined();
});
