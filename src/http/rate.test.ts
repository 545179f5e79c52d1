import { expect, test } from "vitest";
import { Rate } from "./rate.ts";

test("API-9 a clock that was set back makes nobody wait for what was asked before", () => {
  const rate = new Rate({ perSecond: 10, burst: 3 });
  const [now, hour] = [1_000_000_000, 3_600_000];
  const ask = (at: number) => rate.take("a", at);
  expect([now, now, now, now].map(ask)).toEqual([0, 0, 0, 100]);
  expect([1, 2, 3, 4].map(() => ask(now - hour))).toEqual([0, 0, 0, 100]);
  expect(ask(now - hour + 100)).toBe(0);
});
