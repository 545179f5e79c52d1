// The laws of hours, on random definitions around clock changes, against the plain oracle beside this file.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileHours } from "../../src/time/compile-hours.ts";
import { parseHours } from "../../src/time/hours-text.ts";
import { countOpen, MINUTE, oracle, walkOpen } from "./time-oracle.ts";
import type { HoursText } from "./time-oracle.ts";

/** A zone, a date on which its clocks do something, and what they do. */
const places: [zone: string, date: string, change: string][] = [
  ["Europe/Amsterdam", "2026-03-29", "02:00 to 03:00"],
  ["Europe/Amsterdam", "2026-10-25", "03:00 to 02:00"],
  ["Europe/Amsterdam", "2028-02-29", "nothing, but a leap day"],
  ["Australia/Lord_Howe", "2026-04-05", "back by half an hour"],
  ["Australia/Lord_Howe", "2026-10-04", "ahead by half an hour"],
  ["Pacific/Apia", "2011-12-30", "a whole date does not exist"],
  ["America/Sao_Paulo", "2018-11-04", "00:00 to 01:00"],
  ["America/Sao_Paulo", "2018-02-18", "00:00 to 23:00 of the day before"],
  ["Africa/Cairo", "2024-04-26", "00:00 to 01:00"],
  ["Africa/Cairo", "2024-11-01", "00:00 to 23:00 of the day before"],
  ["Asia/Kathmandu", "2026-01-01", "nothing, 45 minutes off the hour"],
  ["America/St_Johns", "2010-11-07", "00:01 to 23:01 of the day before"],
  ["America/St_Johns", "2026-03-08", "02:00 to 03:00"],
  ["Africa/Casablanca", "2026-03-22", "02:00 to 03:00 after Ramadan"],
  ["America/Havana", "2026-11-01", "01:00 to 00:00"],
  ["UTC", "2026-12-31", "nothing, but a year's end"],
];

const place = fc.constantFrom(...places);
const minuteText = (minute: number) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
// Half past and the quarters around the usual hours of change come up far more often than chance has it.
const minute = fc.oneof(
  fc.constantFrom(0, 1, 15, 30, 60, 90, 120, 135, 150, 165, 180, 210, 1380, 1410, 1439),
  fc.integer({ min: 0, max: 1439 }),
);
const window = fc
  .tuple(minute, fc.oneof(minute, fc.constant(1440)))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => `${minuteText(from)}-${minuteText(to)}`);
const windows = fc.array(window, { maxLength: 3 });
const nearby = (date: string) => fc.integer({ min: -4, max: 4 }).map((days) => shift(date, days));

function hoursText([zone, date]: [string, string, string]): fc.Arbitrary<HoursText> {
  const day = nearby(date);
  const moment = fc.integer({ min: -4 * 1440, max: 4 * 1440 }).map((n) => Date.parse(date) + n * MINUTE);
  const week = fc.record({
    mon: windows,
    tue: windows,
    wed: windows,
    thu: windows,
    fri: windows,
    sat: windows,
    sun: windows,
  });
  return fc.record(
    {
      zone: fc.constant(zone),
      week: fc.oneof({ weight: 9, arbitrary: week }, { weight: 1, arbitrary: fc.constant("always" as const) }),
      closed: fc.array(fc.oneof(day, day.map(asYearly)), { maxLength: 3 }),
      dates: fc.dictionary(day, windows, { maxKeys: 3 }),
      early: fc.dictionary(minute.map(minuteText), fc.array(day, { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
      extra: fc.dictionary(day, windows, { maxKeys: 2 }),
      shut: fc.array(
        fc
          .tuple(moment, fc.integer({ min: 1, max: 3000 }))
          .map(([from, length]): [string, string] => [
            new Date(from).toISOString(),
            new Date(from + length * MINUTE).toISOString(),
          ]),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ["zone"] },
  );
}

const scene = place.chain((chosen) => fc.record({ place: fc.constant(chosen), text: hoursText(chosen) }));
const runs = { numRuns: 200 };

function compiled(text: HoursText, date: string) {
  const { hours } = parseHours(text);
  fc.pre(hours !== undefined);
  const year = Number(date.slice(0, 4));
  return compileHours(hours, year - 1, year + 1);
}

describe("hours against the oracle", () => {
  test("CAL-1 TIM-2 TIM-3 every minute around a clock change is open or closed as the rule says", () => {
    fc.assert(
      fc.property(scene, ({ place: [, date], text }) => {
        const hours = compiled(text, date);
        const { from, minutes } = oracle(text, date);
        const wrong = minutes.findIndex((open, i) => hours.isOpen(from + i * MINUTE) !== open);
        expect(wrong < 0 ? "none" : new Date(from + wrong * MINUTE).toISOString()).toBe("none");
      }),
      runs,
    );
  });

  test("CAL-2 CAL-3 open time, due, next opening and closing are what a walk by the minute finds", () => {
    const asked = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -3000, max: 3000 })), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(scene, asked, ({ place: [, date], text }, questions) => {
        const hours = compiled(text, date);
        const { from, minutes } = oracle(text, date);
        const at = (n: number) => from + n * MINUTE;
        for (const [x, y, length] of questions) {
          const [a, b] = [x % minutes.length, y % minutes.length];
          expect(hours.open(at(a), at(b))).toBe(countOpen(minutes, a, b) * MINUTE);
          const closing = minutes.findIndex((open, i) => i > a && !open && minutes[i - 1]!);
          const walked = [walkOpen(minutes, a, length), known(minutes.indexOf(true, a)), known(closing)];
          const answers = [
            () => hours.due(at(a), length * MINUTE),
            () => hours.nextOpen(at(a)),
            () => hours.nextClose(at(a)),
          ];
          const found = answers.map((answer, i) => (walked[i] === undefined ? undefined : answer()));
          expect(found).toEqual(walked.map((n) => (n === undefined ? undefined : at(n))));
        }
      }),
      runs,
    );
  });
});

