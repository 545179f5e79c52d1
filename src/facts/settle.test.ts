import { describe, expect, test } from "vitest";
import type { Fact, Fields } from "./fact.ts";
import { settle } from "./settle.ts";

let seq = 0;
function fact(kind: string, at: number, fields: Fields = {}, more: Partial<Fact> = {}): Fact {
  return { kind, at, seq: seq++, fields, ...more };
}

const kinds = (facts: readonly Fact[]) => facts.map(({ kind, at }) => `${kind} ${at}`);

describe("what is known, and in which order", () => {
  test("CLK-8 facts in order come back as they are, others in order of moment and sequence", () => {
    const inOrder = [fact("reported", 1), fact("answered", 2), fact("resolved", 2)];
    expect(settle(inOrder).facts).toBe(inOrder);
    const [a, b, c] = inOrder as [Fact, Fact, Fact];
    expect(settle([c, a, b]).facts).toEqual([a, b, c]);
  });

  test("TIM-4 what happened or was written down after the moment of judging is not known yet", () => {
    const facts = [fact("reported", 1), fact("answered", 2, {}, { recordedAt: 9 }), fact("resolved", 5)];
    expect([1, 4, 5, 8, 9].map((asOf) => settle(facts, asOf).facts.length)).toEqual([1, 1, 2, 2, 3]);
  });
});

describe("corrections", () => {
  test("TIM-4 a withdrawn fact is left out, by its name or as the latest of its kind written down before", () => {
    const facts = [fact("reported", 1), fact("noted", 2, {}, { id: "n1" }), fact("noted", 3)];
    expect(kinds(settle([...facts, fact("withdrawn", 4, { fact: "n1" })]).facts)).toEqual(["reported 1", "noted 3"]);
    expect(kinds(settle([...facts, fact("withdrawn", 4, { fact: "noted" })]).facts)).toEqual(["reported 1", "noted 2"]);
  });

  test("TIM-4 a correction does not reach a fact that was written down after it", () => {
    const facts = [fact("reported", 1), fact("noted", 2), fact("withdrawn", 3, { fact: "noted" }), fact("noted", 4)];
    expect(kinds(settle(facts).facts)).toEqual(["reported 1", "noted 4"]);
  });

  test("TIM-4 a correction changes the fields that it names, or the moment, and never the fact itself", () => {
    const answered = fact("answered", 3, { by: "supplier", via: "mail" });
    const { facts } = settle([
      fact("reported", 1),
      answered,
      fact("corrected", 5, { fact: "answered", at: "2", via: "phone", by: "both" }),
    ]);
    expect(facts[1]).toMatchObject({ kind: "answered", at: 2, fields: { via: "phone", by: "supplier" } });
    expect(answered).toMatchObject({ at: 3, fields: { via: "mail" } });
  });

  test("TIM-4 a correction that was itself put right reads as the last that was written down", () => {
    const facts = [
      fact("reported", 1),
      fact("corrected", 5, { fact: "reported", via: "phone" }),
      fact("corrected", 6, { fact: "reported", via: "portal" }),
    ];
    expect(settle(facts.toReversed()).facts[0]?.fields["via"]).toBe("portal");
  });

  test("TIM-4 a correction that points nowhere is kept apart with the reason", () => {
    const { ignored } = settle([
      fact("reported", 1),
      fact("withdrawn", 2, { fact: "answered" }),
      fact("corrected", 3, { why: "typing" }),
    ]);
    expect(ignored.map(({ why }) => why)).toEqual(["points-nowhere", "points-nowhere"]);
  });

  test("CLK-12 a classification is corrected from the start by both, by agreement or by a settled dispute; not by one side", () => {
    const corrected = (fields: Fields) =>
      settle([fact("reported", 1), fact("corrected", 2, { fact: "ticket", priority: "high", ...fields })], undefined, {
        classifying: new Set(["priority"]),
      });
    for (const together of [{ by: "both" }, { agreed: "yes" }, { dispute: "d1" }])
      expect(corrected(together).opening).toEqual({ priority: "high" });
    expect(corrected({ by: "supplier" })).toMatchObject({ opening: {}, ignored: [{ why: "one-sided" }] });
    expect(settle([fact("reported", 1), fact("corrected", 2, { fact: "ticket", via: "mail" })]).opening).toEqual({
      via: "mail",
    });
  });
});

describe("written down late", () => {
  const rules = { lateness: { toleranceMs: 10, kinds: new Set(["answered"]) }, classifying: new Set<string>() };
  const answeredAt = (recordedAt: number, more: Fields = {}) =>
    settle([fact("reported", 0), fact("answered", 5, more, { recordedAt })], undefined, rules).facts[1]?.at;

  test("TIM-5 within the tolerance it counts from when it was so, beyond it from the writing", () => {
    expect([14, 15, 16].map((at) => answeredAt(at))).toEqual([5, 5, 16]);
  });

  test("TIM-5 unless the other side confirmed it, or nobody is helped by it", () => {
    expect(answeredAt(16, { confirmed: "yes" })).toBe(5);
    expect(settle([fact("reported", 0), fact("noted", 5, {}, { recordedAt: 99 })], undefined, rules).facts[1]?.at).toBe(
      5,
    );
  });
});
