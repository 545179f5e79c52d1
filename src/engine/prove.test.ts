import { describe, expect, test } from "vitest";
import { parseAgreement } from "../agreement/parse.ts";
import { checkAgreement } from "./check.ts";
import { prove } from "./prove.ts";

const options = { years: { from: 2026, to: 2026 }, compiled: new Map() };

const desk = `
peil: 1
agreement: desk
edition: "1"
title: Desk
time-zone: Europe/Amsterdam
rows:
  R-1: { article: "1", how: clock, what: Answered in time }
  R-2: { article: "2", how: [clock, measure], what: Most of them }
  R-3: { article: "3", how: record, what: Kept }
  R-4: { article: "4", how: duty, what: Told }
parties: { supplier: {}, customer: {} }
hours: { office: { article: "1", row: R-1, week: { mon-fri: 09:00-17:00 } } }
clocks:
  answer: { article: "1", row: R-1, from: reported, to: answered, hours: office, target: within 2 h, per: month }
  solution: { article: "2", row: R-2, from: reported, to: resolved, hours: office, target: 90% within 4 h, per: month }
records: { log: { article: "3", row: R-3, of: ticket } }
duties: { tell: { article: "4", row: R-4, by: supplier, every: 2 weeks, to: notice-sent } }
rules: { why: { article: "5", when: escalated, requires: [why] } }
examples:
`;

const hours = `
  - name: office hours
    proves: R-1
    hours: office
    vary:
      2026-03-02 08:59: { open: no }
      2026-03-02 09:00: { open: yes }
      2026-03-02 16:59: { open: yes }
      2026-03-02 17:00: { open: no }
      2026-03-06 12:00: { open: yes }
      2026-03-07 12:00: { open: no }
`;
const answer = `
  - name: answered around two hours
    proves: R-1
    facts: [2026-03-02 09:00 reported, $x answered]
    vary: { 2026-03-02 11:00: { answer: { verdict: kept } }, 2026-03-02 11:00:01: { answer: { verdict: missed } } }
`;
const solution = `
  - name: solved around four hours
    proves: R-2
    facts: [2026-03-02 09:00 reported, $x resolved]
    vary: { 2026-03-02 13:00: { solution: { verdict: kept } }, 2026-03-02 13:00:01: { solution: { verdict: missed } } }
`;
const share = `
  - name: nine in ten
    proves: R-2
    tickets:
      - { times: $x, facts: [2026-03-02 09:00 reported, 2026-03-02 10:00 resolved] }
      - { times: 4, facts: [2026-03-02 09:00 reported, 2026-03-02 15:00 resolved] }
    at: 2026-04-01 00:00
    vary: { 35: { solution: { verdict: missed } }, 36: { solution: { verdict: kept } } }
`;
const why = `
  - name: an escalation says why
    facts: [2026-03-02 09:00 reported, 2026-03-02 10:00 escalated]
    expect: { escalated: refused }
`;

function proved(...examples: string[]) {
  const parsed = parseAgreement(desk + examples.join(""));
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  const { made, red, refused, survivors } = prove(parsed.file, parsed.data, options);
  return {
    made,
    red,
    refused,
    survivors: survivors.map(({ kind, path, to }) => `${kind} ${path.join(".")} ${to}`.trim()),
  };
}

describe("proof by small changes", () => {
  test("CHK-6 nothing survives where each number, bound and term has its example", () => {
    const { made, red, refused, survivors } = proved(hours, answer, solution, share, why);
    expect(survivors).toEqual([]);
    expect(red + refused).toBe(made);
    expect(made).toBe(4 + 2 + 3 + 3 + 3 + 4); // window, days, two targets with their bounds, a share, four deletions
  });

  test("CHK-6 what no example notices is named with its place and the change", () => {
    expect(proved(hours, answer, why).survivors).toEqual([
      "deletion clocks.solution",
      "number clocks.solution.target 89% within 4 h",
      "number clocks.solution.target 91% within 4 h",
      "number clocks.solution.target 90% within 3 h",
      "number clocks.solution.target 90% within 5 h",
      "bound clocks.solution.target 90% under 4 h",
      "bound clocks.solution.target over 90% within 4 h",
    ]);
  });

  test("CHK-6 one ticket on each side of a target does not prove the share of a month", () => {
    expect(proved(hours, answer, solution, why).survivors).toEqual([
      "number clocks.solution.target 89% within 4 h",
      "number clocks.solution.target 91% within 4 h",
      "bound clocks.solution.target over 90% within 4 h",
    ]);
  });

  test("CHK-6 a term whose deletion leaves its example unjudged is noticed: what nothing judges is not green", () => {
    const rightToEscalate = desk.replace(
      "examples:\n",
      'rights: { up: { article: "6", of: customer, may: escalated, within: 1 day, from: reported } }\nexamples:\n',
    );
    const parsed = parseAgreement(rightToEscalate + hours + answer + solution + share + why);
    if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
    expect(prove(parsed.file, parsed.data, options).survivors).toEqual([]);
  });
});

