/**
 * The tutorial on the public incident history keeps its word, and on every month of it Peil agrees with a second
 * implementation. What needs the history runs only where PEIL_LOG_FOLDER names a folder with `downtime_windows.csv` in it,
 * because it does not come with Peil; elsewhere it is skipped and said so. The hand work is held always.
 * `PEIL_LOG_FOLDER=… npm test -- test/docs/status-history -u` writes new answers.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { checkAgreement } from "../../src/engine/check.ts";
import { prove } from "../../src/engine/prove.ts";
import { parseMapping } from "../../src/imports/mapping/mapping.ts";
import { monthsDown, readWindows, type DownWindow } from "../second-implementation.ts";
import { answered, answerOf, shownCommands } from "./shown-commands.ts";

const root = path.resolve(import.meta.dirname, "../..");
const read = (name: string) => readFileSync(path.join(root, "docs", name), "utf8");
const files = ["status-history.agreement.yaml", "status-history.mapping.yaml"] as const;
const [agreement, mapping] = files.map((name) => read(`tutorial/${name}`)) as [string, string];

const options = { years: { from: 2021, to: 2027 } };

const folder = process.env["PEIL_LOG_FOLDER"];
const history = "history/downtime_windows.csv";
const hasHistory = folder !== undefined && existsSync(path.join(folder, path.basename(history)));

const place = mkdtempSync(path.join(tmpdir(), "peil-status-history-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
mkdirSync(path.join(place, "bin"));
symlinkSync(path.join(root, "bin/peil"), path.join(place, "bin/peil"));
for (const name of files) copyFileSync(path.join(root, "docs/tutorial", name), path.join(place, name));
if (hasHistory) symlinkSync(path.resolve(folder), path.join(place, "history"));

const blocksOf = (page: string) => [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, block]) => block!);
const headings = (page: string) => [...page.matchAll(/^#+ .*$/gm)].map(([line]) => line.replace(/[^#].*/, ""));

test("CHK-3 CHK-6 the agreement for the history passes its check, and its examples notice every small change", () => {
  const { findings, parsed } = checkAgreement(agreement, options);
  expect(findings).toEqual([]);
  expect(prove(parsed!.file, parsed!.data, options).survivors).toEqual([]);
});

test("IMP-1 the mapping of the history speaks the words of that agreement", () => {
  expect(parseMapping(mapping, checkAgreement(agreement, options).parsed!.file)).toHaveProperty("file");
});

test("CHK-3 both tutorials have the same chapters, commands and numbers", () => {
  const [en, nl] = [read("tutorial-measure.md"), read("tutorial-measure.nl.md")];
  expect(headings(nl)).toEqual(headings(en));
  expect(blocksOf(nl)).toEqual(blocksOf(en));
  expect(shownCommands(nl)).toBe(shownCommands(en));
  expect(windowsIn(nl)).toEqual(windowsIn(en));
});

test("AVL-1 AVL-7 the two months that were worked out by hand come out the same minute by minute", () => {
  const months = monthsDown(windowsIn(read("tutorial-measure.md")), new Set(["minor", "major", "critical"]));
  expect(months.filter(({ down }) => down > 0)).toEqual([
    { month: "2024-03", minutes: 44_640, down: 778 },
    { month: "2025-07", minutes: 44_640, down: 1464 },
  ]);
});

describe.each([
  ["tutorial-measure.md", "en_GB.UTF-8"],
  ["tutorial-measure.nl.md", "nl_NL.UTF-8"],
])("CHK-3 docs/%s", (name, lang) => {
  const page = read(name);

  test("shows pieces of the agreement and of the mapping as they stand there", () => {
    expect(blocksOf(page)).toHaveLength(3);
    for (const block of blocksOf(page))
      expect(agreement.includes(block) || mapping.includes(block) ? "" : block).toBe("");
  });

  test.skipIf(!hasHistory)(
    "shows what each command answers on the history of PEIL_LOG_FOLDER",
    { timeout: 120_000 },
    async () => {
      expect(shownCommands(page)).toBe(6);
      const now = answered(page, (command) => answerOf(command, place, lang));
      await expect(now).toMatchFileSnapshot(path.join(root, "docs", name));
    },
  );
});

