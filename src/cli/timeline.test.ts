import { describe, expect, test } from "vitest";
import type { Segment } from "../engine/explain.ts";
import { drawTimeline } from "./timeline.ts";

const hour = 3_600_000;
const plain = { colour: false };

/** A run of these kinds, each as many hours long. */
function run(...stretches: [Segment["kind"], number][]): Segment[] {
  let at = 0;
  return stretches.map(([kind, hours]) => {
    const from = at;
    at += hours * hour;
    return { kind, from, to: at, because: undefined, endedBy: undefined, article: "1" };
  });
}

describe("CLK-10 the drawing of a run", () => {
  test("CLK-10 every stretch has its share, and the due its place below", () => {
    const drawn = drawTimeline(
      plain,
      run(["counted", 4], ["closed", 40], ["paused", 4]),
      [{ at: 4 * hour, sign: "▲" }],
      15,
    );
    expect(drawn).toEqual(["█████·····░░░░░", "     ▲"]);
  });

  test("CLK-10 a run of more stretches than characters still fits its line", () => {
    const weeks = Array.from({ length: 300 }, (): [Segment["kind"], number][] => [
      ["counted", 8],
      ["closed", 16],
    ]);
    const [bar] = drawTimeline(plain, run(["paused", 3000], ...weeks.flat()), [], 60);
    expect(bar!.length).toBeLessThanOrEqual(60);
    expect(bar).toMatch(/^░+█+$/);
  });
});
