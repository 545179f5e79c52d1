import { expect, test } from "vitest";
import { dayText, lastDayText, lengthText, momentsIn, momentText, readsAlike } from "./moment.ts";

const zone = "Europe/Amsterdam";
const now = Date.parse("2026-11-20T16:30:00+01:00");
const minute = 60_000;

test("WEB-4 a moment has its day, and its year where that is another", () => {
  expect(momentText(Date.parse("2026-11-23T10:30:00+01:00"), zone, "nl", now)).toBe("ma 23 nov 10:30");
  expect(momentText(Date.parse("2026-11-23T10:30:00+01:00"), zone, "en", now)).toBe("Mon 23 Nov 10:30");
  expect(momentText(Date.parse("2027-01-04T09:00:00+01:00"), zone, "nl", now)).toBe("ma 4 jan 2027 09:00");
  expect(momentText(Date.parse("2026-11-20T00:00:00+01:00"), zone, "nl", now, true)).toBe("00:00");
});

test("WEB-4 the year is that of the zone, also on its last evening", () => {
  const eve = Date.parse("2026-12-31T23:30:00Z");
  expect(dayText(eve, zone, "nl")).toBe("vr 1 jan 2027");
  expect(dayText(eve, "UTC", "nl")).toBe("do 31 dec 2026");
});

test("WEB-4 both hours of the night that the clock goes back read the same, and a zone that reads alike needs no name", () => {
  expect(momentText(Date.parse("2026-10-25T00:30:00Z"), zone, "nl", now)).toBe("zo 25 okt 02:30");
  expect(momentText(Date.parse("2026-10-25T01:30:00Z"), zone, "nl", now)).toBe("zo 25 okt 02:30");
  expect([readsAlike(now, zone, "Europe/Paris"), readsAlike(now, zone, "Europe/London")]).toEqual([true, false]);
});

test.each([
  [0, "0 s"],
  [minute - 1, "59 s"],
  [minute, "1 min"],
  [60 * minute - 1, "59 min"],
  [60 * minute, "1 u"],
  [100 * minute, "1 u 40"],
  [61 * minute, "1 u 01"],
  [-100 * minute, "1 u 40"],
  [26 * 60 * minute, "26 u"],
])("WEB-4 a length of %i ms", (ms, said) => expect(lengthText(ms, "nl")).toBe(said));

test("WEB-4 a moment that a refusal names reads as every other moment, and the rest of the sentence stays", () => {
  const tell = (at: number) => momentText(at, "Europe/Amsterdam", "nl", at);
  expect(momentsIn("Heropenen kon tot 2026-11-30T13:01:00.000Z. Doe een nieuwe melding.", tell)).toBe(
    "Heropenen kon tot ma 30 nov 14:01. Doe een nieuwe melding.",
  );
  expect(momentsIn("Niets op 2026-11-30.", tell)).toBe("Niets op 2026-11-30.");
});

test("a limit at midnight is told as the last day that it leaves, in the zone of the agreement", () => {
  expect(lastDayText(Date.parse("2027-01-01T00:00:00+01:00"), zone, "nl")).toBe("do 31 dec 2026");
  expect(lastDayText(Date.parse("2027-01-01T00:00:00Z"), zone, "nl")).toBeUndefined();
});