describe.skipIf(!hasHistory)("AVL-1 AVL-7 AVL-8 on every month of the history both implementations agree", () => {
  const readings: Readonly<Record<string, readonly string[]>> = {
    "": ["minor", "major", "critical"],
    "maintenance-counts": ["minor", "major", "critical", "maintenance"],
    "serious-only": ["major", "critical"],
    "every-incident": ["none", "minor", "major", "critical"],
  };

  test.each(Object.entries(readings))("under the reading “%s”", { timeout: 120_000 }, (reading, impacts) => {
    const expected = monthsDown(readWindows(readFileSync(path.join(place, history), "utf8")), new Set(impacts));
    expect(expected.length).toBeGreaterThan(50);
    // The first month begins before the first record, and the last one goes on: their shares are not those of a whole month.
    const whole = new Set(expected.slice(1, -1).map(({ month }) => month));
    const measured = measuredMonths(reading);
    expect(measured.map(({ month, down }) => ({ month, down }))).toEqual(
      expected.map(({ month, down }) => ({ month, down })),
    );
    for (const { month, minutes, down } of expected.filter((one) => whole.has(one.month))) {
      const one = measured.find((other) => other.month === month)!;
      expect([month, one.num * minutes]).toEqual([month, one.den * (minutes - down)]);
      expect([month, one.verdict]).toEqual([month, 100 * (minutes - down) >= 98 * minutes ? "kept" : "missed"]);
    }
  });
});

interface MeasuredMonth {
  readonly month: string;
  /** Minutes. */
  readonly down: number;
  readonly num: number;
  readonly den: number;
  readonly verdict: string;
}

/** What the command says of each month, out of its JSON. */
function measuredMonths(reading: string): MeasuredMonth[] {
  const under = reading === "" ? "" : ` --under ${reading}`;
  const command = `./bin/peil measure ${files[0]} ${history} --map ${files[1]} --json${under}`;
  const said = JSON.parse(answerOf(command, place, "en_GB.UTF-8")) as SaidMeasures;
  return said.contracts[0]!.measures[0]!.periods.map(({ label, verdict, values: { share, down } }) => ({
    month: label,
    down: down.value / 60_000,
    ...share,
    verdict,
  }));
}

interface SaidMeasures {
  readonly contracts: readonly {
    readonly measures: readonly {
      readonly periods: readonly {
        readonly label: string;
        readonly verdict: string;
        readonly values: {
          readonly share: { readonly num: number; readonly den: number };
          readonly down: { readonly value: number };
        };
      }[];
    }[];
  }[];
}

/** The windows of the tables that a page works out, as minutes. */
function windowsIn(page: string): DownWindow[] {
  return page.split(/^## /m).flatMap((chapter) => {
    const month = /^(?:March|Maart) 2024/.test(chapter)
      ? "2024-03"
      : /^(?:July|Juli) 2025/.test(chapter)
        ? "2025-07"
        : undefined;
    if (month === undefined) return [];
    const row = /^\| (\d+) \| (\d+) \| (\d\d:\d\d) \| (\d\d:\d\d)(?: \w+ \w* ?(\d+)\w+)? \| \w+ \| (\w+) \|/gm;
    return [...chapter.matchAll(row)].map(([, incident, day, start, end, lastDay, impact]) => ({
      incident: incident!,
      from: minute(month, day!, start!),
      to: minute(month, lastDay ?? day!, end!),
      impact: impact!,
    }));
  });
}

function minute(month: string, day: string, time: string): number {
  return Date.parse(`${month}-${day.padStart(2, "0")}T${time}:00Z`) / 60_000;
}
