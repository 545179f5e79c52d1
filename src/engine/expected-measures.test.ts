import { describe, expect, test } from "vitest";
import { exampleOutcome } from "../../test/example-outcome.ts";

const terms = `
measures:
  availability:
    article: "3"
    of: uptime
    services: [portal, mail]
    per: month
    target: at least 99%
    not-counted: { work: { cause: maintenance, only-if: { kept: announce } } }
  support-used: { article: "4", of: work, where: { kind: support }, per: year, target: at most 4 h }
duties:
  announce:
    article: "5"
    by: supplier
    for: maintenance
    before: maintenance-started
    to: maintenance-announced
    notice: 2 working days
    hours: office
  review: { article: "6", by: supplier, every: 2 weeks, to: { meeting-held: { kind: review } } }
`;
const outage = `2026-03-10 10:00 outage-started: { service: portal, cause: maintenance, work: M1 }`;
const facts = `facts: [{ 2026-03-09 09:00 maintenance-announced: { work: M1, start: 2026-03-10 10:00, end: 2026-03-10 12:00 } }, { 2026-03-10 10:00 maintenance-started: { work: M1 } }, { ${outage} }, { 2026-03-10 12:00 outage-ended: { service: portal } }]`;

const outcome = (...lines: string[]) => exampleOutcome(terms, ...lines);

describe("examples about measures and duties", () => {
  test("CHK-3 figures of a measure, of one of its services, and the condition that failed", () => {
    const expected =
      "availability: { down: 2 h, not-counted: 0 s, condition-failed: only-if kept announce, verdict: kept }";
    const ofOne = "availability.mail: { down: 0 h, share: 100%, verdict: kept }";
    const duty = "announce: { due: 2026-03-06 09:00, done: 2026-03-09 09:00, verdict: broken }";
    expect(outcome(facts, "at: 2026-04-01 00:00", `expect: { ${expected}, ${ofOne}, ${duty} }`)).toEqual([10]);
  });

  test("CHK-3 the period is that of the newest outage unless one is named, for all or for one", () => {
    const later = facts.replaceAll("2026-03-", "2026-05-");
    const at = "at: 2026-07-01 00:00";
    expect(outcome(later, at, "expect: { availability: { down: 2 h } }")).toEqual([1]);
    expect(outcome(later, at, "period: 2026-06", "expect: { availability: { down: 0 s } }")).toEqual([1]);
    expect(outcome(later, at, "expect: { availability: { period: 2026-06, down: 2 h } }")).toEqual([
      ["availability.down: 2 h, 0 s"],
    ]);
  });

  test("CHK-3 work on tickets counts in an example of several tickets", () => {
    const booked =
      "{ times: 3, ticket: {}, facts: [2026-03-02 09:00 reported, { 2026-03-02 10:00 work-booked: { kind: support, minutes: 80 } }] }";
    expect(
      outcome(`tickets: [${booked}]`, "at: 2027-01-01 00:00", "expect: { support-used: { used: 4 h, verdict: kept } }"),
    ).toEqual([2]);
  });

  test("CHK-3 what cannot be such a figure is a finding, and a duty of every year waits", () => {
    expect(
      outcome(
        facts,
        "expect: { availability: { donw: 2 h, down: 2 dozen, share: much, verdict: fine, period: 2026-03 } }",
      ),
    ).toEqual([
      [
        "shape.not-one-of expect.availability.donw",
        "value.length expect.availability.down",
        "shape.not-one-of expect.availability.share",
        "shape.not-one-of expect.availability.verdict",
      ],
    ]);
    expect(outcome(facts, "expect: { availability: { period: March, down: 2 h } }")).toEqual([
      ["example.period expect.availability"],
    ]);
    expect(outcome(facts, "expect: { announce: { verdict: fine, due: noon } }")).toEqual([
      ["shape.not-one-of expect.announce.verdict", "time.invalid expect.announce.due"],
    ]);
    expect(outcome(facts, "expect: { review: { verdict: kept } }")).toEqual([0]);
  });
});
