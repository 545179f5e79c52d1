import { expect, test } from "vitest";
import { agreementBar } from "./agreement-bar.ts";
import { monthBars } from "./month-bars.ts";

test("DRA-7 a month is a bar and a number, and a month without tickets keeps its place", () => {
  const months = [3, 0, 12].map((count, i) => ({ month: `2026-0${i + 1}`, count }));
  const svg = monthBars(months, "urgent", "en");
  expect(svg).toContain("<desc>January 2026: 3; February 2026: 0; March 2026: 12</desc>");
  expect([...svg.matchAll(/<rect class="bar on" x="([\d.]+)"/g)].map(([, x]) => Number(x))).toEqual([2.5, 38.5]);
});

test("DRA-7 agreement with a recorded verdict is one bar of three parts", () => {
  const svg = agreementBar({ agree: 90, disagree: 5, without: 5 }, "made_sla", "nl");
  expect(svg).toContain("<desc>90 gelijk, 5 verschillend, 5 zonder oordeel</desc>");
  expect(svg).toContain(`class="short"`);
  expect(agreementBar({ agree: 0, disagree: 0, without: 0 }, "made_sla", "nl")).not.toContain("NaN");
});