describe("traceability", () => {
  const { rows, findings } = checkAgreement(desk + hours + answer + solution + why, options);

  test("CHK-4 a row runs, is planned with what nothing runs yet, or is recorded", () => {
    expect(rows.map(({ row, state, plannedTerms }) => [row, state, plannedTerms])).toEqual([
      ["R-1", "run", []],
      ["R-2", "run", []],
      ["R-3", "record", []],
      ["R-4", "planned", ["duty tell"]],
    ]);
    expect(findings).toEqual([]);
  });

  test("CHK-4 a row that is said to run fails without an example that proves it", () => {
    const without = checkAgreement(desk + solution + why, options);
    expect(without.findings.map(({ code, params }) => [code, params["row"]])).toEqual([["row.without-example", "R-1"]]);
  });
});

describe("proof of measures and duties", () => {
  const measured = desk
    .replace(/\nclocks:[\s\S]*\nrecords:/, "\nrecords:")
    .replace(/rows:[\s\S]*?\nparties/, "parties")
    .replaceAll(/ row: R-\d,/g, "")
    .replace(/duties: .*\nrules: .*\n/, "")
    .replace(
      "examples:\n",
      `measures:
  up:
    article: "6"
    of: uptime
    per: month
    target: at least 99%
    ignore: under 1 h
    not-counted: { work: { cause: [maintenance, release] } }
duties:
  tell: { article: "4", by: supplier, from: found, to: notice-sent, within: 1 h }
examples:
`,
    );
  const months = `
  - name: around the share of a month
    facts: [2026-04-10 10:00 outage-started, $x outage-ended]
    at: 2026-05-01 00:00
    vary:
      2026-04-10 10:59:59: { up: { down: 0 s } }
      2026-04-10 11:00: { up: { down: 1 h } }
      2026-04-10 17:12: { up: { verdict: kept } }
      2026-04-10 17:12:01: { up: { verdict: missed } }
`;
  const causes = `
  - name: what is taken off
    facts: [{ 2026-04-10 10:00 outage-started: { cause: $x } }, 2026-04-11 10:00 outage-ended]
    at: 2026-05-01 00:00
    vary: { maintenance: { up: { down: 0 h } }, release: { up: { down: 0 h } }, fault: { up: { down: 24 h } } }
`;
  const told = `
  - name: told within the hour
    facts: [2026-04-10 10:00 found, $x notice-sent]
    vary: { 2026-04-10 11:00: { tell: { verdict: kept } }, 2026-04-10 11:00:01: { tell: { verdict: late } } }
`;
  const survivors = (...examples: string[]) => {
    const parsed = parseAgreement(measured + hours.replace("\n    proves: R-1", "") + examples.join(""));
    if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
    return prove(parsed.file, parsed.data, options).survivors.map(({ kind, from, to }) =>
      `${kind} ${from} ${to}`.trim(),
    );
  };

  test("CHK-6 each number, bound, exclusion and cause of a measure, and each time of a duty, is noticed", () => {
    expect(survivors(months, causes, told)).toEqual([]);
    expect(survivors(months, told)).toEqual(["entry work", "entry maintenance", "entry release"]);
    expect(survivors(months, causes)).toEqual(["deletion tell", "number 1 h 0 h", "number 1 h 2 h"]);
  });
});
