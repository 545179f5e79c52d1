import { describe, expect, test } from "vitest";
import { bandVariants, variants } from "./mutate-text.ts";

const to = (written: string) => [...variants(written)].map((variant) => variant.to);

describe("CHK-6 the small changes of one written value", () => {
  test.each([
    ["within 2 h", ["within 1 h", "within 3 h", "under 2 h"]],
    [
      "aim within 5 working days",
      ["aim within 4 working days", "aim within 6 working days", "aim under 5 working days"],
    ],
    ["0.5 h", ["0.4 h", "0.6 h"]],
    [
      "90% under 4 h",
      ["89% under 4 h", "91% under 4 h", "90% under 3 h", "90% under 5 h", "90% within 4 h", "over 90% under 4 h"],
    ],
    ["aim over 99.5% by close", ["aim over 99.4% by close", "aim over 99.6% by close", "aim 99.5% by close"]],
    ["09:00-17:00", ["08:59-17:00", "09:01-17:00", "09:00-16:59", "09:00-17:01"]],
    ["00:00-24:00", ["00:01-24:00", "00:00-23:59"]],
    ["2026-12-31", ["2026-12-30", "2027-01-01"]],
    ["5 dec", ["4 dec", "6 dec"]],
    ["1 jan", ["2 jan"]],
    ["3", ["2", "4"]],
  ])("CHK-6 %s moves by a unit each way, and its bound flips", (written, expected) => {
    expect(to(written)).toEqual(expected);
  });

  test.each(["nl-awt-1", "severity-2", "good-friday", "none", "by close", "always"])(
    "CHK-6 %s is a name and stays",
    (name) => {
      expect(to(name)).toEqual([]);
    },
  );

  test("CHK-6 bands that share a bound move together, and flip together", () => {
    const changes = [
      ...bandVariants(
        new Map([
          ["near", "at most 2"],
          ["far", "over 2"],
        ]),
      ),
    ].map(({ texts }) => [...texts.values()]);
    expect(changes).toEqual([
      ["at most 1", "over 1"],
      ["at most 3", "over 3"],
      ["under 2", "at least 2"],
    ]);
  });
});
