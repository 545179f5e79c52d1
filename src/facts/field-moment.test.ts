import { expect, test } from "vitest";
import type { Fact } from "./fact.ts";
import { fieldMoment } from "./field-moment.ts";

const zone = "Europe/Amsterdam";
const announced = (start: string | readonly string[]): Fact => ({
  kind: "maintenance-announced",
  at: 0,
  seq: 0,
  fields: { start },
});
const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

test("TIM-3 a moment in a field is local in the agreement's zone, or exact by its offset", () => {
  expect(iso(fieldMoment(announced("2026-12-01 20:00"), "start", zone))).toBe("2026-12-01T19:00:00.000Z");
  expect(iso(fieldMoment(announced("2026-12-01T20:00+02:00"), "start", zone))).toBe("2026-12-01T18:00:00.000Z");
  const fact = announced("2026-12-01 20:00");
  expect(fieldMoment(fact, "start", zone)).toBe(fieldMoment(fact, "start", zone));
  expect(iso(fieldMoment(fact, "start", "UTC"))).toBe("2026-12-01T20:00:00.000Z");
});

test("TIM-3 a skipped moment moves forward by the gap, one that exists twice means the first", () => {
  expect(iso(fieldMoment(announced("2027-03-28 02:30"), "start", zone))).toBe("2027-03-28T01:30:00.000Z");
  expect(iso(fieldMoment(announced("2026-10-25 02:30"), "start", zone))).toBe("2026-10-25T00:30:00.000Z");
});

test("TIM-3 what holds no moment gives none", () => {
  expect(fieldMoment(announced("tonight"), "start", zone)).toBeUndefined();
  expect(fieldMoment(announced("2300-01-01 00:00"), "start", zone)).toBeUndefined();
  expect(fieldMoment(announced(["2026-12-01 20:00"]), "start", zone)).toBeUndefined();
  expect(fieldMoment(announced("2026-12-01 20:00"), "end", zone)).toBeUndefined();
});
