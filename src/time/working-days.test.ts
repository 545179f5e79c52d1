import { describe, expect, test } from "vitest";
import { compileHours } from "./compile-hours.ts";
import { parseHours } from "./hours-text.ts";
import type { Hours } from "./hours.ts";
import { parseDate } from "./local-date.ts";
import { instantToLocal, localToInstant } from "./moment.ts";
import {
  addCalendar,
  addWorkingDays,
  closingOfDay,
  isWorkingDay,
  workingDaysBefore,
  workingDaysBetween,
} from "./working-days.ts";

const zone = "Europe/Amsterdam";
const at = (text: string) => localToInstant(zone, text).at!;
const local = (instant: number) => instantToLocal(zone, instant);

function hoursOf(text: object): Hours {
  const { hours } = parseHours({ zone, closed: "nl-public", ...text });
  return compileHours(hours!, 2025, 2028);
}
const nineToFive = hoursOf({ week: { "mon-fri": "09:00-17:00" } });
const eightToSix = hoursOf({ week: { "mon-fri": "08:00-18:00" } });
const night = hoursOf({ week: { "mon-fri": "22:00-06:00" } });

describe("addWorkingDays", () => {
  const close = { kind: "close" } as const;
  const same = { kind: "same-time" } as const;

  test.each([
    ["2026-11-20 13:00", 5, "2026-11-27 17:00"],
    ["2026-11-20 20:00", 1, "2026-11-23 17:00"],
    ["2026-11-21 12:00", 1, "2026-11-23 17:00"],
    ["2026-12-24 09:00", 1, "2026-12-28 17:00"],
    ["2026-11-20 13:00", 0, "2026-11-20 13:00"],
  ])("CAL-6 close: %s and %d working days is %s", (start, n, due) => {
    expect(local(addWorkingDays(nineToFive, at(start), n, close))).toBe(due);
  });

  test.each([
    ["2026-11-20 13:00", 1, "2026-11-23 13:00"],
    ["2026-11-20 20:00", 1, "2026-11-23 17:00"],
    ["2026-11-20 07:00", 1, "2026-11-23 09:00"],
    ["2026-11-23 13:00", -1, "2026-11-20 13:00"],
    ["2026-11-23 07:00", -1, "2026-11-20 09:00"],
    ["2026-11-23 17:00", 1, "2026-11-24 17:00"],
  ])("CAL-6 same time: %s and %d working days is %s", (start, n, due) => {
    expect(local(addWorkingDays(nineToFive, at(start), n, same))).toBe(due);
  });

  test("CAL-6 same time in a break goes on to the opening, or back to the closing", () => {
    const lunch = hoursOf({ week: { mon: "09:00-17:00", "tue-fri": ["09:00-12:00", "13:00-17:00"] } });
    expect(local(addWorkingDays(lunch, at("2026-11-23 12:30"), 1, same))).toBe("2026-11-24 13:00");
    expect(local(addWorkingDays(lunch, at("2026-11-30 12:30"), -1, same))).toBe("2026-11-27 12:00");
  });

  test("CAL-6 elapsed: a working day is its length in open hours", () => {
    const eight = { kind: "elapsed", ms: 8 * 3_600_000 } as const;
    expect(local(addWorkingDays(nineToFive, at("2026-11-20 13:00"), 5, eight))).toBe("2026-11-27 13:00");
    expect(local(addWorkingDays(eightToSix, at("2026-11-20 13:00"), 1, eight))).toBe("2026-11-23 11:00");
    expect(local(addWorkingDays(nineToFive, at("2026-11-27 13:00"), -5, eight))).toBe("2026-11-20 13:00");
  });

  test("CAL-9 an early closing cuts close and same time, and not the written length", () => {
    const early = hoursOf({ week: { "mon-fri": "09:00-17:00" }, early: { "16:00": "24 dec" } });
    const start = at("2026-12-23 16:30");
    expect(local(addWorkingDays(early, start, 1, close))).toBe("2026-12-24 16:00");
    expect(local(addWorkingDays(early, start, 1, same))).toBe("2026-12-24 16:00");
    expect(local(addWorkingDays(early, start, 1, { kind: "elapsed", ms: 8 * 3_600_000 }))).toBe("2026-12-28 09:30");
  });

  test("CAL-6 a window that crosses midnight belongs to the date on which it starts", () => {
    expect(isWorkingDay(night, parseDate("2026-11-20")!)).toBe(true);
    expect(isWorkingDay(night, parseDate("2026-11-21")!)).toBe(false);
    // Saturday 02:00 is in Friday's shift: one working day on is Monday's.
    expect(local(addWorkingDays(night, at("2026-11-21 02:00"), 1, close))).toBe("2026-11-24 06:00");
    expect(local(addWorkingDays(night, at("2026-11-21 02:00"), 1, same))).toBe("2026-11-24 02:00");
  });
});

