import { describe, expect, test } from "vitest";
import { given } from "../../test/given.ts";
import { casesOf, runCase } from "./example.ts";

const terms = `
levels:
  priority: { article: "1", of: ticket, values: [high, low] }
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: { high: within 1 h, low: within 8 h }, per: month }
rules:
  by-phone: { article: "3", when: reported, where: { priority: high }, only-if: { via: phone }, else: advise }
duties:
  tell: { article: "4", by: supplier, every: 2 weeks, to: notice-sent }
`;

function results(examples: string) {
  const program = given(terms, `examples:\n${examples}`);
  return casesOf(program.file).map((one) => ({ one, ...runCase(program, one) }));
}

const outcome = (examples: string) =>
  results(examples).map(({ mismatches }) =>
    mismatches.map(({ what, expected, actual }) => `${what}: ${expected}, ${actual}`),
  );

describe("examples run", () => {
  test("CHK-3 facts in, figures out: a clock's moments, lengths and verdicts, a level, an act", () => {
    const example = (verdict: string) => `
  - name: answered in time
    ticket: { priority: high }
    facts: ["2026-03-02 09:00 reported": { via: phone }, "2026-03-02 10:00 answered"]
    expect:
      answer: { verdict: ${verdict}, due: "2026-03-02 10:00", elapsed: 1 h, start: "2026-03-02 09:00", missed-at: none, at-risk-at: "2026-03-02 09:45" }
      priority: high
      reported: accepted
`;
    expect(outcome(example("kept"))).toEqual([[]]);
    expect(outcome(example("missed"))).toEqual([["answer.verdict: missed, kept"]]);
  });

  test("CHK-3 one example stands for a case below, on and above its bound", () => {
    const examples = `
  - name: around the bound
    ticket: { priority: high }
    facts: [2026-03-02 09:00 reported, 2026-03-02 $x answered]
    vary:
      "09:59": { answer: { verdict: kept } }
      "10:00": { answer: { verdict: kept } }
      "10:01": { answer: { verdict: missed } }
`;
    expect(outcome(examples)).toEqual([[], [], []]);
    expect(results(examples).map(({ one }) => one.value)).toEqual(["09:59", "10:00", "10:01"]);
  });

  test("CHK-3 hours have examples of their own", () => {
    const examples = `
  - { name: closing, hours: office, vary: { "2026-03-02 16:59": { open: yes }, "2026-03-02 17:00": { open: no, next-open: "2026-03-03 09:00" } } }
`;
    expect(outcome(examples)).toEqual([[], []]);
  });

  test("CHK-3 what cannot be read is a finding with its place, and nothing is judged", () => {
    const [wrong] = results(`
  - name: words that are none
    facts: [2026-03-02 09:00 reported, 2026-03-02 10:00 replied]
    expect: { anser: { verdict: kept }, answer: { verdict: good } }
`);
    expect(wrong?.findings.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([
      "example.expectation examples.0.expect.anser",
      "shape.not-one-of examples.0.expect.answer.verdict",
    ]);
    expect(wrong?.mismatches).toEqual([]);
  });

  test("CHK-3 a $x without values, or values without a $x, is a finding", () => {
    const codes = results(`
  - { name: no values, facts: [2026-03-02 $x reported], expect: { answer: { verdict: running } } }
  - { name: no place, facts: [2026-03-02 09:00 reported], vary: { "10:00": { answer: { verdict: running } } } }
`).map(({ findings }) => findings.map(({ code }) => code));
    expect(codes[0]).toContain("example.variable");
    expect(codes[1]).toEqual(["example.variable"]);
  });

  test("CHK-4 an expectation of a term that nothing runs yet is planned, not passed", () => {
    const [planned] = results(`
  - { name: told, facts: [2026-03-02 09:00 reported], expect: { tell: { verdict: kept } } }
`);
    expect(planned?.judged).toBe(0);
  });

  test("CHK-3 an example is judged as of the moment that it names", () => {
    const examples = `
  - name: still running
    ticket: { priority: low }
    facts: [2026-03-02 09:00 reported, 2026-03-03 09:00 answered]
    at: 2026-03-02 12:00
    expect: { answer: { verdict: running, elapsed: 3 h, remaining: 5 h, stop: none } }
`;
    expect(outcome(examples)).toEqual([[]]);
  });
});
