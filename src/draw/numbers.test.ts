import fc from "fast-check";
import { expect, test } from "vitest";
import { norm } from "../../test/scored.ts";
import { countText, decimalText, normText, shareText } from "./numbers.ts";

test("DRA-4 numbers have the marks of their language", () => {
  expect([0, 999, 1000, 24_918, -1234567].map((n) => countText(n, "nl"))).toEqual([
    "0",
    "999",
    "1.000",
    "24.918",
    "\u22121.234.567",
  ]);
  expect(countText(24_918, "en")).toBe("24,918");
  expect([decimalText(1234.5, "nl"), decimalText(1234.5, "en")]).toEqual(["1.234,5", "1,234.5"]);
});

test("DRA-4 a norm is written in full, and says when the share itself is not enough", () => {
  expect(normText(norm(9995, 10_000).share, "nl")).toBe("99,95%");
  expect(normText(norm(999, 1000).share, "en")).toBe("99.9%");
  expect(normText(norm(1, 2, { over: true }).share, "en")).toBe(">\u00A050%");
});

test("DRA-4 OBJ-3 a share takes as many decimals as it needs to stay on its side of the norm", () => {
  const { share } = norm(999, 1000);
  expect(shareText(24_975, 25_000, share, "en")).toBe("99.9%");
  expect(shareText(24_974, 25_000, share, "en")).toBe("99.896%");
  expect(shareText(24_976, 25_000, share, "nl")).toBe("99,904%");
  expect(shareText(24_999, 25_000, share, "en")).toBe("99.996%");
  expect(shareText(999_999, 1_000_000, norm(1, 1).share, "en")).toBe("99.9999%");
});

test("DRA-4 OBJ-4 nothing and all are said only where they are exact, and no tickets have no share", () => {
  expect(shareText(0, 40, undefined, "en")).toBe("0%");
  expect(shareText(40, 40, undefined, "en")).toBe("100%");
  expect(shareText(1, 100_000, undefined, "en")).toBe("0.001%");
  expect(shareText(0, 0, undefined, "en")).toBe("");
});

test("DRA-4 OBJ-3 the written share compares with the norm as the counts do, for any counts and norm", () => {
  const counts = fc
    .integer({ min: 1, max: 1_000_000 })
    .chain((population) => fc.tuple(fc.nat(population), fc.constant(population)));
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 10_000 }), ([kept, population], hundredths) => {
      const { share } = norm(hundredths, 10_000);
      const written = shareText(kept, population, share, "en").slice(0, -1);
      const [whole = "", decimals = ""] = written.split(".");
      const shown = BigInt(whole + decimals) * 100n;
      const asked = BigInt(hundredths) * 10n ** BigInt(decimals.length);
      const exact = BigInt(kept) * 10_000n - BigInt(population) * BigInt(hundredths);
      expect(Math.sign(Number(shown - asked))).toBe(Math.sign(Number(exact)));
      expect([written === "0", written === "100"]).toEqual([kept === 0, kept === population]);
    }),
  );
});
