import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "./measure.ts";
import { run as explain } from "./explain.ts";
import { run as score } from "./score.ts";
import type { CommandModule, Io } from "./terminal.ts";
import { terminal } from "../../test/terminal.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peil-measure-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

file(
  "hosting.yaml",
  `peil: 1
agreement: hosting
edition: "1"
title: { nl: De dienst, en: The service }
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
contract:
  systems: { article: "1", is: what is hosted }
hours:
  desk: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: 8 h }
levels:
  priority: { article: "2", of: ticket, values: { high: { nl: Hoog, en: High }, low: { nl: Laag, en: Low } } }
clocks:
  solution: { article: "3", from: reported, to: resolved, hours: desk, target: within 8 h, per: month }
measures:
  availability:
    article: "4"
    name: { nl: Beschikbaarheid, en: Availability }
    of: uptime
    services: [web, files]
    per: month
    target: at least 99.5%
    not-counted:
      maintenance: { cause: maintenance, only-if: { has: maintenance-announced }, at-most: 2 h }
      customer-network: { cause: customer-network }
  pages:
    article: "5"
    name: { nl: Laadtijd, en: Loading time }
    of: samples
    what: start-page
    services: [web]
    per: month
    target: 90% within 2 s
  hours-used: { article: "6", name: { nl: Gebruikte uren, en: Hours used }, of: work, per: month, target: at most 4 h }
`,
);

const outages = [
  "outage,service,start,end,cause,work",
  "O-1,web,2026-03-03 09:10,2026-03-03 10:25,own-fault,",
  "O-2,web,2026-03-10 22:00,2026-03-11 01:00,maintenance,W-1",
  "O-3,files,2026-03-20 14:00,2026-03-20 16:00,customer-network,",
  "O-4,web,2026-03-31 23:30,2026-04-01 00:30,own-fault,",
];
file("outages.csv", `${outages.join("\n")}\n`);
file(
  "works.csv",
  "work,service,announced,change,planned_start,planned_end,started,ended\n" +
    "W-1,web,2026-02-20 10:00,,2026-03-10 22:00,2026-03-11 02:00,2026-03-10 22:00,2026-03-11 01:00\n",
);
file(
  "counts.csv",
  "hour,page,total,failed,within_2s\n2026-03-02 09:00,start-page,1000,10,899\n2026-03-02 10:00,start-page,1000,0,901\n",
);

async function call(command: CommandModule["run"], args: string[], own: Partial<Io> = {}) {
  const { io, said } = terminal({ cwd: folder, columns: 110, ...own });
  return { code: await command(args, io), ...said };
}

const measure = (args: string[], own: Partial<Io> = {}) => call(run, args, own);
const both = ["hosting.yaml", "outages.csv", "works.csv", "--map", "outage-list", "--map", "maintenance-list"];
const since = ["--measured-from", "2026-03-01"];

interface Told {
  readonly measured: unknown;
  readonly found: readonly unknown[];
  readonly contracts: readonly {
    readonly customer: string;
    readonly name: string;
    readonly measures: readonly { readonly measure: string; readonly periods: readonly ToldPeriod[] }[];
  }[];
}

interface ToldPeriod {
  readonly label: string;
  readonly verdict: string;
  readonly unread: number;
  readonly values: Readonly<Record<string, { value: number; num: number; den: number; text: string }>>;
  readonly stretches: readonly { readonly exclusion: string | null }[];
}

const json = async (args: string[]) => JSON.parse((await measure([...args, "--json"])).out) as Told;
const containing = (text: string) => expect.stringContaining(text) as string;
const periodsOf = ({ contracts }: Told) => contracts[0]!.measures[0]!.periods;
const asData = (out: string) => JSON.parse(out) as Record<string, readonly unknown[]>;

