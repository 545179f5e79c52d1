import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvOf } from "./write-csv.ts";

test("IMP-6 a cell that would be run by a spreadsheet is text, a number stays a number", () => {
  expect(csvOf([["=1+1", "+31", "-5", -5, "@SUM(A1)", "\tx", "-2+3", "a-b", "＝1"]])).toBe(
    `'=1+1,'+31,-5,-5,'@SUM(A1),"'\tx",'-2+3,a-b,'＝1\r\n`,
  );
});

test("IMP-6 a formula that begins where another separator would split is defused as well", () => {
  expect(csvOf([["note;=1+1", "x\n@y", "a; -b"]])).toBe(`"note;'=1+1","x\n'@y","a; -b"\r\n`);
});

test("IMP-6 whatever is written is read back as the same cells", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", '"', ",", " ", ";", "\n", "é", "'") });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant("k"), cell, cell), { minLength: 1 }), (rows) => {
      const { data } = Papa.parse(csvOf(rows), { delimiter: ",", newline: "\r\n" });
      expect(data.slice(0, -1)).toEqual(rows);
    }),
  );
});

test("IMP-6 no cell of any text begins as a formula", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "1", "a", ";", '"') }), (text) => {
      const [[cell = ""] = []] = Papa.parse<string[]>(csvOf([[text]]), { delimiter: ",", newline: "\r\n" }).data;
      expect(/^[=+@\t\r]/.test(cell) || /^-(?!\d+$)/.test(cell)).toBe(false);
    }),
  );
});
