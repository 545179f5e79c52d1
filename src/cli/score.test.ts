import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeXlsx } from "hucre/xlsx";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "./score.ts";
import type { Io } from "./terminal.ts";
import { terminal } from "../../test/terminal.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peil-score-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

file(
  "desk.yaml",
  `peil: 1
agreement: desk
edition: "1"
title: { nl: De balie, en: The desk }
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
hours:
  desk: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: 8 h }
levels:
  priority: { article: "2", of: ticket, values: { high: { nl: Hoog, en: High }, low: { nl: Laag, en: Low } } }
clocks:
  solution:
    article: "3"
    name: { nl: Oplossing, en: Solution }
    from: reported
    to: resolved
    hours: desk
    target: { high: [50% within 4 h, within 8 h], low: within 8 h }
    per: month
interpretations:
  hours:
    article: "1"
    open: { nl: Welke uren?, en: Which hours? }
    reading: { nl: Kantooruren, en: Office hours }
    others: { never-closed: { "hours.desk.week": always } }
`,
);

file(
  "map.yaml",
  `peil-mapping: 1
mapping: desk
title: Desk
times: { format: [yyyy-MM-dd HH:mm] }
key: number
ticket: { priority: priority, customer: company }
facts:
  - { fact: reported, at: opened }
  - { fact: resolved, at: resolved }
recorded: { sla: { kept: ["yes"], missed: ["no"] } }
`,
);

const header = "number,priority,company,opened,resolved,sla";
const lines = [
  "T-1,high,Bakery,2026-03-02 09:00,2026-03-02 11:00,yes",
  "T-2,high,Bakery,2026-03-03 09:00,2026-03-03 16:00,no",
  "T-3,high,Mill,2026-03-04 09:00,2026-03-06 09:00,yes",
  "T-4,low,Mill,2026-03-31 09:00,,",
  "T-5,low,Mill,2026-03-09 09:00,9 March,yes",
];
file("export.csv", `${[header, ...lines].join("\n")}\n`);

async function score(args: string[], own: Partial<Io> = {}) {
  const { io, said } = terminal({ cwd: folder, ...own });
  return { code: await run(args, io), ...said };
}

const plain = ["desk.yaml", "export.csv", "--map", "map.yaml"];
const json = async (...args: string[]) => {
  const { out, code } = await score([...plain, "--json", ...args]);
  return { ...(JSON.parse(out) as Json), code };
};

interface Json {
  exitCode: number;
  asOf: string;
  tickets: Record<string, number>;
  clocks: { tickets: number }[];
  objectives: {
    around: string | null;
    group: string[];
    written: string;
    periods: Record<string, unknown>[];
    total: Record<string, unknown>;
  }[];
  worst: { ticket: string }[];
  recorded: { agree: number; disagree: number; without: number; causes: { cause: string; tickets: string[] }[] };
  leftOut: { code: string; count: number; setsApart: boolean; places: { line: number; ticket: string }[] }[];
}