describe("what peil measure says", () => {
  test("AVL-1 AVL-3 AVL-6 each service by itself, what was taken off by name, and what was not for which condition", async () => {
    const { code, out, err } = await measure([...both, ...since, "--as-of", "2026-05-01", "--periods"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("Availability  at least 99.5%  art. 4 · per month");
    // 75 minutes, half an hour at the end of March, and the third hour of the work.
    expect(out).toMatch(/2026-03 +99\.63% +2 h 45 min +2 h +57 min 54 s +✓ kept/);
    expect(out).toMatch(/files +100% +0 s +2 h +3 h 42 min 54 s +✓ kept/);
    expect(out).toMatch(/2026-04 +99\.93% +30 min +0 s +3 h 6 min +✓ kept/);
    expect(out).toContain("2026-03  maintenance (web): 2 h not counted");
    expect(out).toContain("2026-03  customer-network (files): 2 h not counted");
    expect(out).toContain("maintenance (web): 1 h from wed 11 mar 2026 00:00 count, because at-most 2 h");
  });

  test("AVL-1 the JSON has the exact fraction and every stretch, and the clock change its hour", async () => {
    const told = await json([...both, ...since, "--as-of", "2026-05-01", "--measure", "availability"]);
    const march = periodsOf(told)[0]!;
    const wholeMs = (31 * 24 - 1) * 3_600_000;
    expect(march.values["down"]).toEqual({ unit: "ms", value: 9_900_000 });
    expect(march.values["whole"]).toEqual({ unit: "ms", value: wholeMs });
    const { num, den, text } = march.values["share"]!;
    expect(num * wholeMs).toBe(den * (wholeMs - 9_900_000));
    expect(text).toBe("99.63%");
    expect(march.stretches.find(({ exclusion }) => exclusion === "maintenance")).toMatchObject({
      is: "not-counted",
      from: "2026-03-10T22:00:00+01:00",
      to: "2026-03-11T00:00:00+01:00",
      lengthMs: 7_200_000,
    });
  });

  test("OBJ-5 CON-4 a running month shows its figure so far, and apart what the whole of it still allows", async () => {
    const { out } = await measure([...both, ...since, "--as-of", "2026-03-20 18:00"]);
    expect(out).toContain("as of fri 20 mar 2026 18:00 (Europe/Amsterdam)");
    expect(out).toMatch(/… running/);
    expect(out).toContain("2026-03  the whole period still allows 1 h 27 min 54 s");
  });

  test("AVL-5 AVL-9 before the first record nobody measured: unmeasured, never up", async () => {
    const told = await json([...both, "--as-of", "2026-05-01", "--measure", "availability"]);
    expect(told.measured).toMatchObject({ by: "records", from: "2026-03-03T09:10:00+01:00" });
    const [march, april] = periodsOf(told);
    expect(march).toMatchObject({ label: "2026-03", verdict: "unproven" });
    expect(march!.values["unmeasured"]!.value).toBe((2 * 24 + 9) * 3_600_000 + 600_000);
    expect(april).toMatchObject({ label: "2026-04", verdict: "kept" });
  });

  test("IMP-10 what the records can never tell is named and not judged", async () => {
    const { out } = await measure([...both, ...since]);
    expect(out).toContain("Loading time is not judged: these records never tell sampled (start-page).");
    expect(out).toContain("Hours used is not judged: these records never tell work-booked.");
    const { code, err } = await measure(["hosting.yaml", "works.csv", "--map", "maintenance-list"]);
    expect(code).toBe(2);
    expect(err).toContain("No measure of the agreement can be judged");
  });

  test("RSP-1 counts by the hour give the exact share, on the wrong side of its norm by a single sample", async () => {
    const { out } = await measure(["hosting.yaml", "counts.csv", "--map", "sample-counts", "--as-of", "2026-04-01"]);
    expect(out).toMatch(/2026-03 +90\.00% +2,000 +1,800 +200 +10 +✓ kept/);
    file("worse.csv", read("counts.csv").replace(",901", ",900"));
    const worse = await measure([
      "hosting.yaml",
      "worse.csv",
      "--map",
      "sample-counts",
      "--as-of",
      "2026-04-01",
      "--fail-on-miss",
    ]);
    expect(worse.out).toMatch(/2026-03 +89\.95% .*✗ missed/);
    expect(worse.code).toBe(1);
  });

  test("IMP-2 no period is proven that a record may be about which could not be read; a certain miss stays one", async () => {
    file("odd.csv", `${outages.join("\n")}\nO-5,web,2026-03-31,2026-04-02 10:00,own-fault,\n`);
    const told = await json(["hosting.yaml", "odd.csv", "--map", "outage-list", ...since, "--as-of", "2026-05-01"]);
    const verdicts = periodsOf(told).map(({ label, verdict, unread }) => [label, verdict, unread]);
    expect(verdicts).toEqual([
      ["2026-03", "missed", 1],
      ["2026-04", "unproven", 1],
    ]);
    expect(told.found[0]).toMatchObject({
      code: "record.time",
      setsApart: true,
      places: [{ file: "odd.csv", line: 6 }],
    });
  });

  test("IMP-6 TIM-3 a moment that exists twice is read both ways, and it is said where that makes another verdict", async () => {
    file("twice.csv", "outage,service,start,end\nO-1,web,2026-10-25 02:30,2026-10-25 06:00\n");
    const { out } = await measure([
      "hosting.yaml",
      "twice.csv",
      "--map",
      "outage-list",
      "--measured-from",
      "2026-10-01",
      "--as-of",
      "2026-11-01",
      "--measure",
      "availability",
    ]);
    expect(out).toMatch(/2026-10 +99\.40% .*✗ missed/);
    expect(out).toContain("read the other way, a moment that can be read in two ways makes it: kept");
  });

  test("OBJ-1 a span keeps the periods that lie in it, and a service what is of it", async () => {
    const told = await json([
      ...both,
      ...since,
      "--as-of",
      "2026-06-01",
      "--period",
      "2026-04..2026-05",
      "--service",
      "files",
    ]);
    const periods = periodsOf(told);
    expect(periods.map(({ label }) => label)).toEqual(["2026-04", "2026-05"]);
    expect(periods[0]!.values["down"]!.value).toBe(0);
    expect(await measure([...both, "--service", "printer"])).toMatchObject({
      code: 2,
      err: containing('service "printer"'),
    });
  });

  test("AVL-5 OBJ-1 of a span without records it is said that it lies outside them, not that they can never tell", async () => {
    const { code, out, err } = await measure([...both, "--period", "2026-05..2026-06", "--as-of", "2026-04-02"]);
    expect([code, err]).toEqual([2, containing("No period of any measure lies in")]);
    expect(out).toContain("no records of it");
    expect(out).not.toContain("Availability is not judged");
  });

  test("IMP-2 what holds of several periods in a row is said once", async () => {
    file("no-moment.csv", `${outages.join("\n")}\nO-8,web,,,own-fault,\n`);
    const { out } = await measure(["hosting.yaml", "no-moment.csv", "--map", "outage-list", ...since]);
    expect(out.match(/may be about it/g)).toHaveLength(1);
    expect(out).toMatch(/2026-03\.\.2026-04 {2}1 record that could not be read may be about it/);
  });

  test("IMP-2 where no record could be read it is said why", async () => {
    file("unread.csv", `${outages[0]}\nO-1,web,3 March,4 March,own-fault,\n`);
    const { code, err } = await measure(["hosting.yaml", "unread.csv", "--map", "outage-list"]);
    expect([code, err]).toEqual([2, containing('start holds "3 March", which is no moment')]);
  });

  test("AVL-5 outages cannot have been recorded until before they were", async () => {
    const { code, err } = await measure([...both, ...since, "--measured-to", "2026-02-01"]);
    expect([code, err]).toEqual([2, containing("--measured-to 2026-02-01 is not after --measured-from 2026-03-01")]);
  });

  test("TIM-1 the same in Dutch, as CSV, and as a page", async () => {
    const { code, out, err } = await measure(
      [...both, ...since, "--as-of", "2026-05-01", "--csv", "out.csv", "--html", "out.html"],
      { lang: "nl" },
    );
    expect([code, err.trim()]).toEqual([0, "Geschreven: out.csv, out.html"]);
    expect(out).toContain("maintenance (web): 2 h niet geteld");
    const [head, ...rows] = read("out.csv").trim().split(/\r?\n/);
    expect(head).toContain("uitval (min)");
    expect(rows).toHaveLength(6);
    expect(read("out.html")).toContain("<svg");
  });
});

describe("what peil measure refuses", () => {
  test("CHK-1 a file without a mapping, or with the mapping of another", async () => {
    expect(await measure(["hosting.yaml", "outages.csv"])).toMatchObject({
      code: 2,
      err: containing("No mapping says how to read outages.csv"),
    });
    const three = [...both.slice(0, 3), "counts.csv", ...both.slice(3)];
    expect(await measure(three)).toMatchObject({ code: 2, err: containing("2 mappings for 3 files") });
    expect(await measure(["hosting.yaml"])).toMatchObject({
      code: 2,
      err: containing("Usage: peil measure"),
    });
  });

  test("IMP-7 a file that lacks a column, or is not there: all of them at once", async () => {
    file("short.csv", "outage,service,begin,end\nO-1,web,,\n");
    const lacking = await measure(["hosting.yaml", "short.csv", "--map", "outage-list"]);
    expect(lacking).toMatchObject({ code: 2, out: "" });
    expect(lacking.err).toContain("mapping.column-missing");
    expect(await measure(["hosting.yaml", "none.csv", "--map", "outage-list"])).toMatchObject({ code: 2 });
  });

  test("CHK-1 a measure, a customer or a moment that is none", async () => {
    expect((await measure([...both, "--measure", "speed"])).err).toContain("availability · pages · hours-used");
    expect((await measure([...both, "--customer", "Mill"])).err).toContain('customer "Mill"');
    expect((await measure([...both, "--measured-from", "2026-02-30"])).err).toContain("is no moment");
    expect((await measure([...both, "--period", "spring"])).err).toContain("is no period");
  });

  test("CON-2 a mapping of services is no mapping of tickets", async () => {
    const { code, err } = await call(score, ["hosting.yaml", "outages.csv", "--map", "outage-list"]);
    expect([code, err]).toEqual([2, containing("peil measure")]);
  });
});

const life = [
  '{"peil-facts":1,"agreement":"hosting","edition":"1","from":"2026-01-01T00:00:00+01:00"}',
  '{"customer":"C1","name":"Bakery","contract":{"term":"2026-01-01 to 2027-01-01"}}',
  '{"customer":"C2","name":"Mill","contract":{"term":"2026-03-01 to 2027-03-01"}}',
  '{"person":"P1","customer":"C1","role":"customer","name":"Somebody"}',
  '{"ticket":"T-1","customer":"C1","is":{"type":"incident","priority":"high"}}',
  '{"at":"2026-01-05T09:00:00+01:00","fact":"reported","ticket":"T-1","customer":"C1","with":{"by":"customer","text":"X1"}}',
  '{"text":"X1","lang":"nl","body":"De site doet het niet."}',
  '{"at":"2026-01-05T11:00:00+01:00","fact":"resolved","ticket":"T-1","customer":"C1","with":{"by":"supplier"}}',
  '{"at":"2026-01-05T11:00:00+01:00","fact":"work-booked","ticket":"T-1","customer":"C1","with":{"kind":"repair","minutes":90}}',
  '{"at":"2026-01-06T12:00:00+01:00","fact":"outage-started","with":{"outage":"O-1","service":"web","cause":"own-fault"}}',
  '{"at":"2026-01-06T13:00:00+01:00","fact":"outage-ended","with":{"outage":"O-1"}}',
  '{"at":"2026-03-10T09:00:00+01:00","fact":"work-booked","customer":"C2","with":{"kind":"advice","minutes":300}}',
];
file("life.jsonl", `${life.join("\n")}\n`);
file("life.jsonl.gz", gzipSync(read("life.jsonl")));

describe("a fact log", () => {
  test("CON-1 CON-2 needs no mapping: each customer by itself, the service log for all", async () => {
    const { contracts, found } = await json(["hosting.yaml", "life.jsonl.gz", "--as-of", "2026-04-01"]);
    expect(found).toEqual([]);
    expect(contracts.map(({ customer, name }) => `${customer} ${name}`)).toEqual(["C1 Bakery", "C2 Mill"]);
    const figures = contracts.map(({ measures }) =>
      Object.fromEntries(
        measures.map((one) => [one.measure, one.periods.map(({ label, verdict }) => `${label} ${verdict}`).join(", ")]),
      ),
    );
    expect(figures[0]!["hours-used"]).toBe("2026-01 kept, 2026-02 kept, 2026-03 kept");
    expect(figures[1]!["hours-used"]).toBe("2026-03 missed");
    expect(figures[1]!["availability"]).toBe("2026-03 kept");
  });

  test("CVG-2 AVL-5 a quota is not proven kept on a part of its period; a log says itself since when it tells", async () => {
    file("part.jsonl", read("life.jsonl").replace(',"from":"2026-01-01T00:00:00+01:00"', ""));
    const hours = ["--measure", "hours-used", "--customer", "C1", "--as-of", "2026-03-01"];
    const { out } = await measure(["hosting.yaml", "part.jsonl", ...hours]);
    expect(out).toMatch(/2026-01 +1 h 30 min +\? not proven/);
    expect(out).toContain("recorded only since mon 5 jan 2026 09:00; what was before may have used it up");
    expect((await measure(["hosting.yaml", "life.jsonl", ...hours])).out).toMatch(/2026-01 +1 h 30 min +✓ kept/);
  });

  test("CON-2 one customer by name", async () => {
    const { contracts } = await json(["hosting.yaml", "life.jsonl", "--customer", "Mill", "--as-of", "2026-04-01"]);
    expect(contracts.map(({ customer }) => customer)).toEqual(["C2"]);
  });

  test("IMP-1 score and explain read it too, with the line of every fact", async () => {
    const scored = await call(score, ["hosting.yaml", "life.jsonl", "--json"]);
    expect([scored.code, asData(scored.out)["tickets"]]).toEqual([0, expect.objectContaining({ read: 1, judged: 1 })]);
    const explained = await call(explain, ["hosting.yaml", "life.jsonl", "T-1", "--json"]);
    expect(asData(explained.out)["clocks"]![0]).toMatchObject({ clock: "solution", verdict: "kept" });
    expect(explained.out).toContain('"line": 6');
    expect(await call(explain, ["hosting.yaml", "life.jsonl", "T-9"])).toMatchObject({
      code: 2,
      err: containing("T-1"),
    });
  });

  test("IMP-2 a ticket with a line that makes no sense is set apart, and named", async () => {
    file("odd.jsonl", read("life.jsonl").replace('"fact":"resolved"', '"fact":"solved"'));
    const { tickets, leftOut } = asData((await call(score, ["hosting.yaml", "odd.jsonl", "--json"])).out);
    expect(tickets).toMatchObject({ read: 1, judged: 0, setApart: 1 });
    expect(leftOut?.[0]).toMatchObject({ code: "log.fact", setsApart: true, places: [{ line: 8, ticket: "T-1" }] });
  });

  test("IMP-7 a line that is no JSON could be about anything: nothing is said", async () => {
    file("cut.jsonl", `${read("life.jsonl")}{"at":"2026-03-1`);
    const { code, out, err } = await measure(["hosting.yaml", "cut.jsonl"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("cut.jsonl:13");
  });
});