describe("workingDaysBefore", () => {
  test.each([
    [eightToSix, "2026-11-26 20:00", 3, "2026-11-24 08:00"],
    [eightToSix, "2026-11-16 20:00", 10, "2026-11-03 08:00"],
    [nineToFive, "2027-03-13 20:00", 5, "2027-03-08 09:00"],
    [nineToFive, "2026-11-20 12:00", 1, "2026-11-19 09:00"],
    [nineToFive, "2026-11-20 17:00", 1, "2026-11-20 09:00"],
    [night, "2026-11-21 05:00", 1, "2026-11-19 22:00"],
    [night, "2026-11-21 06:00", 1, "2026-11-20 22:00"],
  ] as const)("CAL-6 DUT-2 on %o, before %s, %d whole working days begin at %s", (hours, moment, n, begin) => {
    expect(local(workingDaysBefore(hours, at(moment), n))).toBe(begin);
    expect(local(addWorkingDays(hours, at(moment), -n, { kind: "close" }))).toBe(begin);
    expect(workingDaysBetween(hours, at(begin), at(moment))).toBe(n);
    expect(workingDaysBetween(hours, at(begin) + 1, at(moment))).toBe(n - 1);
  });
});

describe("calendar lengths", () => {
  test.each([
    ["2026-01-31 12:00", 1, "month", "2026-02-28 12:00"],
    ["2028-01-31 12:00", 1, "month", "2028-02-29 12:00"],
    ["2026-03-31 12:00", -1, "month", "2026-02-28 12:00"],
    ["2028-02-29 12:00", 1, "year", "2029-02-28 12:00"],
    ["2026-11-15 09:00", 14, "month", "2028-01-15 09:00"],
    ["2026-01-15 09:00", -1, "month", "2025-12-15 09:00"],
    ["2026-03-28 02:30", 1, "day", "2026-03-29 03:30"],
    ["2026-10-18 12:00", 1, "week", "2026-10-25 12:00"],
    ["2027-01-01 00:00", -30, "day", "2026-12-02 00:00"],
    ["2026-11-20 09:00", 0, "year", "2026-11-20 09:00"],
  ] as const)("CAL-7 DUT-6 TIM-3 %s and %d %s is %s", (start, n, unit, then) => {
    expect(local(addCalendar(zone, at(start), n, unit))).toBe(then);
  });

  test("CAL-7 a length that leaves the known years is refused by name", () => {
    expect(() => addCalendar(zone, at("2026-11-20 09:00"), 500, "year")).toThrow("hours.outside-years");
    expect(() => addCalendar(zone, at("2026-11-20 09:00"), 1.5, "day")).toThrow("hours.bad-length");
  });
});

test("CAL-10 by close is the closing of the day on which the clock can first run", () => {
  const desk = hoursOf({ week: { "mon-fri": ["08:00-12:00", "13:00-17:00"] } });
  expect(local(closingOfDay(desk, at("2026-11-20 19:00")))).toBe("2026-11-23 17:00");
  expect(local(closingOfDay(desk, at("2026-11-23 06:00")))).toBe("2026-11-23 17:00");
  expect(local(closingOfDay(desk, at("2026-11-23 10:00")))).toBe("2026-11-23 17:00");
  expect(local(closingOfDay(hoursOf({ closed: [], week: "always" }), at("2026-11-23 10:00")))).toBe("2026-11-24 00:00");
});
