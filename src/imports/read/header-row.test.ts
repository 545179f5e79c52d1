import { describe, expect, test } from "vitest";
import { headerAt } from "./header-row.ts";

const rows = (widths: readonly number[]) => widths.map((width) => Array.from({ length: width }, () => "x"));

describe("the row that names the columns", () => {
  test.each([
    ["the first, where rows are as wide as it", [4, 4, 4], 0],
    ["the first, where rows are ragged", [17, 17, 40, 2, 17], 0],
    ["the first of a list of one column", [1, 1, 1], 0],
    ["that below a title", [1, 4, 4, 4], 1],
    ["that below a title, a date and an author", [1, 2, 2, 15, 15, 12, 15], 3],
    ["the only one", [3], 0],
    ["none", [], 0],
  ])("IMP-1 is %s", (_, widths, at) => {
    expect(headerAt(rows(widths))).toBe(at);
  });

  test("IMP-1 cells beside a title that hold nothing do not make it a header", () => {
    expect(headerAt([["Report", "", "", " "], ["", "", "", ""], ...rows([4, 4, 4])])).toBe(2);
  });
});
