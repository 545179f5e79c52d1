import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import { checkMeaning } from "./check-meaning.ts";
import type { Finding } from "./finding.ts";
import { located, parseAgreement } from "./parse.ts";
import type { Data } from "./source.ts";
import { agreementTemplate } from "./template.ts";

const whole = agreementTemplate({ name: "whole", zone: "Europe/Amsterdam", lang: "en" });
const file = parse(whole, { schema: "failsafe" }) as { [key: string]: Data };

const rate = ["coverage", "work", "charge", "rate"].join("/");

/** What is found in the template after a value was set at each path; a path whose value is undefined is taken out. */
function findings(changes: Record<string, Data | undefined>): string[] {
  const copy = structuredClone(file);
  for (const [dotted, value] of Object.entries(changes)) {
    const path = dotted.split("/");
    const parent = path.slice(0, -1).reduce((node, key) => node[key] as typeof file, copy);
    if (value === undefined) delete parent[path.at(-1)!];
    else parent[path.at(-1)!] = value;
  }
  return said(copy);
}

/** JSON is YAML too, so that plain data passes through the same door as a file. */
function said(data: Data): string[] {
  const read = parseAgreement(JSON.stringify(data));
  const found: Finding[] = "findings" in read ? read.findings : checkMeaning(read.file, read.data);
  return found.map((finding) => `${finding.code} ${finding.path.join("/")}`);
}

test("CHK-2 the template has nothing to say", () => {
  expect(findings({})).toEqual([]);
});

describe("CHK-2 names stand for something", () => {
  test.each<[string, Record<string, Data | undefined>, string]>([
    ["hours of a clock", { "clocks/response/hours": "desk" }, "name.unknown clocks/response/hours"],
    [
      "hours in a condition",
      { "clocks/response/where": { outside: "desk" } },
      "name.unknown clocks/response/where/outside",
    ],
    ["the type of ticket", { "clocks/response/for": ["incident", "problem"] }, "name.unknown clocks/response/for/1"],
    ["a clock to start from", { "clocks/resolution/from": "respons" }, "name.unknown clocks/resolution/from"],
    [
      "a word that every object knows",
      { "clocks/resolution/from": "constructor" },
      "name.unknown clocks/resolution/from",
    ],
    ["opens outside a procedure", { "clocks/resolution/from": "opens" }, "name.unknown clocks/resolution/from"],
    [
      "a waiting fact",
      { "clocks/resolution/pause-while": "reopened" },
      "name.fact-unknown clocks/resolution/pause-while",
    ],
    ["an axis", { "levels/priority/by": ["impact", "haste"] }, "name.unknown levels/priority/by/1"],
    ["who decides", { "levels/priority/decided-by": "board" }, "name.unknown levels/priority/decided-by"],
    [
      "who does it",
      { "duties/announce-maintenance/by": ["supplier", "host"] },
      "name.unknown duties/announce-maintenance/by/1",
    ],
    [
      "who acts, in a condition",
      { "rules/phone-for-high/only-if": { by: "boss" } },
      "name.unknown rules/phone-for-high/only-if/by",
    ],
    [
      "the value of a level",
      { "rules/phone-for-high/where": { not: { priority: "urgent" } } },
      "name.unknown rules/phone-for-high/where/not/priority",
    ],
    [
      "what was missed",
      { "rights/escalate/where": { any: [{ missed: "respons" }] } },
      "name.unknown rights/escalate/where/any/0/missed",
    ],
    ["the rate", { [rate]: "day-rate" }, `name.unknown ${rate}`],
    ["the level of the contract", { "contract/hourly-rate/is": "level plan" }, "name.unknown contract/hourly-rate/is"],
    ["a level that is of nothing", { "levels/kind/of": "wrok" }, "name.unknown levels/kind/of"],
    ["the ticket of an example", { "examples/4/ticket/impact": "all" }, "name.unknown examples/4/ticket/impact"],
    ["a reading of an example", { "examples/1/under": { open: {} } }, "reading.unknown examples/1/under/open"],
  ])("CHK-2 %s", (_what, changes, found) => {
    expect(findings(changes)).toContain(found);
  });

  test("CHK-2 a role, a type, a built-in word and the ticket's own clock are known", () => {
    const changes = {
      "rights/escalate/of": ["contact", "both", "reporter"],
      "rights/escalate/where": { missed: "resolution.ticket", by: ["contact", "hourly-rate"] },
    };
    expect(findings(changes)).toEqual([]);
  });

  test("CHK-2 one name for a clock and a measure is taken", () => {
    expect(findings({ "measures/response": (file["measures"] as typeof file)["availability"]! })).toContain(
      "name.taken measures/response",
    );
  });
});

