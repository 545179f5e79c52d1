import { describe, expect, test } from "vitest";
import { exampleOutcome } from "../../test/example-outcome.ts";
import { given } from "../../test/given.ts";
import { casesOf, runCase } from "./example.ts";

const terms = `
levels:
  priority: { article: "1", of: ticket, values: [high, low] }
clocks:
  answer: { article: "2", from: reported, to: answered, hours: office, target: { high: [90% within 1 h, within 4 h], low: none }, per: month }
duties:
  up: { article: "3", by: supplier, every: 2 weeks, to: { meeting-held: { kind: review } } }
`;

const nine = `{ times: 9, ticket: { priority: high }, facts: [2026-03-02 09:00 reported, 2026-03-02 10:00 answered] }`;
const late = `{ ticket: { priority: high }, facts: [2026-03-02 09:00 reported, 2026-03-02 11:00 answered] }`;
const inApril = `{ ticket: { priority: high }, facts: [2026-04-02 09:00 reported, 2026-04-02 10:00 answered] }`;

const outcome = (...lines: string[]) => exampleOutcome(terms, ...lines);

describe("examples about a period", () => {
  test("CHK-3 tickets in, figures out, for each level of a target", () => {
    const figures =
      "population: [10, 10], kept: [9, 10], missed: [1, 0], open: 0, share: [90%, 10/10], misses-allowed: [1, 0], misses-left: [0, 0], verdict: [kept, kept]";
    expect(
      outcome(`tickets: [${nine}, ${late}]`, "at: 2026-04-01 00:00", `expect: { answer: { ${figures} } }`),
    ).toEqual([8]);
    expect(
      outcome(
        `tickets: [${nine}, ${late}]`,
        "at: 2026-04-01 00:00",
        "expect: { answer: { share: [91%, 100%], verdict: [kept, missed] } }",
      ),
    ).toEqual([["answer.share: 91%, 100%, 9/10, 10/10", "answer.verdict: kept, missed, kept, kept"]]);
  });

  test("CHK-3 without a moment they are judged at their newest fact, in a month that still runs", () => {
    expect(outcome(`tickets: [${nine}, ${late}]`, "expect: { answer: { verdict: [running, running] } }")).toEqual([
      2 - 1,
    ]);
  });

  test("CHK-3 the number of tickets, the period and the moment can vary", () => {
    const times = nine.replace("9,", "$x,");
    expect(
      outcome(
        `tickets: [${times}, ${late}]`,
        "at: 2026-04-01 00:00",
        "vary: { 8: { answer: { verdict: missed } }, 9: { answer: { verdict: kept } } }",
      ),
    ).toEqual([1, 1]);
    expect(
      outcome(
        `tickets: [${nine}, ${inApril}]`,
        "period: $x",
        "vary: { 2026-03: { answer: { kept: 9 } }, 2026-04: { answer: { kept: 1 } } }",
      ),
    ).toEqual([1, 1]);
    expect(
      outcome(`tickets: [${nine}]`, "period: $x", "vary: { 2026-05: { answer.high: { population: 0, share: none } } }"),
    ).toEqual([2]);
    expect(
      outcome(
        `tickets: [${nine}]`,
        "at: $x",
        "period: 2026-03",
        "vary: { 2026-03-02 09:30: { answer: { open: 9 } }, 2026-03-01 00:00: { answer.high: { open: 0 } } }",
      ),
    ).toEqual([1, 1]);
  });

  test("CHK-3 what is in no population can be expected of the clock", () => {
    const low = nine.replace("high", "low");
    expect(outcome(`tickets: [${low}]`, "expect: { answer: { no-target: 9, outside: 0 } }")).toEqual([2]);
  });

  test("CHK-4 of what nothing runs yet nothing is judged", () => {
    expect(outcome(`tickets: [${nine}]`, "expect: { up: { verdict: kept } }")).toEqual([0]);
  });

  test("CHK-3 where years are judged, a month names the year around it", () => {
    const yearly = terms.replace("none }, per: month", "none }, per: year");
    const example = `{ name: a month, tickets: [${nine}, ${inApril}], period: 2026-03, expect: { answer: { kept: 10 } } }`;
    const program = given(yearly, `examples: [${example}]`);
    expect(runCase(program, casesOf(program.file)[0]!)).toMatchObject({ mismatches: [], findings: [], judged: 1 });
  });
});

describe("examples about a period that cannot be read", () => {
  test.each([
    [
      "a ticket beside its tickets",
      ["ticket: { priority: high }", `tickets: [${nine}]`, "expect: { answer: { kept: 9 } }"],
      "example.tickets tickets",
    ],
    ["tickets in two months", [`tickets: [${nine}, ${inApril}]`, "expect: { answer: { kept: 9 } }"], "example.period"],
    [
      "a period that is none",
      [`tickets: [${nine}]`, "period: March", "expect: { answer: { kept: 9 } }"],
      "example.period period",
    ],
    [
      "a period of another kind",
      [`tickets: [${nine}]`, "period: 2026-Q1", "expect: { answer: { kept: 9 } }"],
      "example.period period",
    ],
    [
      "a clock that is none",
      [`tickets: [${nine}]`, "expect: { answr: { kept: 9 } }"],
      "example.expectation expect.answr",
    ],
    [
      "a group that promises nothing",
      [`tickets: [${nine}]`, "expect: { answer.low: { kept: 9 } }"],
      "example.expectation expect.answer.low",
    ],
    [
      "a figure that is none",
      [`tickets: [${nine}]`, "expect: { answer: { due: 9 } }"],
      "shape.unknown-key expect.answer.due",
    ],
    [
      "a count that is none",
      [`tickets: [${nine}]`, "expect: { answer: { kept: nine } }"],
      "shape.not-one-of expect.answer.kept",
    ],
    [
      "a share that is none",
      [`tickets: [${nine}]`, "expect: { answer: { share: 9/0 } }"],
      "shape.not-one-of expect.answer.share",
    ],
    [
      "a verdict of a ticket",
      [`tickets: [${nine}]`, "expect: { answer: { verdict: outside } }"],
      "shape.not-one-of expect.answer.verdict",
    ],
    [
      "a variable without values",
      [`tickets: [${nine.replace("9,", "$x,")}]`, "expect: { answer: { kept: 9 } }"],
      "example.variable",
    ],
    [
      "a number of times that is none",
      [`tickets: [${nine.replace("9,", "$x,")}]`, "vary: { many: { answer: { kept: 9 } } }"],
      "shape.not-one-of vary.many",
    ],
    [
      "facts that cannot be read",
      [`tickets: [${nine.replace("2026-03-02 10:00", "soon")}]`, "expect: { answer: { kept: 9 } }"],
      "example.fact tickets.0.facts.1",
    ],
  ])("CHK-1 %s", (_, lines, finding) => {
    expect(outcome(...lines).flat()).toContain(finding);
  });
});
