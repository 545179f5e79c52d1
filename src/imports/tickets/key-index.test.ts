import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { KeyIndex } from "./key-index.ts";

describe("keys of tickets", () => {
  it("IMP-3 the same key has one number, as in a plain map", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 3000 }), (keys) => {
        const index = new KeyIndex();
        const plain = new Map<string, number>();
        for (const key of keys) {
          if (!plain.has(key)) plain.set(key, plain.size);
          expect(index.numberOf(key)).toBe(plain.get(key));
        }
        expect(index.keys).toEqual([...plain.keys()]);
      }),
      { numRuns: 50 },
    );
  });

  it("IMP-3 a hundred thousand keys in a row are all found again, and no other", () => {
    const index = new KeyIndex();
    for (let i = 0; i < 100_000; i++) expect(index.numberOf(`INC${i}`)).toBe(i);
    expect(index.find("INC99999")).toBe(99_999);
    expect(index.find("INC100000")).toBeUndefined();
  });
});