describe("peil score", () => {
  test("OBJ-3 OBJ-5 says per promise and period what was kept, missed and open, and what may still be missed", async () => {
    const { code, out, err } = await score(plain);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("5 tickets read, 4 judged; 1 set apart");
    expect(out).toMatch(
      /High {2}50% within 4 h {2}per month\n {3}2026-03 +3 +1 +2 +0 +33\.3% +50% +−1 {2}! below norm/,
    );
    expect(out).toMatch(/High {2}within 8 h {2}per month\n.* −1 {2}✗ missed/);
    expect(out).toMatch(/Low {2}within 8 h {2}per month\n {3}2026-03 +0 +0 +0 +1 +– +100% +0 {2}… running/);
    expect(out).toMatch(/The worst tickets\n {2}T-3 {2}Solution · High {2}4\.00 × {2}16 h of 4 h/);
    expect(out).toMatch(/1 × {2}set apart: resolved holds "9 March".*\n.*\n? +export\.csv:6 \(T-5\) record\.time/);
  });

  test("OBJ-3 the same in Dutch, with a decimal comma", async () => {
    const { out } = await score(plain, { lang: "nl" });
    expect(out).toContain("De balie\n");
    expect(out).toMatch(/Hoog {2}50% within 4 h {2}per maand\n.*33,3%.*! onder norm/);
  });

  test.each([80, 120])("OBJ-3 no line is wider than a terminal of %i", async (columns) => {
    for (const lang of ["nl", "en"] as const) {
      const { out } = await score([...plain, "--recorded", "sla"], { lang, columns });
      expect(out.split("\n").filter((line) => line.length > columns)).toEqual([]);
    }
  });

  test("CON-4 it judges as of the newest fact, or as of the moment that was asked for", async () => {
    expect((await json()).asOf).toBe("2026-03-31T09:00:00+02:00");
    const later = await json("--as-of", "2026-04-02 12:00");
    expect(later.asOf).toBe("2026-04-02T12:00:00+02:00");
    expect(later.objectives[2]!.periods.map(({ label, missed }) => [label, missed])).toEqual([
      ["2026-03", 0],
      ["2026-04", 1],
    ]);
  });

  test("CON-4 one period, one customer, another reading", async () => {
    const april = await json("--period", "2026-Q2");
    expect(april.objectives.flatMap(({ periods }) => periods)).toEqual([]);
    const bakery = await json("--customer", "Bakery");
    expect(bakery.tickets).toEqual({ read: 5, judged: 2, setApart: 0, notYet: 0, otherCustomers: 3 });
    expect((await json("--under", "never-closed")).worst.map(({ ticket }) => ticket)).toEqual(["T-3", "T-2"]);
  });

  test("CON-4 a ticket that was reported later is not there yet, and where none is there is nothing to say", async () => {
    const early = await json("--as-of", "2026-03-03 12:00", "--recorded", "sla");
    expect(early.tickets).toEqual({ read: 5, judged: 2, setApart: 1, notYet: 2, otherCustomers: 0 });
    expect(early.clocks.map(({ tickets }) => tickets)).toEqual([2]);
    expect(early.recorded).toMatchObject({ agree: 1, disagree: 2 });
    const { code, out, err } = await score([...plain, "--as-of", "2026-03-01 12:00"]);
    expect([code, out.includes("4 reported later than that"), err !== ""]).toEqual([2, true, true]);
  });

  test("IMP-2 a ticket that is set apart is of the customer that it names", async () => {
    const { recorded } = await json("--recorded", "sla", "--customer", "Bakery");
    expect(recorded).toMatchObject({ agree: 2, disagree: 0 });
    expect((await json("--customer", "Mill")).tickets["setApart"]).toBe(1);
  });

  test("OBJ-1 a promise per half-year is not judged in a month, and says where it is", async () => {
    file("half.yaml", read("desk.yaml").replace("per: month", "per: half-year"));
    const asked = ["half.yaml", "export.csv", "--map", "map.yaml", "--period"];
    const { out } = await score([...asked, "2026-02..2026-03", "--html", "half.html"]);
    expect(out).toContain("judged per half-year (2026-H1), which is more than was asked for: High, Low");
    expect(out).not.toContain("no tickets");
    expect(read("half.html")).toContain("judged per half-year (2026-H1)");
    const { objectives } = JSON.parse((await score([...asked, "2026-03", "--json"])).out) as Json;
    expect(objectives.map(({ around }) => around)).toEqual(["2026-H1", "2026-H1", "2026-H1"]);
    const wide = JSON.parse((await score([...asked, "2026-01..2026-06", "--json"])).out) as Json;
    expect(wide.objectives.map(({ around }) => around)).toEqual([null, null, null]);
  });

  test("IMP-2 a workbook with a second sheet says that only its first was read", async () => {
    const rows = [header, ...lines].map((line) => line.split(","));
    const months = await writeXlsx({
      sheets: [
        { name: "March", rows },
        { name: "April", rows },
      ],
    });
    writeFileSync(path.join(folder, "months.xlsx"), months);
    const { code, out } = await score(["desk.yaml", "months.xlsx", "--map", "map.yaml"]);
    expect([code, out.includes('The sheet "April" was not read')]).toEqual([0, true]);
  });

  test("CLK-17 every difference with a recorded verdict has a counted cause", async () => {
    const { recorded } = await json("--recorded", "sla");
    expect(recorded).toMatchObject({ agree: 2, disagree: 2, without: 1 });
    expect(recorded.causes.map(({ cause, tickets }) => [cause, ...tickets])).toEqual([
      ["set-apart", "T-5"],
      ["unexplained", "T-3"],
    ]);
  });

  test("OBJ-3 exit code 1 where a promise was missed and that was asked", async () => {
    expect((await score([...plain, "--fail-on-miss"])).code).toBe(1);
    expect((await score([...plain, "--fail-on-miss", "--period", "2026-04"])).code).toBe(0);
    expect((await json("--fail-on-miss")).exitCode).toBe(1);
  });
});

