/**
 * The tutorial on the public log keeps its word. What needs the log runs only where PEIL_LOG_FOLDER names a folder with
 * `incident_event_log.csv.gz` in it, because nothing of that log comes with Peil; elsewhere it is skipped and said so. The
 * pieces of files that the page shows are held always. `PEIL_LOG_FOLDER=… npm test -- test/docs -u` writes new answers.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkAgreement } from "../../src/engine/check.ts";
import { prove } from "../../src/engine/prove.ts";
import { parseMapping } from "../../src/imports/mapping/mapping.ts";
import { answered, answerOf, shownCommands } from "./shown-commands.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(path.join(root, "docs", name), "utf8");
const agreement = read("tutorial/incident-log.agreement.yaml");
const mapping = read("tutorial/incident-log.mapping.yaml");
const options = { years: { from: 2015, to: 2018 } };

const folder = process.env["PEIL_LOG_FOLDER"];
const log = "log/incident_event_log.csv.gz";
const hasLog = folder !== undefined && existsSync(path.join(folder, path.basename(log)));

const place = mkdtempSync(path.join(tmpdir(), "peil-tutorial-score-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
mkdirSync(path.join(place, "bin"));
symlinkSync(path.join(root, "bin/peil"), path.join(place, "bin/peil"));
copyFileSync(
  path.join(root, "docs/tutorial/incident-log.agreement.yaml"),
  path.join(place, "incident-log.agreement.yaml"),
);
if (hasLog) symlinkSync(path.resolve(folder), path.join(place, "log"));

/** The reader's mapping on the way: none yet, the proposal with its two corrections, or the finished one. */
function mappingAt(stage: string, lang: string): string | undefined {
  if (stage === "fresh") return undefined;
  if (stage === "finished") return mapping;
  const proposal = answerOf(
    `./bin/peil map ${log} --agreement incident-log.agreement.yaml --out proposal.yaml`,
    place,
    lang,
  );
  const written = path.join(place, "proposal.yaml");
  if (!existsSync(written)) throw new Error(proposal);
  const corrected = readFileSync(written, "utf8")
    .replace(/^ *# "-100":/m, '    "-100": same')
    .replace('missed: "false" }', `missed: "false", clock: ${stage === "by-resolution" ? "resolution" : "closing"} }`);
  rmSync(written);
  return corrected;
}

function answerTo(command: string, stage: string, lang: string): string {
  const file = path.join(place, "mapping.yaml");
  const text = mappingAt(stage, lang);
  if (text === undefined) rmSync(file, { force: true });
  else writeFileSync(file, text);
  return answerOf(command, place, lang);
}

const blocksOf = (page: string, language: string) =>
  [...page.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].filter((one) => one[1] === language).map((one) => one[2]!);

const headings = (page: string) => [...page.matchAll(/^#+ .*$/gm)].map(([line]) => line.replace(/[^#].*/, ""));

test("CHK-3 CHK-6 the agreement for the log passes its check, and its examples notice every small change", () => {
  const { findings, parsed } = checkAgreement(agreement, options);
  expect(findings).toEqual([]);
  expect(prove(parsed!.file, parsed!.data, options).survivors).toEqual([]);
});

test("IMP-1 the finished mapping speaks the words of that agreement", () => {
  expect(parseMapping(mapping, checkAgreement(agreement, options).parsed!.file)).toHaveProperty("file");
});

test("CHK-3 both tutorials have the same chapters and the same commands", () => {
  const [en, nl] = [read("tutorial-score.md"), read("tutorial-score.nl.md")];
  expect(headings(nl)).toEqual(headings(en));
  expect(blocksOf(nl, "yaml")).toEqual(blocksOf(en, "yaml"));
  expect(shownCommands(nl)).toBe(shownCommands(en));
});

describe.each([
  ["tutorial-score.md", "en_GB.UTF-8"],
  ["tutorial-score.nl.md", "nl_NL.UTF-8"],
])("CHK-3 docs/%s", (name, lang) => {
  const page = read(name);

  test("shows pieces of the agreement and of the mapping as they stand there", () => {
    const shown = blocksOf(page, "yaml");
    expect(shown.length).toBeGreaterThan(3);
    for (const block of shown) expect(agreement.includes(block) || mapping.includes(block) ? "" : block).toBe("");
  });

  test.skipIf(!hasLog)(
    "shows what each command answers on the log of PEIL_LOG_FOLDER",
    { timeout: 120_000 },
    async () => {
      expect(shownCommands(page)).toBeGreaterThan(8);
      const now = answered(page, (command, stage) => answerTo(command, stage || "finished", lang));
      await expect(now).toMatchFileSnapshot(path.join(root, "docs", name));
    },
  );
});

test.skipIf(!hasLog)(
  "IMP-1 CLK-17 at least 99 in 100 moderate and low incidents agree with the recorded verdict",
  () => {
    writeFileSync(path.join(place, "mapping.yaml"), mapping);
    const command = `./bin/peil score incident-log.agreement.yaml ${log} --map mapping.yaml --recorded made_sla --json`;
    const { recorded } = JSON.parse(answerOf(command, place, "en_GB.UTF-8")) as {
      recorded: {
        disagree: number;
        byGroup: { group: string[]; agree: number; disagree: number }[];
        causes: { recordedKept: number; recordedMissed: number }[];
      };
    };
    const [moderate, low] = ["moderate", "low"].map((name) => recorded.byGroup.find(({ group }) => group[0] === name)!);
    expect(moderate!.agree / (moderate!.agree + moderate!.disagree)).toBeGreaterThan(0.99);
    expect(low!.agree / (low!.agree + low!.disagree)).toBeGreaterThan(0.99);
    const caused = recorded.causes.reduce((sum, one) => sum + one.recordedKept + one.recordedMissed, 0);
    expect(caused).toBe(recorded.disagree);
  },
);