describe("CHK-2 time is counted on hours that can count it", () => {
  test("CAL-6 a duty that counts working days names hours", () => {
    const path = "duties/announce-maintenance";
    expect(findings({ [`${path}/hours`]: undefined })).toContain(`hours.working-day-missing ${path}/notice`);
    expect(findings({ [`${path}/hours`]: "always" })).toContain(`hours.working-day-missing ${path}/notice`);
  });

  test("CAL-6 an aim that counts working days needs to know what one is, by level", () => {
    const found = findings({ "hours/office/working-day": undefined });
    expect(found).toContain("hours.working-day-missing clocks/response/target/low");
    expect(found).toContain("hours.working-day-missing clocks/resolution/target/normal");
  });

  test("CLK-17 at risk is more than nothing and less than all", () => {
    for (const share of ["0%", "100%", "half"]) {
      expect(findings({ "clocks/response/at-risk": share })).toContain("value.share clocks/response/at-risk");
    }
    expect(findings({ "clocks/response/at-risk": "80%" })).toEqual([]);
  });

  test("DUT-1 a duty has one time", () => {
    const path = "duties/announce-maintenance";
    expect(findings({ [`${path}/every`]: "month" })).toContain(`term.one-of ${path}`);
    expect(findings({ [`${path}/before`]: undefined, [`${path}/notice`]: undefined })).toContain(`term.one-of ${path}`);
    expect(
      findings({
        [`${path}/before`]: undefined,
        [`${path}/notice`]: undefined,
        [`${path}/every`]: "month",
        [`${path}/within`]: "2 weeks",
      }),
    ).toEqual([]);
  });
});

describe("CHK-2 other readings run", () => {
  const others = "interpretations/last-day-of-the-year/others/closed-on-it";

  test("CHK-2 what a patch breaks is told at the patch, and once", () => {
    const found = findings({ [others]: { "clocks.response.hours": "desk" } });
    expect(found).toEqual([`patch.broken ${others}/clocks.response.hours`]);
  });

  test("CHK-2 the agreement's own errors are not told again for each reading", () => {
    expect(findings({ "clocks/response/hours": "desk" })).toEqual(["name.unknown clocks/response/hours"]);
  });

  test("CHK-2 a patch that breaks what stands elsewhere says where", () => {
    const found = findings({ [others]: { "hours.office.working-day": "" } });
    expect(found.every((one) => one.startsWith(`patch.broken ${others}`))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe("CHK-1 nothing in a file brings the checker down", () => {
  /** Every place in the file, so that any of them can be broken. */
  function* places(node: Data, path: (string | number)[] = []): Generator<(string | number)[]> {
    if (path.length > 0) yield path;
    if (typeof node === "string") return;
    for (const [key, inner] of Object.entries(node))
      yield* places(inner, [...path, Array.isArray(node) ? Number(key) : key]);
  }

  const all = [...places(file)];
  const anything = fc.letrec<{ data: Data }>((tie) => ({
    data: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(
        "",
        "always",
        "none",
        "2 h",
        "5 working days",
        "high",
        "reported",
        "office",
        "x",
        "100%",
        "at most 2",
        "constructor",
      ),
      fc.array(tie("data"), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom("high", "low", "normal", "from", "any", "table", "2026-13-01", "mon-fri", "x"),
        tie("data"),
        { maxKeys: 3 },
      ),
    ),
  })).data;

  test("CHK-1 any value anywhere gives findings or none, and never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(all.length - 1), anything), { minLength: 1, maxLength: 3 }), (changes) => {
        const copy = structuredClone(file);
        for (const [i, value] of changes) {
          const path = all[i]!;
          const parent = path
            .slice(0, -1)
            .reduce<Data | undefined>(
              (node, key) => (typeof node === "object" ? (node as typeof file)[key] : undefined),
              copy,
            );
          if (typeof parent === "object") (parent as typeof file)[path.at(-1)!] = value;
        }
        expect(said(copy).every((one) => /^[a-z-]+\.[a-z-]+ /.test(one))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("CHK-1 any text gives findings or an agreement, and never throws", () => {
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 12 }), (at, cut, put) => {
        const read = parseAgreement(whole.slice(0, at) + put + whole.slice(at + cut));
        const found =
          "findings" in read
            ? read.findings
            : checkMeaning(read.file, read.data).map((one) => located(one, read.source));
        expect(found.every(({ position }) => position !== undefined && position.line > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

const folder = new URL("../../agreements/", import.meta.url);

test.each(readdirSync(folder))("CHK-2 the agreement %s holds", (name) => {
  const read = parseAgreement(readFileSync(new URL(`${name}/agreement.yaml`, folder)));
  const found = "findings" in read ? read.findings : checkMeaning(read.file, read.data);
  expect(
    found.filter(({ severity }) => severity !== "remark").map(({ code, path }) => `${code} ${path.join(".")}`),
  ).toEqual([]);
});