describe("what it writes", () => {
  test("OBJ-3 the figures as CSV, the verdict of each ticket in the order of their names", async () => {
    const { err } = await score([...plain, "--csv", "out.csv", "--tickets", "tickets.csv"]);
    expect(err).toBe("Written: out.csv, tickets.csv\n");
    expect(read("out.csv").split("\r\n")[1]).toBe(
      "desk,1,Solution,3,High,50% within 4 h,month,2026-03,2026-03-01 00:00,2026-04-01 00:00,3,1,2,0,33.333333333333336,50,1,-1,running",
    );
    expect(read("tickets.csv").split("\r\n").slice(1, 3)).toEqual([
      "T-1,solution,high,50% within 4 h,kept,2026-03-02T09:00:00+01:00,2026-03-02T13:00:00+01:00,,2026-03-02T11:00:00+01:00,120",
      "T-1,solution,high,within 8 h,kept,2026-03-02T09:00:00+01:00,2026-03-02T17:00:00+01:00,,2026-03-02T11:00:00+01:00,120",
    ]);
    expect(read("tickets.csv")).toContain("T-5,,,,set apart,,,,,\r\n");
  });

  test("RPT-1 a workbook and a page; the same score gives the same bytes", async () => {
    const both = (n: number) => score([...plain, "--xlsx", `${n}.xlsx`, "--html", `${n}.html`]);
    await both(1);
    await both(2);
    expect(read("1.xlsx").startsWith("PK")).toBe(true);
    expect(read("1.html")).toMatch(/^<!doctype html>/i);
    expect([read("2.xlsx") === read("1.xlsx"), read("2.html") === read("1.html")]).toEqual([true, true]);
  });

  test("CHK-1 a cell that a spreadsheet would run is defused", async () => {
    const evil = file("evil.csv", `${header}\n=1+1,high,Mill,2026-03-02 09:00,2026-03-02 11:00,yes\n`);
    await score(["desk.yaml", evil, "--map", "map.yaml", "--tickets", "evil-out.csv"]);
    expect(read("evil-out.csv")).toContain("\r\n'=1+1,");
  });

  test("CHK-1 what cannot be seen in a key is shown, and paints no screen", async () => {
    const evil = file("esc.csv", `${header}\n"T\u001b[31m",high,Mill,2026-03-02 09:00,2026-03-06 11:00,yes\n`);
    const { out } = await score(["desk.yaml", evil, "--map", "map.yaml"]);
    expect(out).toContain("T[U+001B][31m");
    expect(out).not.toContain("\u001b");
  });
});

describe("the order of an export", () => {
  test("CLK-8 the same tickets in any order, and over any number of files, give the same bytes", async () => {
    const good = lines.slice(0, 4);
    const one = file("one.csv", `${[header, ...good].join("\n")}\n`);
    const other = file("other.csv", `${[header, ...good.toReversed()].join("\n")}\n`);
    const first = file("first.csv", `${[header, good[3], good[0]].join("\n")}\n`);
    const last = file("last.csv", `${[header, good[1], good[2]].join("\n")}\n`);
    const scored = async (...files: string[]) => {
      const { out } = await score(["desk.yaml", ...files, "--map", "map.yaml", "--json", "--recorded", "sla"]);
      const { files: _, ...rest } = JSON.parse(out) as { files: unknown };
      return JSON.stringify(rest);
    };
    const expected = await scored(one);
    expect(await scored(other)).toBe(expected);
    expect(await scored(first, last)).toBe(expected);
  });
});

