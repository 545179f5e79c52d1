import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkAgreement } from "./check.ts";
import { exampleRuns } from "./example-run.ts";

const source = readFileSync(new URL("../../agreements/vecozo/agreement.yaml", import.meta.url), "utf8");
const options = { years: { from: 2025, to: 2028 } };

function runs(text: string) {
  const { parsed, results } = checkAgreement(text, options);
  return exampleRuns(parsed!.file, parsed!.data, results);
}

test("AGD-4 CHK-3 every example is told with its articles and what it is given, and each of its cases is green", () => {
  const all = runs(source);
  expect(all.length).toBeGreaterThan(20);
  for (const { name, given, articles, cases, isGreen } of all) {
    expect([name, isGreen, given.length > 0, articles.length > 0, cases.length > 0]).toEqual([
      name,
      true,
      true,
      true,
      true,
    ]);
  }
  const facts = all.flatMap(({ given }) => given).filter((line) => / reported/.test(line));
  expect(facts.every((line) => /^(\d{4}-|\$x|ticket)/.test(line))).toBe(true);
});

test("AGD-4 an example that no longer holds is red, and says what was expected and what was found", () => {
  const broken = source.replace("target: at least 99.5%", "target: at least 10%");
  expect(broken).not.toBe(source);
  const red = runs(broken).flatMap(({ cases }) => cases.filter(({ isGreen }) => !isGreen));
  expect(red.length).toBeGreaterThan(0);
  expect(red.flatMap(({ found }) => found)).toContainEqual(
    expect.objectContaining({
      what: expect.stringContaining("availability") as string,
      expected: "missed",
      found: "kept",
    }),
  );
});
