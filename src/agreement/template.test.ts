import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAgreement } from "../engine/check.ts";
import { prove } from "../engine/prove.ts";
import { agreementTemplate } from "./template.ts";

const years = { from: 2025, to: 2028 };

describe.each(["nl", "en"] as const)("CHK-3 an agreement to start from, in %s", (lang) => {
  test.each(["Europe/Amsterdam", "America/New_York", "Asia/Kathmandu", "UTC"])(
    "CHK-3 holds, and so do its examples, in %s",
    (zone) => {
      const report = checkAgreement(agreementTemplate({ name: "my-agreement", zone, lang }), { years });
      expect(report.findings).toEqual([]);
      expect(report.results.length).toBeGreaterThan(20);
      expect(report.results.flatMap((result) => result.mismatches)).toEqual([]);
    },
  );

  test("CHK-1 has the right shape under any name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}$/), (name) => {
        const report = checkAgreement(agreementTemplate({ name, zone: "UTC", lang }), { years });
        expect(report.findings).toEqual([]);
        expect(report.parsed?.file.agreement).toBe(name);
      }),
      { numRuns: 20 },
    );
  });

  test("CHK-4 shows every row as run, planned or recorded, and none unclaimed", () => {
    const report = checkAgreement(agreementTemplate({ name: "x", zone: "UTC", lang }), { years });
    expect(report.rows.map((row) => row.state)).not.toContain("unclaimed");
  });

  test("CHK-6 its own examples notice every small change", () => {
    const { parsed } = checkAgreement(agreementTemplate({ name: "x", zone: "Europe/Amsterdam", lang }), { years });
    expect(prove(parsed!.file, parsed!.data, { years }).survivors.map(({ path, to }) => [path.join("."), to])).toEqual(
      [],
    );
  });
});

test("CHK-3 both languages are the same agreement", () => {
  const read = (lang: "nl" | "en") => {
    const report = checkAgreement(agreementTemplate({ name: "x", zone: "UTC", lang }), { years });
    const { rows: _, parties: __, examples, ...terms } = report.parsed!.file;
    return { terms, examples: examples?.map(({ name: ___, ...example }) => example) };
  };
  expect(read("nl")).toEqual(read("en"));
});
