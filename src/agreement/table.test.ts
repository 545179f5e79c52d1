import { describe, expect, test } from "vitest";
import { readTable } from "./table.ts";

const impact = ["everyone", "some"];
const urgency = ["stopped", "hindered"];

describe("CHK-2 the forms of a table", () => {
  test("CHK-2 one axis is a map", () => {
    const { cells, findings } = readTable({ everyone: "high", some: "low" }, [impact]);
    expect([...cells]).toEqual([
      ["everyone", "high"],
      ["some", "low"],
    ]);
    expect(findings).toEqual([]);
  });

  test("CHK-2 one axis is a list in the order of the axis", () => {
    expect([...readTable(["high", "low"], [impact]).cells]).toEqual([
      ["everyone", "high"],
      ["some", "low"],
    ]);
  });

  test.each([
    ["lists", { everyone: ["a", "b"], some: ["c", "d"] }],
    ["maps, in any order", { some: { hindered: "d", stopped: "c" }, everyone: { stopped: "a", hindered: "b" } }],
    ["a list and a map", { everyone: ["a", "b"], some: { stopped: "c", hindered: "d" } }],
  ])("CHK-2 two axes are rows of %s", (_form, table) => {
    const { cells, findings } = readTable(table, [impact, urgency]);
    expect(Object.fromEntries(cells)).toEqual({
      "everyone stopped": "a",
      "everyone hindered": "b",
      "some stopped": "c",
      "some hindered": "d",
    });
    expect(findings).toEqual([]);
  });

  test("CHK-2 three axes nest by maps, the last may be a list", () => {
    const { cells } = readTable({ x: { everyone: ["a", "b"], some: ["c", "d"] } }, [["x"], impact, urgency]);
    expect(cells.get("x some hindered")).toBe("d");
  });

  test("CVG-1 a cell may be a map of words with bounds", () => {
    const cell = { included: "at most 2 h", charged: "over 2 h" };
    expect(readTable({ everyone: cell, some: "charged" }, [impact]).cells.get("everyone")).toBe(cell);
  });
});

describe("PRI-8 what a table leaves out or has too much", () => {
  const codes = (table: unknown, partial = false) =>
    readTable(table, [impact, urgency], { partial, path: ["table"], names: ["impact", "urgency"] }).findings.map(
      ({ code, path, params }) => [code, path.join("."), params["cell"] ?? params["written"] ?? params["found"]],
    );

  test.each([
    ["a row that is missing", { everyone: ["a", "b"] }, ["table.hole", "table", "some"]],
    [
      "a list that is too short",
      { everyone: ["a"], some: ["c", "d"] },
      ["table.hole", "table.everyone", "everyone × hindered"],
    ],
    [
      "an empty cell",
      { everyone: ["a", ""], some: ["c", "d"] },
      ["table.hole", "table.everyone.1", "everyone × hindered"],
    ],
    [
      "a list that is too long",
      { everyone: ["a", "b", "x"], some: ["c", "d"] },
      ["table.extra", "table.everyone.2", "x"],
    ],
    [
      "a row that the axis has not",
      { everyone: ["a", "b"], some: ["c", "d"], few: ["e", "f"] },
      ["table.extra", "table.few", "few"],
    ],
    ["a word where rows belong", "high", ["shape.expected", "table", '"high"']],
    ["a list where rows belong", ["a", "b"], ["shape.expected", "table", "list"]],
  ])("PRI-8 %s is a finding", (_what, table, found) => {
    expect(codes(table)).toEqual([found]);
  });

  test("CVG-1 a partial table may leave out, and still not add", () => {
    expect(codes({ everyone: { stopped: "a" } }, true)).toEqual([]);
    expect(codes({ few: { stopped: "a" } }, true)).toEqual([["table.extra", "table.few", "few"]]);
  });
});
