import { expect, test } from "vitest";
import { february, january, march } from "../../test/measured.ts";
import { measureTrend } from "./measure-trend.ts";

test("DRA-1 DRA-7 months of a measure stand side by side on one scale, and each is said in words", () => {
  const svg = measureTrend([january(), february(), march()], "Availability", "en");
  expect(svg.match(/class="level/g)).toHaveLength(3);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  const [, description] = /<desc>(.*?)<\/desc>/.exec(svg)!;
  for (const month of ["January 2026:", "February 2026:", "March 2026:"]) expect(description).toContain(month);
  expect(svg).toContain("Availability: attained share, January 2026 – March 2026");
});

test("DRA-1 a single month is no trend", () => {
  expect(measureTrend([january()], "Availability", "nl")).toBe("");
});
