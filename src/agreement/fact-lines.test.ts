import { describe, expect, test } from "vitest";
import { readFacts } from "./fact-lines.ts";
import type { Data } from "./source.ts";

const zone = "Europe/Amsterdam";
const levels = new Map([["priority", ["high", "low"]]]);
const read = (...lines: Data[]) => readFacts(lines, zone, ["facts"], levels);
const found = (...lines: Data[]) =>
  read(...lines).findings.map(({ code, path, params }) => ({ code, path: path.join("."), params }));

describe("facts as people write them", () => {
  test("TIM-1 TIM-4 a line is a local moment, a word and its fields, in the order of the file", () => {
    const { facts, findings } = read("2026-03-02 09:00 reported", {
      "2026-03-02 10:00 answered": { by: "supplier", for: ["a", "b"], "recorded-at": "2026-03-02 11:00", id: "a1" },
    });
    expect(findings).toEqual([]);
    expect(facts).toEqual([
      { kind: "reported", at: Date.UTC(2026, 2, 2, 8), seq: 0, fields: {} },
      {
        kind: "answered",
        at: Date.UTC(2026, 2, 2, 9),
        seq: 1,
        fields: { by: "supplier", for: ["a", "b"] },
        recordedAt: Date.UTC(2026, 2, 2, 10),
        id: "a1",
      },
    ]);
  });

  test("AVL-2 the cause of an outage is not held against a level of tickets that is called so", () => {
    const decided = (fields: { [key: string]: string }) => found({ "2026-03-02 09:00 decided": fields });
    expect(decided({ priority: "urgent" })).toMatchObject([{ code: "shape.not-one-of" }]);
    expect(decided({ outage: "O1", priority: "urgent" })).toEqual([]);
  });

  test("TIM-3 a moment that the clocks skip or repeat is a finding, and one with its offset is exact", () => {
    expect(found("2026-03-29 02:30 reported", "2026-10-25 02:30 reported")).toMatchObject([
      { code: "time.skipped", path: "facts.0" },
      { code: "time.ambiguous", path: "facts.1" },
    ]);
    expect(
      read("2026-10-25 02:30+01:00 reported", "2026-10-25T02:30+02:00 reported").facts.map(({ at }) =>
        new Date(at).toISOString(),
      ),
    ).toEqual(["2026-10-25T01:30:00.000Z", "2026-10-25T00:30:00.000Z"]);
  });

  test("TIM-3 the moments inside a fact's fields are read as strictly as its own", () => {
    const announced = (start: string): Data => ({ "2026-03-02 09:00 maintenance-announced": { work: "W1", start } });
    expect(found(announced("2026-03-29 02:30"))).toMatchObject([{ code: "time.skipped", path: "facts.0.start" }]);
    expect(found(announced("2026-10-25 02:30"))).toMatchObject([{ code: "time.ambiguous", path: "facts.0.start" }]);
    expect(found(announced("tonight"))).toMatchObject([{ code: "time.invalid", path: "facts.0.start" }]);
    expect(found(announced("2026-10-25 02:30+01:00"), { "2026-03-02 10:00 noted": { start: "tonight" } })).toEqual([]);
  });

  test("TIM-4 a corrected moment is local too, and becomes an instant", () => {
    const { facts } = read({ "2026-03-02 09:00 corrected": { fact: "answered", at: "2026-03-02 08:30" } });
    expect(facts[0]?.fields["at"]).toBe(String(Date.UTC(2026, 2, 2, 7, 30)));
    expect(found({ "2026-03-02 09:00 corrected": { fact: "answered", at: "half past eight" } })).toMatchObject([
      { code: "time.invalid" },
    ]);
  });
});

describe("what cannot be read", () => {
  test("CHK-1 every bad line is a finding at its place, and the good ones are read", () => {
    const lines: Data[] = [
      "reported at nine",
      "2026-03-02 09:00 reported",
      { a: "b", c: "d" },
      ["2026-03-02 09:00 reported"],
      { "2026-03-02 10:00 noted": "text" },
    ];
    expect(found(...lines).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "example.fact facts.0",
      "example.fact facts.2",
      "example.fact facts.3",
      "example.fact facts.4",
    ]);
    expect(read(...lines).facts.map(({ kind }) => kind)).toEqual(["reported"]);
  });

  test("CHK-1 a word that is no fact says which one was meant", () => {
    expect(found("2026-03-02 09:00 answerd")).toMatchObject([
      { code: "name.fact-unknown", params: { name: "answerd", near: "answered" } },
    ]);
  });

  test("CHK-1 a field that is a map is a finding, and so is a value that its level does not have", () => {
    expect(found({ "2026-03-02 09:00 reported": { via: { by: "mail" } } })).toMatchObject([
      { code: "shape.expected", path: "facts.0.via" },
    ]);
    expect(found({ "2026-03-02 09:00 classified": { priority: "hihg" } })).toMatchObject([
      { code: "shape.not-one-of", path: "facts.0.priority", params: { found: "hihg", near: "high" } },
    ]);
    expect(found({ "2026-03-02 09:00 classified": { priority: "none-fits" } })).toEqual([]);
  });

  test("CHK-1 what presupposes a report cannot stand before it; at the same moment it can", () => {
    expect(
      found("2026-03-02 09:00 reported", "2026-03-02 08:59 answered", "2026-03-02 09:00 acknowledged"),
    ).toMatchObject([{ code: "example.before-report", path: "facts.1", params: { fact: "answered" } }]);
  });
});