describe("laws to the millisecond", () => {
  const instants = fc.integer({ min: Date.UTC(2004, 0), max: Date.UTC(2032, 0) });
  const lengths = fc.integer({ min: 1, max: 40 * 3_600_000 });

  test("CAL-4 open is additive and turns its sign with its direction", () => {
    fc.assert(
      fc.property(scene, instants, instants, instants, ({ place: [, date], text }, a, b, c) => {
        const hours = compiled(text, date);
        expect(hours.open(a, b) + hours.open(b, c)).toBe(hours.open(a, c));
        expect(hours.open(b, a)).toBe(0 - hours.open(a, b));
      }),
      runs,
    );
  });

  test("CAL-4 due uses up exactly its length, in steps or at once, and is the earliest that does", () => {
    fc.assert(
      fc.property(weekly(), instants, lengths, lengths, (text, t, d1, d2) => {
        const hours = compiled(text, "2018-01-01");
        const first = hours.due(t, d1);
        expect(hours.open(t, first)).toBe(d1);
        expect(hours.due(first, d2)).toBe(hours.due(t, d1 + d2));
        expect(hours.open(t, first - 1)).toBe(d1 - 1);
      }),
      runs,
    );
  });

  test("CAL-3 CAL-4 due backwards mirrors due: the latest moment from which the length is open", () => {
    fc.assert(
      fc.property(weekly(), instants, lengths, (text, t, d) => {
        const hours = compiled(text, "2018-01-01");
        const begin = hours.due(t, -d);
        expect(hours.open(begin, t)).toBe(d);
        expect(hours.open(begin + 1, t)).toBe(d - 1);
        expect(hours.due(t, 0)).toBe(t);
      }),
      runs,
    );
  });

  test("CAL-2 what the intervals of a span add up to is its open time", () => {
    fc.assert(
      fc.property(weekly(), instants, fc.integer({ min: 0, max: 30 * 86_400_000 }), (text, from, length) => {
        const hours = compiled(text, "2018-01-01");
        const spans = hours.intervals(from, from + length);
        expect(spans.reduce((sum, [a, b]) => sum + b - a, 0)).toBe(hours.open(from, from + length));
        expect(spans.every(([a, b], i) => a < b && (i === 0 || spans[i - 1]![1] < a))).toBe(true);
      }),
      runs,
    );
  });
});

/** An index that was found; what lies beyond the days of the oracle is not judged. */
function known(index: number): number | undefined {
  return index < 0 ? undefined : index;
}

/** Hours with at least one window every week, so that a due always exists. */
function weekly(): fc.Arbitrary<HoursText> {
  const some = fc.array(window, { minLength: 1, maxLength: 3 });
  const zones = fc.constantFrom(...places.map(([zone]) => zone));
  return fc.record({ zone: zones, week: fc.record({ mon: some, wed: windows, sat: windows, sun: windows }) });
}

function pad(n: number): string {
  return String(n).padStart(2, "0");
}

function shift(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function asYearly(date: string): string {
  const { day, month } = Temporal.PlainDate.from(date);
  return `${day} ${["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"][month - 1]!}`;
}
