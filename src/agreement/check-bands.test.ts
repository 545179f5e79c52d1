import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkBands } from "./check-bands.ts";
import { inBound, parseBound } from "./schema/target.ts";

const codes = (...written: string[]) =>
  checkBands(
    written.map((text, i) => ({ name: `b${i}`, bound: parseBound(text)!, written: text })),
    [],
  ).map(({ code }) => code);

describe("CHK-2 bands hold every number once", () => {
  test.each([
    ["two that touch", ["at most 2", "over 2"], []],
    ["in any order", ["over 110%", "under 80%", "80% to 110%"], []],
    ["lengths", ["within 2 h", "over 2 h"], []],
    ["one for all", ["at least 0"], []],
    ["neither holds the edge", ["under 2", "over 2"], ["bands.gap"]],
    ["both hold the edge", ["at most 2", "at least 2"], ["bands.overlap"]],
    ["a gap between", ["at most 2", "over 3"], ["bands.gap"]],
    ["nothing above", ["at most 2", "2 to 5"], ["bands.overlap", "bands.gap"]],
    ["nothing below", ["over 2"], ["bands.gap"]],
    ["zero left out", ["over 0"], ["bands.gap"]],
    ["two units", ["at most 2", "over 3 h"], ["bands.unit"]],
  ])("CHK-2 %s", (_what, written, found) => {
    expect(codes(...written)).toEqual(found);
  });

  test("CHK-2 without a finding each number falls in exactly one band", () => {
    const word = fc.constantFrom("at most", "under", "over", "at least");
    const one = fc.tuple(word, fc.nat(6)).map(([bound, n]) => `${bound} ${n}`);
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), (written) => {
        fc.pre(codes(...written).length === 0);
        for (let n = 0; n <= 8; n += 0.5) {
          expect(written.filter((text) => inBound(parseBound(text)!, n))).toHaveLength(1);
        }
      }),
    );
  });

  test("CHK-2 with a finding some number falls in none or in two", () => {
    const word = fc.constantFrom("at most", "under", "over", "at least");
    const one = fc.tuple(word, fc.integer({ min: 1, max: 6 })).map(([bound, n]) => `${bound} ${n}`);
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), (written) => {
        fc.pre(codes(...written).length > 0);
        const numbers = Array.from({ length: 30 }, (_, i) => i / 4);
        expect(numbers.some((n) => written.filter((text) => inBound(parseBound(text)!, n)).length !== 1)).toBe(true);
      }),
    );
  });
});
