import fc from "fast-check";
import { expect, test } from "vitest";
import { february, january, march, minutes, month, stretch, zone } from "../../test/measured.ts";
import type { MeasureFigure, Stretch } from "../engine/measures/figure.ts";
import { budgetBar } from "./availability-strip-budget.ts";
import { exclusionLetter, stripPart } from "./availability-strip-pattern.ts";
import { availabilityZoom } from "./availability-strip-zoom.ts";
import { availabilityStrip } from "./availability-strip.ts";

const rows = (...figures: MeasureFigure[]) => figures.map((figure) => ({ label: figure.period.label, figure }));
const wide = { name: "Availability", zone, width: "wide" } as const;

/** The boxes of a class, as left edge and width. */
function boxes(svg: string, name: string): [x: number, width: number][] {
  const found = svg.matchAll(
    new RegExp(`<rect class="strip ${name}" x="([\\d.]+)" y="[\\d.]+" width="([\\d.]+)"`, "g"),
  );
  return [...found].map(([, x, width]) => [Number(x), Number(width)]);
}

test("AVL-3 DRA-3 DRA-9 every exclusion has a letter and a hatching, and one that failed is struck through", () => {
  const svg = availabilityStrip(rows(january()), wide, "en");
  expect([...svg.matchAll(/<text class="letter[^"]*"[^>]*>([A-Z])</g)].map(([, letter]) => letter)).toEqual([
    "A",
    "A",
    "B",
  ]);
  expect(svg.match(/class="letter lost"/g)).toHaveLength(1);
  expect(svg.match(/class="strip-strike"/g)).toHaveLength(1);
  expect(svg).toContain("down, not counted (customer-network): 2026-01-20 10:00 – 2026-01-20 23:00, 13 h");
});

test("DRA-3 five exclusions in a row are hatched in five ways, and the letters go on after Z", () => {
  const box = { x: 0, y: 0, width: 20, height: 12 };
  const hatchings = [0, 1, 2, 3, 4].map((n) => stripPart("not-counted", box, n));
  expect(new Set(hatchings).size).toBe(5);
  expect([0, 25, 26, 52].map(exclusionLetter)).toEqual(["A", "Z", "A2", "A3"]);
});

test("AVL-5 time that nobody measured is a gap in the band, never up", () => {
  const svg = availabilityStrip(rows(january()), wide, "nl");
  expect(boxes(svg, "cover")).toHaveLength(1);
  expect(svg).toContain(`class="strip-gap"`);
  expect(svg).toContain("40 u niet gemeten");
  expect(svg).toContain("norm ten minste ");
  expect(svg).not.toContain("at least");
});

test("DRA-7 DRA-8 two minutes of a month are drawn wide enough to be seen, and marked as wider than they were", () => {
  const svg = availabilityStrip(rows(february()), wide, "en");
  const [[, width] = [0, 0]] = boxes(svg, "down");
  expect(width).toBe(2);
  expect(svg).toContain(`class="tip"`);
  expect(svg).toContain("2026-02-11 14:31 – 2026-02-11 14:33, 2 min");
});

test("AVL-2 under the glass two minutes are a fifth of ten", () => {
  const svg = availabilityZoom(february(), "February", wide, "en");
  const last = boxes(svg, "down").at(-1)!;
  expect(last[1]).toBeCloseTo(718 / 5, 1);
  expect(svg).toContain(">2026-02-11 14:26<");
  expect(availabilityZoom(month("2026-02", "kept", []), "February", wide, "en")).toBe("");
});

test("OBJ-5 what is still to come is blank, and the days of months lie under each other", () => {
  const svg = availabilityStrip(rows(february(), march()), wide, "en");
  const [first, second] = boxes(svg, "up");
  const [blank] = boxes(svg, "to-come");
  expect([first![0], second![0]]).toEqual([74, 74]);
  expect(second![0] + second![1]).toBeCloseTo(blank![0], 1);
  // 28 days of 24 hours beside a month of 743: a day is as wide in both.
  expect(first![1] / 672).toBeCloseTo((second![1] + blank![1]) / 743, 1);
});

test("DRA-7 the description says every row with its numbers", () => {
  const svg = availabilityStrip(rows(january(), march()), wide, "en");
  const described = /<desc>(.*?)<\/desc>/.exec(svg)![1]!;
  expect(described).toContain(
    "2026-01: missed: 99.39% available, norm at least 99.5%. Down 4 h 17 min of 3 h 43 min 12 s allowed.",
  );
  expect(described).toContain("33 min 48 s too much. Not counted 17 h. Not measured 40 h.");
  expect(described).toContain("2026-03: running: 99.86% available");
});

test("AVL-1 what is drawn as down is as wide as what was down, but for what could not be seen", () => {
  const begins = fc.uniqueArray(fc.integer({ min: 0, max: 26 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(begins, fc.integer({ min: 300, max: 1380 }), (days, long) => {
      const stretches = days
        .toSorted((a, b) => a - b)
        .map((day): Stretch => {
          const one = stretch(`2026-02-${String(day + 1).padStart(2, "0")} 00:00`, "2026-02-28 00:00", "down");
          return { ...one, to: one.from + minutes(long) };
        });
      const svg = availabilityStrip(rows(month("2026-02", "missed", stretches)), wide, "en");
      const drawnWidth = boxes(svg, "down").reduce((sum, [, width]) => sum + width, 0);
      expect(drawnWidth).toBeCloseTo((days.length * long * 554) / (28 * 1440), 0);
    }),
  );
});

test("OBJ-5 a budget says what is used and left, and hatches what is too much", () => {
  const within = budgetBar({ usedMs: minutes(40), allowedMs: minutes(223) }, "March", "nl");
  expect(within).toContain("40 min gebruikt, 3 u 43 min mag, nog 3 u 3 min.");
  expect(within).not.toContain(`class="short"`);
  const over = budgetBar({ usedMs: minutes(257), allowedMs: minutes(223) }, "January", "en");
  expect(over).toContain("34 min too much");
  expect(over).toContain(`class="short"`);
});
