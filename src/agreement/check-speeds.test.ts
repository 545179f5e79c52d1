import { describe, expect, test } from "vitest";
import { checkOriginal } from "./check-original.ts";
import { parseAgreement } from "./parse.ts";
import { scopeOf } from "./scope.ts";

const head = `
peil: 1
agreement: speeds
edition: "1"
title: Speeds
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
hours:
  office: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: 8 h }
levels:
  type: { article: "1", of: ticket, values: [incident, question] }
  plan: { article: "1", of: customer, values: [gold, basic] }
  priority: { article: "1", of: incident, values: [high, low] }
clocks:
`;

const clock = (name: string, to: string, target: string, more = "") =>
  `  ${name}: { article: "2", from: reported, to: ${to}, hours: office, target: ${target}, per: month${more} }\n`;

function remarks(...clocks: string[]) {
  const read = parseAgreement(head + clocks.join(""));
  if ("findings" in read) throw new Error(JSON.stringify(read.findings));
  return checkOriginal(scopeOf(read.file, read.data)).map(({ code, path, params }) => ({
    code,
    path: path.join("."),
    ...params,
  }));
}

describe("CHK-2 an answer at or after the solution", () => {
  test.each([
    ["earlier", "within 2 h", "within 4 h", 0],
    ["as late", "within 4 h", "within 4 h", 1],
    ["later", "within 5 h", "within 4 h", 1],
    ["eight hours and one working day are as long", "within 8 h", "within 1 working day", 1],
    ["a week is longer than thirty-nine open hours", "within 1 week", "within 39 h", 1],
    ["four working days are shorter than a week", "within 4 working days", "within 1 week", 0],
    ["without a target", "none", "within 4 h", 0],
  ])("CHK-2 %s", (_what, answer, solution, count) => {
    const found = remarks(clock("response", "answered", answer), clock("resolution", "resolved", solution));
    expect(found.filter(({ code }) => code === "original.response-beyond-resolution")).toHaveLength(count);
  });

  test("CHK-2 one remark for a pair of clocks, with the worst combination of levels", () => {
    const found = remarks(
      clock("response", "[answered, resolved]", "{ gold: within 4 h, basic: within 48 h }"),
      clock("resolution", "resolved", "{ high: [90% under 4 h, 100% under 6 h], low: within 3 weeks }"),
    );
    expect(found).toEqual([
      expect.objectContaining({
        path: "clocks.response.target.basic",
        levels: "basic",
        "other-levels": "high",
        target: "within 48 h",
        "other-target": "90% under 4 h",
      }),
    ]);
  });

  test("CHK-2 only levels that one ticket can have are compared", () => {
    const found = remarks(
      clock("response", "answered", "{ high: within 1 h, low: within 8 h }"),
      clock("resolution", "resolved", "{ high: within 4 h, low: within 40 h }"),
    );
    expect(found).toEqual([]);
  });

  test("CHK-2 clocks of other types of ticket are not compared", () => {
    const found = remarks(
      clock("response", "answered", "within 8 h", ", for: question"),
      clock("resolution", "resolved", "within 4 h", ", for: incident"),
    );
    expect(found).toEqual([]);
  });
});

describe("CHK-2 a share that cannot be told from all", () => {
  test.each([
    ["90% within 2 h", undefined, []],
    ["99% within 2 h", undefined, []],
    ["99.9% within 2 h", undefined, [1000]],
    ["99.9% within 2 h", 5000, []],
    ["90% within 2 h", 8, [10]],
    ["90% within 2 h", 10, []],
    ["over 90% within 2 h", 10, [11]],
    ["100% within 2 h", 5, []],
  ])("OBJ-3 %s of %s tickets", (target, volume, tickets) => {
    const found = remarks(clock("resolution", "resolved", target, volume === undefined ? "" : `, volume: ${volume}`));
    expect(found.map((one) => ("tickets" in one ? one.tickets : undefined))).toEqual(tickets);
  });
});
