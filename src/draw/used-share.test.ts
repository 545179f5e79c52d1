import { expect, test } from "vitest";
import { usedEdges } from "../report/score.ts";
import { bucketName, usedShare } from "./used-share.ts";

function used(counts: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: usedEdges.length + 1 }, (_, i) => counts[i] ?? 0);
}

/** The bars with their left edges and heights, those beyond the target apart. */
function bars(svg: string, name: "on" | "lost") {
  const found = svg.matchAll(
    new RegExp(`<rect class="bar ${name}" x="([\\d.]+)" y="[\\d.]+" width="[\\d.]+" height="([\\d.]+)"`, "g"),
  );
  return [...found].map(([, x, height]) => ({ x: Number(x), height: Number(height) }));
}

test("DRA-1 kept tickets stand before the line at 100%, missed ones after it and hatched", () => {
  const svg = usedShare(used({ 0: 20, 19: 4, 20: 1, 40: 2 }), "Resolution", "en");
  const line = Number(/class="norm" d="M([\d.]+)/.exec(svg)![1]);
  expect(bars(svg, "on").every(({ x }) => x < line)).toBe(true);
  expect(bars(svg, "lost").every(({ x }) => x > line)).toBe(true);
  expect(svg.match(/class="short"/g)).toHaveLength(2);
});

test("DRA-1 one ticket among twenty thousand can be seen", () => {
  const [many, one] = bars(usedShare(used({ 0: 20_000, 5: 1 }), "Resolution", "en"), "on");
  expect(one!.height).toBe(1.5);
  expect(many!.height).toBeGreaterThan(50);
});

test("DRA-7 the description counts both sides and names the fullest part", () => {
  const svg = usedShare(used({ 6: 1200, 19: 4, 20: 1, 40: 2 }), "Resolution", "nl");
  expect(svg).toContain(
    "1.204 meldingen binnen de afgesproken tijd, 3 erboven. De meeste, 1.200, gebruikten er 30–35% van.",
  );
});

test("DRA-1 parts are named by their edges, and no tickets leave an empty axis", () => {
  expect([0, 19, 20, 39, 40].map(bucketName)).toEqual(["0–5%", "95–100%", "100–105%", "195–200%", "> 200%"]);
  expect(usedShare(used({}), "Resolution", "en")).not.toMatch(/NaN|Infinity|<rect/);
});
