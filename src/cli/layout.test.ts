import { describe, expect, test } from "vitest";
import { columns } from "./layout.ts";

describe("CLK-10 columns", () => {
  test("CLK-10 cells line up, and those to the right end together", () => {
    expect(
      columns(
        [
          ["a", "1 h", "x"],
          ["bcd", "12 h", "yz"],
        ],
        2,
        [1],
      ),
    ).toEqual(["  a     1 h  x", "  bcd  12 h  yz"]);
  });

  test("CLK-10 a ticket of three centuries has more rows than one call may have arguments", () => {
    expect(columns(Array.from({ length: 200_000 }, (_, i) => [String(i), "x"]))).toHaveLength(200_000);
  });
});
