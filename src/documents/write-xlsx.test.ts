import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { xlsxOf } from "./write-xlsx.ts";

const rows = [
  ["ticket", "late by"],
  ["=HYPERLINK(1)", -5],
  ["-5", 2.5],
  ["bell\u0007", 0],
  ["_x000D_", 1],
];

test("IMP-6 a workbook holds the same cells, with formulas defused and numbers as numbers", async () => {
  const { sheets } = await readXlsx(await xlsxOf([{ name: "Worst", rows }]));
  expect(sheets[0]!.name).toBe("Worst");
  expect(sheets[0]!.rows).toEqual([
    ["ticket", "late by"],
    ["'=HYPERLINK(1)", -5],
    ["-5", 2.5],
    ["bell\uFFFD", 0],
    ["_x000D_", 1],
  ]);
});

test("IMP-6 names that Excel refuses become names that it takes, none of them twice", async () => {
  const names = ["a/b", "A B", "", "x".repeat(40), "x".repeat(40)];
  const { sheets } = await readXlsx(await xlsxOf(names.map((name) => ({ name, rows }))));
  expect(sheets.map((sheet) => sheet.name)).toEqual(["a b", "A B 2", "-", "x".repeat(31), `${"x".repeat(27)} 2`]);
});

test("IMP-6 the same rows give the same bytes", async () => {
  const first = await xlsxOf([{ name: "Worst", rows }]);
  await new Promise((done) => setTimeout(done, 2100));
  expect(await xlsxOf([{ name: "Worst", rows }])).toEqual(first);
});
