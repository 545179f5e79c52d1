import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { run } from "./compare.ts";
import { sideLabel } from "./compare-tables.ts";
import { terminal } from "../../test/terminal.ts";

const folder = mkdtempSync(path.join(tmpdir(), "peil-compare-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return name;
}

const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

file("life.jsonl", '{"peil-facts":1,"agreement":"desk","edition":"1"}\n');

const desk = (edition: string, target: string, more = "") => `peil: 1
agreement: desk
edition: "${edition}"
title: The desk
time-zone: Europe/Amsterdam
parties: { supplier: {}, customer: {} }
hours:
  desk: { article: "1", week: { mon-fri: 09:00-17:00 }, working-day: 8 h }
levels:
  priority: { article: "2", of: ticket, values: [high, low] }
clocks:
  solution: { article: "3", from: reported, to: resolved, hours: desk, target: ${target}, per: month }
${more}`;

/** An edition that also promises an answer, which the export never tells. */
const talking = (edition: string) =>
  `${desk(edition, "{ high: within 4 h, low: within 8 h }").replace("hours: desk, target", "hours: desk, pause-while: parked, target")}
  answer: { article: "4", from: reported, to: answered, hours: desk, target: within 1 h, per: month }
`;

file(
  "old.yaml",
  desk(
    "1",
    "{ high: within 4 h, low: within 8 h }",
    `interpretations:
  hours:
    article: "1"
    open: Which hours?
    reading: Office hours
    others: { never-closed: { "hours.desk.week": always } }
`,
  ),
);
file("new.yaml", desk("2", "{ high: 50% within 2 h, low: within 8 h }"));
file(
  "words.yaml",
  desk("1", "{ urgent: within 1 h, calm: within 8 h }")
    .replace("[high, low]", "[urgent, calm]")
    .replace("agreement: desk", "agreement: other-words"),
);
file("broken.yaml", "peil: 1\n");

file(
  "map.yaml",
  `peil-mapping: 1
mapping: desk
title: Desk
times: { format: [yyyy-MM-dd HH:mm] }
key: number
ticket: { priority: { column: priority, values: { high: high, low: low } }, customer: company }
facts:
  - { fact: reported, at: opened }
  - { fact: resolved, at: resolved }
under:
  other-words: { ticket.priority.values: { high: urgent, low: calm } }
`,
);
file(
  "march.csv",
  `number,priority,company,opened,resolved
T-1,high,Bakery,2026-03-02 09:00,2026-03-02 10:00
T-2,high,Bakery,2026-03-02 09:00,2026-03-02 12:00
T-3,low,Mill,2026-03-02 16:00,2026-03-03 14:00
T-4,low,Mill,2026-03-09 09:00,9 March
`,
);

async function compare(args: string[], lang: "nl" | "en" = "en") {
  const { io, said } = terminal({ cwd: folder, lang });
  const code = await run([...args, "--export", "march.csv", "--map", "map.yaml", "--as-of", "2026-04-15 12:00"], io);
  return { code, out: said.out, err: said.err };
}

interface Compared {
  readonly sides: readonly { label: string; edition: string; reading: string | null; tickets: { judged: number } }[];
  readonly clocks: readonly {
    readonly clock: string;
    readonly groups: readonly { objectives: readonly { side: number; total: object; periods: object }[] }[];
    readonly differences: readonly { different: number; causes: readonly { cause: string; tickets: string[] }[] }[];
  }[];
}

async function compared(...args: string[]): Promise<Compared> {
  const { out } = await compare([...args, "--json"]);
  return JSON.parse(out) as Compared;
}

describe("peil compare", () => {
  test("IMP-10 a clock of which the export can say nothing is named, not counted as missed", async () => {
    const [one, two] = ["talks.yaml", "talks-2.yaml"].map((name, i) => file(name, talking(String(i + 1))));
    const { code, out } = await compare([one!, two!]);
    expect(code).toBe(0);
    expect(out).toMatch(/^answer is not judged: through this mapping the export never tells answered\.$/m);
    expect(out).toContain("In solution this waiting counts as work");
    expect(out).not.toMatch(/^answer$/m);
    const { clocks } = await compared(one!, two!);
    expect(clocks.map(({ clock }) => clock)).toEqual(["solution"]);
    const mute = file(
      "mute.yaml",
      desk("1", "{ high: within 4 h, low: within 8 h }").replace("to: resolved", "to: answered"),
    );
    const refused = await compare([mute, file("mute-2.yaml", read(mute).replace('"1"', '"2"'))]);
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.err).toContain("No clock of the agreement can be judged");
  });

  test("IMP-10 what the export is silent about for one agreement only is said of that one", async () => {
    const { out } = await compare(["old.yaml", file("talks.yaml", talking("2"))]);
    expect(out).toMatch(/^B: answer is not judged/m);
  });

  test("CMP-1 two editions side by side, and the tickets that the new one judges otherwise", async () => {
    const { code, out } = await compare(["old.yaml", "new.yaml"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^ {3}A +within 4 h +2 +2 +0 +0 +100% +✓1$/m);
    expect(out).toMatch(/^ {3}B +50% within 2 h +2 +1 +1 +0 +50\.0% +✓1$/m);
    expect(out).toMatch(/^ {3}A B {2}within 8 h/m);
    expect(out).toContain("B judges 1 of 4 tickets otherwise than A:");
    expect(out).toMatch(/^ +1 {2}Another target\.\n +kept → missed 1; such as T-2$/m);
    expect(out).toContain("4 tickets read, 3 judged; 1 set apart: ");
  });

  test("CMP-1 VER-4 the readings of one agreement beside its own, by name or all of them", async () => {
    const named = await compared("old.yaml", "--under", "never-closed");
    const all = await compared("old.yaml", "--readings");
    expect(named).toEqual(all);
    expect(named.sides.map(({ label, reading }) => [label, reading])).toEqual([
      ["A", null],
      ["B", "never-closed"],
    ]);
    expect(named.clocks[0]!.differences).toMatchObject([
      { different: 1, causes: [{ cause: "other-hours", tickets: ["T-3"] }] },
    ]);
  });

  test("CMP-1 IMP-1 an agreement with other words reads the same export through its own patch of the mapping", async () => {
    const { sides, clocks } = await compared("old.yaml", "words.yaml");
    expect(sides.map(({ tickets }) => tickets.judged)).toEqual([3, 3]);
    expect(clocks[0]!.groups.map(({ objectives }) => objectives.map(({ side }) => side))).toEqual([[0], [0], [1], [1]]);
    expect(clocks[0]!.differences).toMatchObject([
      { different: 1, causes: [{ cause: "other-target", tickets: ["T-2"] }] },
    ]);
  });

  test("CMP-1 IMP-13 a fact log is refused in so many words: it speaks those of one agreement", async () => {
    const { code, err } = await compare(["old.yaml", "old.yaml", "--export", "life.jsonl"]);
    expect([code, err]).toEqual([2, expect.stringContaining("life.jsonl is a fact log")]);
  });

  test("CON-4 of one customer, and within one period", async () => {
    expect((await compared("old.yaml", "new.yaml", "--customer", "Mill")).clocks[0]!.differences[0]!.different).toBe(0);
    const april = await compared("old.yaml", "new.yaml", "--period", "2026-04");
    expect(april.clocks[0]!.groups[0]!.objectives[0]).toMatchObject({ total: { population: 0 }, periods: {} });
    const nobody = await compare(["old.yaml", "new.yaml", "--customer", "Forge"]);
    expect(nobody.code).toBe(2);
    expect(nobody.err).toContain("Bakery");
  });

  test("OBJ-1 a promise over longer periods than were asked for says where it is judged", async () => {
    const half = file("half.yaml", read("new.yaml").replace("per: month", "per: half-year"));
    const { out } = await compare(["old.yaml", half, "--period", "2026-03"]);
    expect(out.replaceAll(/\s+/g, " ")).toContain(
      "judged per half-year (2026-H1), which is more than was asked for: B 50% within 2 h, B within 8 h",
    );
  });

  test("CMP-2 every figure and every difference as files for a spreadsheet", async () => {
    await compare(["old.yaml", "new.yaml", "--csv", "figures.csv", "--tickets", "tickets.csv"]);
    expect(read("figures.csv").split("\r\n")[2]).toBe(
      "B,new.yaml,desk,2,,solution,high,50% within 2 h,month,2,1,1,0,50,50,yes,1,0,0",
    );
    expect(read("tickets.csv").split("\r\n").slice(1, -1)).toEqual(["T-2,solution,A,kept,B,missed,Another target."]);
  });

  test("CMP-1 many agreements are told by clock alone, and say where the rest is", async () => {
    const { out } = await compare(
      Array.from({ length: 9 }, () => "old.yaml"),
      "nl",
    );
    expect(out).toMatch(/^ {2}I +3 +1 +0$/m);
    expect(out).toContain("--csv en --json");
  });

  test.each([
    [["old.yaml"], "one agreement only"],
    [["old.yaml", "--under", "never-close"], 'Did you mean "never-closed"?'],
    [["new.yaml", "--readings"], "none of these agreements has another reading"],
    [["old.yaml", "missing.yaml"], "there is no such file"],
    [["old.yaml", "broken.yaml"], "broken.yaml"],
    [["old.yaml", "new.yaml", "--period", "soon"], "is no period"],
    [["old.yaml", "new.yaml", "--csv", "no/such/folder.csv"], "is not there. Make it first"],
  ])("CHK-1 what cannot be compared is refused with the reason: %s", async (args, reason) => {
    const { code, err } = await compare(args);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  test("CHK-1 agreements go on after Z", () => {
    expect([0, 25, 26, 52, 249].map(sideLabel)).toEqual(["A", "Z", "AA", "BA", "IP"]);
  });
});
