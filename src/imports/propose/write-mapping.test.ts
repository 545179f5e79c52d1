import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { profileOf, profiled } from "../../../test/profiled.ts";
import { parseMapping } from "../mapping/mapping.ts";
import { propose } from "./propose.ts";
import { nameOf, writeMapping } from "./write-mapping.ts";
import type { Profile } from "./profile.ts";

function written(profile: Profile, file = "tickets.csv"): string {
  const made = propose(profile, { fileName: file });
  if ("lacks" in made) throw new Error(made.lacks);
  return writeMapping(made, { file, records: 2, isSample: false, tickets: 2, hasAgreement: false, lang: "en" });
}

const sheet = `
  nr | when             | status      | opened           | seq | breached
  A  | 2026-10-01 09:00 | New         | 2026-10-01 08:55 | 1   | no
  A  | 2026-10-01 11:00 | Solved      | 2026-10-01 08:55 | 2   | no
  B  | 2026-10-02 09:00 | New         | 2026-10-02 08:50 | 1   | yes
  B  | 2026-10-02 12:00 | -100        | 2026-10-02 08:50 | 2   | yes
`;

describe("the mapping as a file", () => {
  test("IMP-11 passes its own check and says what the proposal says", () => {
    const parsed = parseMapping(written(profiled(sheet)));
    expect(parsed).toMatchObject({
      file: {
        mapping: "tickets",
        key: "nr",
        moment: "when",
        ticket: { type: { is: "incident" } },
        facts: [{ fact: "reported", at: "opened" }],
        states: [{ column: "status", values: { New: "open", Solved: "resolved" } }],
        recorded: { breached: { kept: ["no"], missed: ["yes"] } },
      },
    });
  });

  test("IMP-11 a text without a meaning stands there as a comment that asks for it", () => {
    expect(written(profiled(sheet))).toMatch(/^ +# "-100": +# LOOK: 1×; what does it mean\?/m);
  });

  test("IMP-11 a line that is not sure is marked", () => {
    expect(written(profiled(sheet))).toMatch(/type: \{ is: incident \} +# LOOK:/);
  });

  test.each([
    ["Incidents 2026.csv.gz", "incidents-2026"],
    ["log.xes", "log"],
    ["…", "export"],
  ])("IMP-11 %s is called %s", (file, name) => {
    expect(nameOf(file)).toBe(name);
  });

  test("IMP-11 whatever stands in an export, the mapping that is proposed passes its own check", () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 20, unit: "binary" }),
      fc.constantFrom(
        "# x",
        "a: b",
        "- a",
        "{",
        "yes",
        "null",
        "'",
        '"',
        "a\nb",
        "\u2028",
        "*x",
        "&x",
        "=1+1",
        "1e3",
        "@",
      ),
    );
    const row = fc.tuple(hostile, hostile, hostile);
    const property = fc.property(hostile, hostile, fc.array(row, { minLength: 2, maxLength: 6 }), (one, two, rows) => {
      const header = [...new Set(["number", "created", `status ${one}`, `priority ${two}`, `customer ${one}`])];
      const records = rows.map(([state, level, name], i) => [
        `T-${i}`,
        `2026-10-0${i + 1} 09:00`,
        i % 2 === 0 ? state : "New",
        level,
        name,
      ]);
      const made = written(profileOf(header, records), `${one}.csv`);
      expect([parseMapping(made), made]).not.toHaveProperty("0.findings");
    });
    fc.assert(property, { numRuns: 300 });
  });
});
