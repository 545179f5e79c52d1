import fc from "fast-check";
import { expect, test } from "vitest";
import { clockState } from "#lib/ticket/clock-state.ts";
import { clockText, secondsBetween } from "#lib/ticket/exact.ts";
import { sizeText } from "#lib/ticket/sizes.ts";

test("CLK-10 written lengths of stretches add up to the written length of the run, whatever their milliseconds", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 2, maxLength: 20 }), (moments) => {
      const cuts = moments.toSorted((a, b) => a - b);
      const sum = cuts.slice(1).reduce((total, to, i) => total + secondsBetween(cuts[i]!, to), 0);
      expect(sum).toBe(secondsBetween(cuts[0]!, cuts.at(-1)!));
    }),
  );
});

test("WEB-4 a length to the second has hours without end", () => {
  expect([0, 59, 3600, 360_061].map(clockText)).toEqual(["0:00:00", "0:00:59", "1:00:00", "100:01:01"]);
});

test("WEB-5 of a clock the certain word comes first, then what stops it, then how it runs", () => {
  const running = { verdict: "running", counting: "now", isAtRisk: false };
  const states = [
    { ...running, verdict: "missed", counting: "paused" },
    { ...running, counting: "paused", isAtRisk: true },
    { ...running, isAtRisk: true, counting: "closed" },
    { ...running, counting: "closed" },
    { ...running, verdict: "outside" },
    { ...running, verdict: "no-target" },
    { ...running, verdict: "no-target", counting: "done" },
    running,
  ].map(clockState);
  const words = ["missed", "paused", "at-risk", "closed", "excluded", "running", "done", "on-track"];
  expect(states).toEqual(words);
});

test("ATT-5 the size of a file is said as people say it", () => {
  expect([900, 24_300, 1_420_000, 24_000_000].map((bytes) => sizeText(bytes, "nl"))).toEqual([
    "900 B",
    "24 kB",
    "1,4 MB",
    "24 MB",
  ]);
});