describe("what it refuses", () => {
  const refused = async (...args: string[]) => {
    const { code, out, err } = await score(args);
    expect([code, out]).toEqual([2, ""]);
    return err;
  };

  test("CHK-1 a command called wrongly says what is missing", async () => {
    expect(await refused("desk.yaml")).toMatch(/name the agreement, and at least one export/);
    expect(await refused("desk.yaml", "export.csv")).toMatch(/--map says how/);
    expect(await refused(...plain, "--worst", "many")).toMatch(/--worst needs a whole number/);
    expect(await refused(...plain, "--wrst", "3")).toMatch(/no option --wrst/);
    expect(await refused(...plain, "--period", "spring")).toMatch(/"spring" is no period/);
    expect(await refused(...plain, "--period", "2026-06..2026-01")).toMatch(/is no period/);
    expect(await refused(...plain, "--as-of", "now")).toMatch(/"now" is no moment/);
  });

  test("CHK-1 names in each other's place are told as that", async () => {
    expect(await refused("map.yaml", "export.csv", "--map", "map.yaml")).toContain("file.other-kind");
    expect(await refused("desk.yaml", "export.csv", "--map", "desk.yaml")).toContain("file.other-kind");
    expect(await refused("export.csv", "desk.yaml", "--map", "map.yaml")).toMatch(/The agreement comes first/);
  });

  test("IMP-2 where of no ticket is known which target it has, nothing is said, and no file written", async () => {
    const blank = file("blank.yaml", read("map.yaml").replace("priority: priority, ", ""));
    const { code, out, err } = await score(["desk.yaml", "export.csv", "--map", blank, "--csv", "blank.csv"]);
    expect([code, err]).toEqual([2, expect.stringContaining("Of no ticket is the type or level known")]);
    expect(out).toContain("unproven, because the type or level that decides is not known");
    expect(() => read("blank.csv")).toThrow("ENOENT");
  });

  test("CHK-1 a file that is not there, a mapping that nobody knows, a column that means nothing yet", async () => {
    expect(await refused("desk.yaml", "gone.csv", "--map", "map.yaml")).toMatch(/^gone\.csv: there is no such file/);
    expect(await refused("desk.yaml", "export.csv", "--map", "servicnow")).toMatch(/There is no mapping "servicnow"/);
    expect(await refused(...plain, "--recorded", "made_sla")).toMatch(/does not say what "made_sla" means/);
    expect(await refused(...plain, "--under", "never-close")).toMatch(/no reading "never-close"/);
    expect(await refused(...plain, "--customer", "Brewery")).toMatch(/There are: Bakery · Mill/);
    expect((await score([...plain, "--csv", "no/such/out.csv"])).code).toBe(2);
  });

  test("IMP-7 a file that cannot be read to its end gives findings and no figures", async () => {
    const open = file("open.csv", `${header}\n${lines[0]}\nT-2,"high,Mill,2026-03-02 09:00\n`);
    expect(await refused("desk.yaml", "export.csv", open, "--map", "map.yaml")).toMatch(/csv\.quote-open/);
  });

  test("IMP-10 a clock that the export never tells of is left out and named; without any nothing can be said", async () => {
    const answering = read("desk.yaml").replace(
      "interpretations:",
      `  answer: { article: "5", from: reported, to: answered, hours: desk, target: within 1 h, per: month }
  visit: { article: "6", from: reported, to: resolved, pause-while: parked, hours: desk, target: within 9 h, per: month }
interpretations:`,
    );
    const more = file("more.yaml", answering);
    const { code, out } = await score([more, "export.csv", "--map", "map.yaml"]);
    expect(code).toBe(0);
    expect(out).toContain("answer is not judged: through this mapping the export never tells answered.");
    expect(out).toContain("In visit this waiting counts as work");
    expect(out).not.toContain("answer  art. 5");
    const only = file("only.yaml", answering.replaceAll("to: resolved", "to: plan-told"));
    expect(await refused(only, "export.csv", "--map", "map.yaml")).toMatch(/No clock of the agreement can be judged/);
  });

  test("IMP-2 nothing is said where no ticket could be judged, but why", async () => {
    const empty = file("unreadable.csv", `${header}\nT-1,high,Mill,yesterday,today,yes\n`);
    const { code, out, err } = await score(["desk.yaml", empty, "--map", "map.yaml"]);
    expect(code).toBe(2);
    expect(err).toContain("No ticket could be judged");
    expect(out).toContain('opened holds "yesterday"');
    expect(out).not.toContain("attained");
  });
});
