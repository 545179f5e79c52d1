import { expect, test } from "vitest";
import { month, norm } from "../../test/scored.ts";
import { mostDrawn, smallTrend, trend } from "./trend.ts";

const promise = norm(9, 10);
const year = Array.from({ length: 9 }, (_, i) => month(i + 1, promise, 40 - i, i));

test("DRA-1 periods stand side by side on one scale, each with the icon of its verdict", () => {
  const svg = trend(year, promise, "Resolution", "en");
  expect(svg.match(/<g class="icon/g)).toHaveLength(9);
  expect(svg.match(/class="norm"/g)?.length).toBeGreaterThan(1);
  const norms = [...svg.matchAll(/class="norm" d="M[\d.]+ ([\d.]+)L/g)].map(([, y]) => y);
  expect(new Set(norms).size).toBe(1);
});

test("DRA-7 every period is said, in order and in words", () => {
  const description = /<desc>(.*?)<\/desc>/.exec(trend(year, promise, "Resolution", "en"))![1]!;
  expect(description.startsWith("January 2026: kept: 40 of 40 kept (100%)")).toBe(true);
  expect(description.match(/2026:/g)).toHaveLength(9);
});

test("DRA-1 of very many periods the last are drawn, and no coordinate is lost", () => {
  const long = Array.from({ length: 200 }, (_, i) => ({ ...year[i % 9]!, label: `${2000 + Math.floor(i / 12)}-01` }));
  const svg = trend(long, promise, "Resolution", "en");
  expect(svg.match(/<g><title>/g)).toHaveLength(mostDrawn);
  expect(svg + smallTrend(long, promise, "Resolution", "en")).not.toMatch(/NaN|Infinity|undefined/);
});

test("DRA-1 one period, or one without tickets, is drawn as well", () => {
  for (const only of [month(1, promise, 3, 0), month(1, promise, 0, 0)]) {
    expect(trend([only], promise, "Resolution", "nl")).not.toMatch(/NaN|Infinity|undefined/);
    expect(smallTrend([only], promise, "Resolution", "nl")).not.toMatch(/NaN|Infinity|undefined/);
  }
});

test("OBJ-4 a period that runs and has no tickets yet has the icon of no tickets, and one with an open ticket runs", () => {
  const [empty] = [month(11, promise, 0, 0)].map((one) => ({ ...one, verdict: "running" as const }));
  const toneIn = (svg: string) => /<g class="icon (\w+)"/.exec(svg)![1];
  expect(toneIn(trend([empty!], promise, "Resolution", "en"))).toBe("none");
  expect(toneIn(trend([{ ...empty!, open: 1 }], promise, "Resolution", "en"))).toBe("on");
});
