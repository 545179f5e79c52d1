import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalFact, canonicalJson, readFact, type WrittenFact } from "./written-fact.ts";

const text = fc.string({ unit: "grapheme", maxLength: 12 });
const key = fc.oneof(
  text,
  fc.constantFrom("__proto__", "constructor", "toString", "", "1", "10", "9", "ﬀ", "😀", "\u0000"),
);
const value = fc.oneof(text, fc.array(text, { maxLength: 3 }));
const fields = fc.array(fc.tuple(key, value), { maxLength: 6 }).map((pairs) => Object.fromEntries(pairs));
const moment = fc.integer({ min: Date.UTC(1990), max: Date.UTC(2200) });
const fact: fc.Arbitrary<WrittenFact> = fc.record(
  { kind: text, at: moment, recordedAt: moment, id: fc.uuid(), ticket: fc.uuid(), fields },
  { requiredKeys: ["kind", "at", "recordedAt", "id", "fields"] },
);

describe("a fact as the ledger writes it", () => {
  it("LED-1 the bytes are what another library for RFC 8785 writes of the same", () => {
    fc.assert(
      fc.property(fact, (one) => {
        const written = canonicalFact(one);
        expect(written).toBe(canonicalize(JSON.parse(written) as object));
      }),
    );
  });

  it("LED-1 reading gives the fact, and writing that again the same bytes", () => {
    fc.assert(
      fc.property(fact, fc.nat(), (one, seq) => {
        const written = canonicalFact(one);
        const read = readFact(written, seq);
        expect(read).toEqual({ ...one, seq });
        expect(canonicalFact(read)).toBe(written);
        expect(canonicalFact(readFact(Buffer.from(written, "utf8").toString("utf8"), 0))).toBe(written);
      }),
    );
  });

  it("LED-1 says nothing that is not so: no ticket, no other moment of recording, no fields", () => {
    const one: WrittenFact = { kind: "asked", at: 0, recordedAt: 0, id: "f", fields: {} };
    expect(canonicalFact(one)).toBe('{"at":"1970-01-01T00:00:00.000Z","fact":"asked","id":"f"}');
    expect(canonicalFact({ ...one, recordedAt: 1, ticket: "t", fields: { b: ["2", "1"], a: "é" } })).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","fact":"asked","id":"f","recorded-at":"1970-01-01T00:00:00.001Z","ticket":"t","with":{"a":"é","b":["2","1"]}}',
    );
  });

  it("LED-1 keys stand in the order of their UTF-16 code units, and controls are written as the RFC has them", () => {
    const keys = {
      "\u20ac": "euro",
      "\r": "return",
      "\ufb33": "dalet",
      "1": "one",
      "\ud83d\ude00": "smiley",
      "\u0080": "control",
      "\u00f6": "o",
    };
    expect(Object.values(JSON.parse(canonicalJson(keys)) as object).slice(1)).toEqual([
      "return",
      "control",
      "o",
      "euro",
      "smiley",
      "dalet",
    ]);
    expect(canonicalJson('\b\t\n\f\r\u000b\u001f"\\/\u007f€')).toBe('"\\b\\t\\n\\f\\r\\u000b\\u001f\\"\\\\/\u007f€"');
  });

  it("LED-1 half a character is refused: no UTF-8 holds it", () => {
    const one: WrittenFact = { kind: "asked", at: 0, recordedAt: 0, id: "f", fields: { a: "\ud83d" } };
    expect(() => canonicalFact(one)).toThrow(RangeError);
    expect(() => canonicalFact({ ...one, fields: { "\ude00": "a" } })).toThrow(RangeError);
  });
});
