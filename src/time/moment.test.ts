import { describe, expect, test } from "vitest";
import { instantToIso, instantToLocal, instantToUtc, isoToInstant, localToInstant } from "./moment.ts";

const zone = "Europe/Amsterdam";
const utc = (text: string) => Date.parse(text);

describe("localToInstant", () => {
  test.each([
    ["2026-11-20 16:30", "2026-11-20T15:30:00Z"],
    ["2026-11-20T16:30:05", "2026-11-20T15:30:05Z"],
    ["2026-07-01 16:30:05.123", "2026-07-01T14:30:05.123Z"],
    ["2026-11-20 24:00", "2026-11-20T23:00:00Z"],
    ["2028-02-29 12:00", "2028-02-29T11:00:00Z"],
    ["2026-10-25 02:30+02:00", "2026-10-25T00:30:00Z"],
    ["2026-10-25 02:30+01:00", "2026-10-25T01:30:00Z"],
    ["2026-11-20T15:30Z", "2026-11-20T15:30:00Z"],
    ["2026-11-20T15:30:00.120000Z", "2026-11-20T15:30:00.120Z"],
  ])("TIM-1 %s is one instant", (text, instant) => {
    expect(localToInstant(zone, text)).toEqual({ at: utc(instant) });
  });

  test.each([
    ["2026-03-29 02:30", "time.skipped"],
    ["2026-10-25 02:30", "time.ambiguous"],
    ["2026-02-30 12:00", "time.invalid"],
    ["2027-02-29 12:00", "time.invalid"],
    ["2026-11-20 24:01", "time.invalid"],
    ["2026-11-20 12:60", "time.invalid"],
    ["2026-11-20 12:00:00.0001", "time.invalid"],
    ["2026-11-20", "time.invalid"],
    ["20-11-2026 12:00", "time.invalid"],
    ["1899-11-20 12:00", "time.outside-years"],
  ])("TIM-3 %s is no instant: %s", (text, code) => {
    expect(localToInstant(zone, text).problem?.code).toBe(code);
  });

  test("TIM-3 a repeated time comes with both its readings", () => {
    expect(localToInstant(zone, "2026-10-25 02:30").problem?.params).toMatchObject({
      first: "2026-10-25T02:30:00+02:00",
      second: "2026-10-25T02:30:00+01:00",
    });
  });

  test("TIM-3 an unknown zone is a problem of its own", () => {
    expect(localToInstant("Europe/Utrecht", "2026-11-20 12:00").problem?.code).toBe("zone.unknown");
  });
});

test("TIM-1 an instant without an offset is refused where there is no zone", () => {
  expect(isoToInstant("2026-11-20T15:30:00")).toMatchObject({ problem: { code: "time.no-offset" } });
  expect(isoToInstant("2026-11-20T15:30:00-03:30")).toEqual({ at: utc("2026-11-20T19:00:00Z") });
});

test("TIM-1 an instant is written with seconds and milliseconds only where they are not zero", () => {
  expect(instantToLocal(zone, utc("2026-11-20T15:30:00Z"))).toBe("2026-11-20 16:30");
  expect(instantToLocal(zone, utc("2026-11-20T15:30:05Z"))).toBe("2026-11-20 16:30:05");
  expect(instantToLocal(zone, utc("2026-11-20T15:30:00.123Z"))).toBe("2026-11-20 16:30:00.123");
  expect(instantToIso("Asia/Kathmandu", utc("2026-11-20T15:30:00Z"))).toBe("2026-11-20T21:15:00+05:45");
  expect(instantToIso("America/St_Johns", utc("2026-11-20T15:30:00.5Z"))).toBe("2026-11-20T12:00:00.500-03:30");
  expect(instantToUtc(utc("2026-11-20T15:30:00Z"))).toBe("2026-11-20T15:30:00Z");
});
