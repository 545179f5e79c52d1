import fc from "fast-check";
import { expect, test } from "vitest";
import { askedWaitMs, mostTries, waitMs } from "./retry.ts";

const seconds = (ms: number | undefined) => ms! / 1000;

test("HOK-5 thirteen tries take about three days, in steps four times as long, spread by a quarter", () => {
  expect([1, 2, 3, 4, 7, 8, 12].map((tries) => seconds(waitMs(tries, 0.5)))).toEqual([
    5, 20, 80, 320, 20_480, 43_200, 43_200,
  ]);
  expect(waitMs(mostTries, 0.5)).toBeUndefined();
  const all = Array.from({ length: mostTries - 1 }, (_, n) => waitMs(n + 1, 0.5)!).reduce((sum, ms) => sum + ms, 0);
  expect(all / 86_400_000).toBeGreaterThan(2.5);
  expect(all / 86_400_000).toBeLessThan(3.5);
  expect([waitMs(1, 0), waitMs(1, 1)]).toEqual([3750, 6250]);
});

test("HOK-5 Retry-After is read in seconds and as a date, and never longer than twelve hours", () => {
  const now = Date.parse("2026-11-22T10:00:00Z");
  expect(askedWaitMs("120", now)).toBe(120_000);
  expect(askedWaitMs("Sun, 22 Nov 2026 10:05:00 GMT", now)).toBe(300_000);
  for (const nothing of [null, "", "0", "soon", "-5", "Sun, 22 Nov 2026 09:00:00 GMT"]) {
    expect(askedWaitMs(nothing, now)).toBeUndefined();
  }
  fc.assert(fc.property(fc.string(), (header) => (askedWaitMs(header, now) ?? 1) <= 12 * 3_600_000));
  expect(askedWaitMs("999999999", now)).toBe(12 * 3_600_000);
});
