/**
 * The tutorial keeps its word: the agreement that it writes passes, every piece of a file that it shows stands in that
 * file, and every command that it shows answers as it says. Where a command now answers otherwise, `npm test -- test/docs
 * -u` writes the new answers into the pages; read that difference before you commit it.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkAgreement } from "../../src/engine/check.ts";
import { prove } from "../../src/engine/prove.ts";
import { answered, answerOf, shownCommands } from "./shown-commands.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(path.join(root, "docs", name), "utf8");
const agreement = read("tutorial/agreement.yaml");
const facts = read("tutorial/facts.yaml");

/** What the reader's own file is on the way: the finished one, or one with the mistake of that chapter in it. */
const stages: Readonly<Record<string, string>> = {
  finished: agreement,
  "wrong-due": agreement.replace("due: 2026-11-23 11:00, elapsed: 4 h", "due: 2026-11-23 10:00, elapsed: 4 h"),
  "without-aim": agreement.slice(0, agreement.indexOf("  - name: one working day at low priority is an aim")),
};

/** Runs a command line of the page as a reader would, in a folder with `portal.yaml`, `facts.yaml` and `bin/peil`. */
function answerTo(command: string, stage: string, lang: string): string {
  writeFileSync(path.join(place, "portal.yaml"), stages[stage]!);
  return answerOf(command, place, lang);
}

const place = mkdtempSync(path.join(tmpdir(), "peil-tutorial-"));
mkdirSync(path.join(place, "bin"));
symlinkSync(path.join(root, "bin/peil"), path.join(place, "bin/peil"));
copyFileSync(path.join(root, "docs/tutorial/facts.yaml"), path.join(place, "facts.yaml"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const blocksOf = (page: string, language: string) =>
  [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter((one) => one[1] === language).map((one) => one[2]!);

const options = { years: { from: 2025, to: 2028 } };

test("CHK-1 CHK-3 CHK-4 the tutorial's agreement passes its own check", () => {
  const report = checkAgreement(agreement, options);
  expect(report.findings).toEqual([]);
  expect(report.rows.map((row) => row.state)).toEqual(["run", "run", "run", "run", "run"]);
});

test("CHK-6 the tutorial's examples notice every small change, and without the last one they do not", () => {
  const survivors = (text: string) => {
    const { file, data } = checkAgreement(text, options).parsed!;
    return prove(file, data, options).survivors.map((mutant) => mutant.path.join("."));
  };
  expect(survivors(agreement)).toEqual([]);
  expect(new Set(survivors(stages["without-aim"]!))).toEqual(new Set(["clocks.response.target.low"]));
});

describe.each([
  ["tutorial.md", "en_GB.UTF-8"],
  ["tutorial.nl.md", "nl_NL.UTF-8"],
])("CHK-3 docs/%s", (name, lang) => {
  const page = read(name);

  test("shows the whole agreement and the whole file of facts, and nothing else", () => {
    const shown = blocksOf(page, "yaml");
    for (const block of shown) expect(agreement.includes(block) || facts.includes(block) ? "" : block).toBe("");
    const lines = (text: string) => text.split("\n").filter((line) => line !== "");
    const parts = new Set(shown.flatMap(lines));
    expect(lines(agreement + facts).filter((line) => !parts.has(line))).toEqual([]);
  });

  test("shows what each command answers", { timeout: 60_000 }, async () => {
    expect(shownCommands(page)).toBeGreaterThan(5);
    const now = answered(page, (command, stage) => answerTo(command, stage || "finished", lang));
    await expect(now).toMatchFileSnapshot(path.join(root, "docs", name));
  });
});
