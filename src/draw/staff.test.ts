import fc from "fast-check";
import { expect, test } from "vitest";
import { month, norm } from "../../test/scored.ts";
import { smallStaff, staff } from "./staff.ts";
import { depthOf, missStep, staffScale } from "./staff-scale.ts";

/** The heights in the drawing: the water level, the norm, and the marks between them. */
function heights(svg: string) {
  const first = (name: string) =>
    Number(new RegExp(`<path class="${name}[^"]*" d="M[\\d.]+ ([\\d.]+)L`).exec(svg)?.[1]);
  const strokes = /<path class="(left|over)" d="([^"]+)"/.exec(svg);
  const marks = [...(strokes?.[2] ?? "").matchAll(/M[\d.]+ ([\d.]+)h/g)].map(([, y]) => Number(y));
  return { level: first("level"), norm: first("norm"), kind: strokes?.[1], marks };
}

test("DRA-1 each miss that is left is a mark in the water above the norm", () => {
  const promise = norm(9, 10);
  const { level, norm: normAt, kind, marks } = heights(staff(month(1, promise, 38, 2), promise, "en"));
  expect([kind, marks.length]).toEqual(["left", 2]);
  expect(marks.every((y) => y > level && y <= normAt)).toBe(true);
});

test("DRA-1 each miss too many is a mark below the norm, in hatching", () => {
  const promise = norm(9, 10);
  const svg = staff(month(1, promise, 34, 6), promise, "en");
  const { level, norm: normAt, kind, marks } = heights(svg);
  expect([kind, marks.length]).toEqual(["over", 2]);
  expect(marks.every((y) => y > normAt && y <= level + 0.01)).toBe(true);
  expect(svg).toContain(`class="short"`);
  expect(svg).toContain("2 too many");
});

test("DRA-1 exactly on the norm nothing is left and nothing is short", () => {
  const promise = norm(9, 10);
  const svg = staff(month(1, promise, 36, 4), promise, "nl");
  const { level, norm: normAt, marks } = heights(svg);
  expect([level, marks]).toEqual([normAt, []]);
  expect(svg).not.toContain(`class="short"`);
  expect(svg).toContain("nog 0");
});

test("DRA-1 OBJ-3 the water stands above the norm exactly where the share is kept", () => {
  const counts = fc.tuple(fc.nat(5000), fc.nat(500), fc.constantFrom([1, 1], [999, 1000], [95, 100], [9, 10], [1, 2]));
  fc.assert(
    fc.property(counts, ([kept, missed, [num, den]]) => {
      fc.pre(kept + missed > 0);
      const promise = norm(num, den);
      const { level, norm: normAt } = heights(staff(month(1, promise, kept, missed), promise, "en"));
      const difference = kept * den - (kept + missed) * num;
      // Equal heights are closer together than the drawing can show.
      expect(difference >= 0 ? level <= normAt : level >= normAt).toBe(true);
    }),
  );
});

test("DRA-2 the norm of 99.9% in 25,000 tickets stands half way, with the axis broken and said so", () => {
  const promise = norm(999, 1000);
  const scale = staffScale([month(1, promise, 24_990, 10)], promise.share);
  expect(scale.isBroken).toBe(true);
  expect(depthOf(scale, 0.999)).toBeCloseTo(0.5);
  expect(staff(month(1, promise, 24_990, 10), promise, "nl")).toContain("as onderbroken");
});

test("DRA-2 three tickets stand on a whole axis", () => {
  const promise = norm(999, 1000);
  expect(staffScale([month(1, promise, 2, 1)], promise.share)).toEqual({ foot: 0, isBroken: false });
  expect(staff(month(1, promise, 2, 1), promise, "en")).not.toContain("axis broken");
});

test("DRA-2 what was missed is always inside the window", () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 0, max: 1000 }), (kept, missed, share) => {
      fc.pre(kept + missed > 0);
      const promise = norm(share, 1000);
      const { foot } = staffScale([month(1, promise, kept, missed)], promise.share);
      expect(foot).toBeLessThanOrEqual(kept / (kept + missed));
      expect(foot).toBeLessThanOrEqual(share / 1000);
    }),
  );
});

test("DRA-1 where marks would run together they stand for two, five or ten tickets, never closer than asked", () => {
  expect([4, 2, 0.9, 0.4, 0.05].map((perMiss) => missStep(perMiss, 4))).toEqual([1, 2, 5, 10, 100]);
});

test("DRA-7 OBJ-5 a drawing says its numbers, with what is open and its state", () => {
  const promise = norm(9, 10);
  expect(staff(month(3, promise, 21, 2, 3), promise, "en")).toContain(
    "<title>March 2026</title><desc>running: 21 of 23 kept (91.3%), norm 90%; 2 missed, 0 more may be missed; 3 still open.</desc>",
  );
  expect(smallStaff(month(3, promise, 21, 4), promise, "nl")).toContain("loopt, onder norm: 21 van 25 gehaald (84,0%)");
});

test("DRA-7 OBJ-4 without tickets there is a norm and no water", () => {
  const promise = norm(9, 10);
  for (const svg of [
    staff(month(1, promise, 0, 0), promise, "en"),
    smallStaff(month(1, promise, 0, 0), promise, "en"),
  ]) {
    expect(svg).toContain("No tickets; norm 90%.");
    expect(svg).not.toContain(`class="water`);
    expect(svg).not.toContain("NaN");
  }
});

test("DRA-1 an aim has a dashed line and its own word", () => {
  const promise = norm(9, 10, { aim: true });
  const svg = staff(month(1, promise, 5, 5), promise, "nl");
  expect(svg).toContain(`class="norm aim"`);
  expect(svg).toContain("streven 90%");
});

test("DRA-1 a long number of misses does not stand where is said how many are left", () => {
  const promise = norm(9, 10);
  const numbersOf = (kept: number, missed: number) => {
    const svg = staff(month(1, promise, kept, missed), promise, "nl");
    const labels = [...svg.matchAll(/<text class="(quiet|said)" x="[\d.]+" y="([\d.]+)"[^>]*>([^<]+)/g)];
    const said = Number(labels.find(([, kind]) => kind === "said")![2]);
    return labels.filter(
      ([, kind, y, text]) => kind === "quiet" && /^\d/.test(text!) && Math.abs(Number(y) - said) < 8,
    );
  };
  expect(
    numbersOf(233_327, 10_794)
      .map(([, , , text]) => text)
      .filter((text) => text!.length > 5),
  ).toEqual([]);
  expect(staff(month(1, promise, 233_327, 10_794), promise, "nl")).toContain(">10.000<");
});
