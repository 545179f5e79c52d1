import fc from "fast-check";
import { expect, test } from "vitest";
import { norm } from "../../test/scored.ts";
import { fractionText } from "./share-text.ts";

test("DRA-4 AVL-1 a share just below its norm is never written as the norm", () => {
  const { share } = norm(995, 1000);
  expect(fractionText({ num: 994_999_999, den: 1_000_000_000 }, share, "en")).toBe("99.4999999%");
  expect(fractionText({ num: 995_000_001, den: 1_000_000_000 }, share, "nl")).toBe("99,5000001%");
  expect(fractionText({ num: 995, den: 1000 }, share, "nl")).toBe("99,50%");
  expect(fractionText({ num: 99_934, den: 100_000 }, share, "en")).toBe("99.93%");
});

test("DRA-4 nothing and all are written only where they are exact", () => {
  expect(fractionText({ num: 31_535_999_999, den: 31_536_000_000 }, undefined, "en")).toBe("99.999999997%");
  expect(fractionText({ num: 31_536_000_000, den: 31_536_000_000 }, undefined, "en")).toBe("100%");
  expect(fractionText({ num: 0, den: 5 }, undefined, "en")).toBe("0%");
  expect(fractionText({ num: 1, den: 40_000 }, undefined, "en")).toBe("0.003%");
});

test("DRA-4 OBJ-4 a share of nothing is not written, and one above all is", () => {
  expect(fractionText({ num: 0, den: 0 }, undefined, "en")).toBe("");
  expect(fractionText({ num: 2000, den: 1000 }, norm(2, 1).share, "en", 0)).toBe("200%");
});

test("DRA-4 AVL-1 the written share compares with any norm as the exact one does, in milliseconds of a year", () => {
  const shares = fc.integer({ min: 1, max: 31_622_400_000 }).chain((den) => fc.tuple(fc.nat(den), fc.constant(den)));
  fc.assert(
    fc.property(shares, fc.integer({ min: 0, max: 100_000 }), ([num, den], thousandths) => {
      const written = fractionText({ num, den }, norm(thousandths, 100_000).share, "en").slice(0, -1);
      const [whole = "", decimals = ""] = written.split(".");
      const shown = BigInt(whole + decimals) * 1000n;
      const asked = BigInt(thousandths) * 10n ** BigInt(decimals.length);
      const exact = BigInt(num) * 100_000n - BigInt(den) * BigInt(thousandths);
      expect(Math.sign(Number(shown - asked))).toBe(Math.sign(Number(exact)));
    }),
  );
});
