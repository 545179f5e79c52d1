import { describe, expect, test } from "vitest";
import { enEvidence } from "../../src/i18n/en-evidence.ts";
import { enRecords } from "../../src/i18n/en-records.ts";
import { languages } from "../../src/i18n/word-finding.ts";
import { allCases, say } from "./gallery.ts";

const cases = allCases();

describe.each(cases)("CHK-1 $name: $why", (one) => {
  test.each(["nl", "en"] as const)("in %s, word for word", async (lang) => {
    const said = await say(one, lang);
    expect(said.findings).toBe(one.parts.get(lang));
    expect(said.findings).toContain(one.code);
    expect(said.exit).toBe(one.exit);
  });

  test("says it without a trace of the program", async () => {
    const { printed } = await say(one, "en");
    expect(printed).not.toMatch(/\bat .*\.(ts|js):\d+/);
    expect(printed).not.toMatch(/undefined|\[object|NaN/);
  });
});

test("CHK-1 every code of the closed sets has a case in the gallery", () => {
  const shown = new Set(cases.map((one) => one.code));
  const codes = [...Object.keys(languages.en.findings), ...Object.keys(enRecords), ...Object.keys(enEvidence)];
  const missing = codes.filter((code) => !shown.has(code));
  expect(missing).toEqual([]);
});
