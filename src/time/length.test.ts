import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatElapsed, parseLength } from "./length.ts";

const H = 3_600_000;

describe("parseLength", () => {
  test.each([
    ["2 h", 2 * H],
    ["30 min", H / 2],
    ["45 s", 45_000],
    ["1500 ms", 1500],
    ["0.5 h", H / 2],
    ["0.1 h", 360_000],
    ["4 h 30 min", 4.5 * H],
    ["4 h 30 min 5 s", 4.5 * H + 5000],
    ["4h", 4 * H],
    ["0 s", 0],
    ["99 min", 99 * 60_000],
  ])("TIM-1 %s is an exact number of milliseconds", (text, ms) => {
    expect(parseLength(text)).toEqual({ kind: "elapsed", ms });
  });

  test.each([
    ["5 working days", { kind: "working-days", n: 5 }],
    ["1 working day", { kind: "working-days", n: 1 }],
    ["1 day", { kind: "calendar", n: 1, unit: "day" }],
    ["2 weeks", { kind: "calendar", n: 2, unit: "week" }],
    ["1 month", { kind: "calendar", n: 1, unit: "month" }],
    ["3 years", { kind: "calendar", n: 3, unit: "year" }],
  ])("CAL-6 CAL-7 %s counts working days or calendar units", (text, length) => {
    expect(parseLength(text)).toEqual(length);
  });

  test.each([
    "",
    "h",
    "2",
    "2 hours",
    "-2 h",
    "1e3 ms",
    "0.3 ms",
    "1.5 h 30 min",
    "30 min 2 h",
    "2 h 2 h",
    "2  h",
    "1.5 days",
    "0.0000001 h",
    "9007199254740993 ms",
    "3000000000 h",
  ])("TIM-1 %j is refused", (text) => {
    expect(parseLength(text)).toBeUndefined();
  });

  test("CAL-3 a leading minus counts only where it is asked for", () => {
    expect(parseLength("-2 h", { signed: true })).toEqual({ kind: "elapsed", ms: -2 * H });
    expect(parseLength("-1 working day", { signed: true })).toEqual({ kind: "working-days", n: -1 });
  });
});

test("TIM-1 every whole number of milliseconds is written so that it reads back", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (ms) => {
      expect(parseLength(formatElapsed(ms), { signed: true })).toEqual({ kind: "elapsed", ms });
    }),
  );
});

test("TIM-1 a length is written without what is nothing", () => {
  expect(formatElapsed(4.5 * H + 5000)).toBe("4 h 30 min 5 s");
  expect(formatElapsed(250)).toBe("250 ms");
  expect(formatElapsed(0)).toBe("0 s");
  expect(formatElapsed(-90_000)).toBe("-1 min 30 s");
});
