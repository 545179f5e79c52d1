/**
 * The two hosted services of the first page and of the page on one month of availability: their agreement proves itself, and
 * the commands answer as that page shows. `npm test -- test/docs -u` writes new answers. The log that the reference shows is
 * about the same services, and reads.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { checkAgreement } from "../../src/engine/check.ts";
import { prove } from "../../src/engine/prove.ts";
import { answered, answerOf, shownCommands } from "./shown-commands.ts";

const root = path.resolve(import.meta.dirname, "../..");
const page = path.join(root, "docs/internals/one-month-of-availability.md");
const options = { years: { from: 2025, to: 2028 } };

test("CHK-3 CHK-6 the agreement of the services passes its check, and its examples notice every small change", () => {
  const { findings, parsed } = checkAgreement(
    readFileSync(path.join(root, "docs/tutorial/hosting/agreement.yaml"), "utf8"),
    options,
  );
  expect(findings).toEqual([]);
  expect(prove(parsed!.file, parsed!.data, options).survivors).toEqual([]);
});

test(
  "AVL-1 AVL-3 AVL-8 the page on one month of availability shows what is answered",
  { timeout: 60_000 },
  async () => {
    const text = readFileSync(page, "utf8");
    expect(shownCommands(text)).toBe(2);
    await expect(answered(text, (command) => answerOf(command, root, "en_GB.UTF-8"))).toMatchFileSnapshot(page);
  },
);

test("IMP-13 the log that the reference shows reads without a word, and its outage counts", () => {
  const place = mkdtempSync(path.join(tmpdir(), "peil-hosting-"));
  const [, log = ""] =
    /^```json\n([^]*?)^```$/m.exec(readFileSync(path.join(root, "docs/reference/fact-log.md"), "utf8")) ?? [];
  writeFileSync(path.join(place, "log.jsonl"), log);
  const said = answerOf(
    `./bin/peil measure docs/tutorial/hosting/agreement.yaml ${path.join(place, "log.jsonl")} --json`,
    root,
    "en_GB.UTF-8",
  );
  rmSync(place, { recursive: true });
  expect(JSON.parse(said)).toMatchObject({
    found: [],
    contracts: [{ measures: [{ periods: [{ values: { down: { unit: "ms", value: 4_500_000 } } }] }, {}, {}] }],
  });
});
