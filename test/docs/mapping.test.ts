/**
 * The reference of mappings keeps its word: its examples give the facts that stand below them, its tables of columns,
 * formats and states say what the import does.
 */
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { expect, test } from "vitest";
import { missingParent } from "../../src/agreement/patch.ts";
import type { Data } from "../../src/agreement/source.ts";
import { wordRecordFinding } from "../../src/i18n/record-words.ts";
import { compileMoments } from "../../src/imports/moments/moments.ts";
import { parseMapping } from "../../src/imports/mapping/mapping.ts";
import type { TicketMapping } from "../../src/imports/mapping/mapping-schema.ts";
import { planOf } from "../../src/imports/mapping/plan.ts";
import { readExport } from "../../src/imports/read/read-export.ts";
import { importExports } from "../../src/imports/tickets/import-exports.ts";
import { importService } from "../../src/imports/services/import-services.ts";
import { servicePlanOf } from "../../src/imports/services/service-plan.ts";
import { ServiceRecords } from "../../src/imports/services/service-records.ts";
import type { Imported } from "../../src/imports/tickets/import.ts";
import { instantToLocal } from "../../src/time/moment.ts";
import { told } from "../exported.ts";

const zone = "Europe/Amsterdam";
const page = readFileSync(new URL("../../docs/reference/mapping.md", import.meta.url), "utf8");

/** The text of a chapter, from its heading to the next. */
function chapter(heading: string): string {
  const begin = page.indexOf(`\n## ${heading}\n`) + 1;
  expect(begin).toBeGreaterThan(0);
  return page.slice(begin, page.indexOf("\n## ", begin + 3) >>> 0);
}

function block(text: string, language: string): string {
  return new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "m").exec(text)![1]!;
}

/** The cells of the rows below a heading row. */
function rows(text: string, heading: string): string[][] {
  const lines = text.slice(text.indexOf(heading)).split("\n").slice(2);
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(0, end).map((line) => line.slice(2, -2).split(" | "));
}

async function* bytesOf(text: string) {
  yield new TextEncoder().encode(text);
}

test.each(["A record for each ticket", "A record for each change"])(
  "IMP-1 IMP-2 IMP-4 IMP-5 the example of %s gives the facts below it",
  async (heading) => {
    const text = chapter(heading);
    const parsed = parseMapping(block(text, "yaml"));
    if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
    const plan = planOf(parsed.file as TicketMapping, {
      zone,
      levels: new Map([["priority", new Set(["high", "normal"])]]),
    });
    const imported = await importExports([{ name: "export.csv", bytes: bytesOf(block(text, "csv")) }], plan);
    expect(imported.findings).toEqual([]);
    expect(asTold(imported)).toBe(block(text, "text"));
  },
);

test("IMP-1 IMP-2 CON-2 the example of records of a service gives the facts below it", async () => {
  const text = chapter("A record for each outage");
  const parsed = parseMapping(block(text, "yaml"));
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  const records = new ServiceRecords();
  const file = { name: "outages.csv", bytes: bytesOf(block(text, "csv")) };
  expect(await importService(file, servicePlanOf(parsed.file, zone), records)).toMatchObject({ findings: [] });
  const facts = records.inOrder().shared.map(({ at, kind, fields }) => {
    const said = Object.entries(fields).map(([name, value]) => ` ${name}=${String(value)}`);
    return `${instantToLocal(zone, at)} ${kind}${said.join("")}`;
  });
  expect(`${[...facts, ...records.found.list().map(asFound)].join("\n")}\n`).toBe(block(text, "text"));
});

function asFound(finding: Imported["found"][number]): string {
  return `${finding.count} × ${finding.code}: ${wordRecordFinding(finding, "en")}`;
}

function asTold({ tickets, found }: Imported): string {
  const lines: string[] = [];
  for (let i = 0; i < tickets.size; i++) {
    if (tickets.isSetApart(i)) {
      lines.push(`${tickets.key(i)}  set apart`);
      continue;
    }
    const { attributes, facts } = tickets.subject(i);
    const described = Object.entries(attributes).map(([name, value]) => `${name} ${String(value)}`);
    lines.push(`${tickets.key(i)}  ${described.join(", ")}`);
    for (const { at, kind, fields } of facts) {
      const said = Object.entries(fields).map(([name, value]) => ` ${name}=${String(value)}`);
      lines.push(`  ${instantToLocal(zone, at)} ${kind}${said.join("")}`);
    }
  }
  lines.push(...found.map(asFound));
  return `${lines.join("\n")}\n`;
}

test("IMP-1 a nested ticket gives the records of the table below it", async () => {
  const text = chapter("How columns are addressed");
  const heading = text.split("\n").find((line) => line.startsWith("| `key`"))!;
  const columns = [...heading.matchAll(/`([^`]+)`/g)].map((name) => name[1]!);
  const table: (string | undefined)[][] = [];
  let header: readonly string[] = [];
  const ticket = JSON.stringify([JSON.parse(block(text, "json"))]);
  await readExport(
    { name: "x.json", bytes: bytesOf(ticket) },
    {
      header: (names) => (header = names),
      batch: ({ records }) => records.forEach((record) => table.push([...record])),
      spoiled: (code) => expect.unreachable(code),
    },
  );
  expect(header).toEqual(columns);
  expect(table).toEqual(rows(text, heading));
});

test("TIM-1 every format of moments reads the texts beside it", () => {
  const table = rows(chapter("Formats of moments"), "| format | reads");
  const texts = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1]!);
  expect(table.length).toBeGreaterThan(5);
  for (const [formats, written] of table) {
    texts(written!).forEach((text, i) => {
      const format = texts(formats!)[i] ?? texts(formats!)[0]!;
      const moments = compileMoments([format], zone);
      const instant = "unknown" in moments ? moments.unknown : new Date(moments.read(text)).toISOString().slice(0, 10);
      expect([format, text, instant]).toEqual([format, text, format === "iso-date" ? "2026-11-19" : "2026-11-20"]);
    });
  }
});

/** What else a pattern needs to be a whole one. */
const besides: Readonly<Record<string, string>> = {
  d: "M yyyy",
  M: "d yyyy",
  y: "d M",
  h: "d M yyyy a",
  a: "d M yyyy h",
};

test("TIM-1 every letter of a pattern is known", () => {
  const table = rows(chapter("Formats of moments"), "| letters |").flatMap(([letters]) => letters!.match(/\w+/g) ?? []);
  const unknown = table.filter((letters) => {
    const around = besides[letters[0]!] ?? "d M yyyy";
    return "unknown" in compileMoments([`${around} ${letters}`], zone);
  });
  expect(table.length).toBeGreaterThan(15);
  expect(unknown).toEqual([]);
});

test("IMP-4 every change of state gives the facts beside it", () => {
  const mapping = `
key: ticket
moment: at
facts: [{ fact: reported, at: opened }]
states: { column: state, values: { open: open, same: same, waiting-for-customer: waiting-for-customer, parked: parked,
  resolved: resolved, closed: closed, work-started: work-started } }`;
  const table = rows(chapter("How states become facts"), "| from |");
  expect(table.length).toBeGreaterThan(10);
  for (const [from, to, facts] of table) {
    const opened = "2026-11-20 09:00";
    const before = from === "nothing" ? [] : [["T", opened, "2026-11-20 10:00", from]];
    const { tickets } = told(mapping, [
      [["ticket", "opened", "at", "state"], ...before, ["T", opened, "2026-11-20 11:00", to]],
    ]);
    const given = tickets["T"]!.split(" | ").flatMap((line) => (line.includes(" 11:00 ") ? [line.split(" ")[2]!] : []));
    expect([from, to, given.join(", ") || "none"]).toEqual([from, to, facts]);
  }
});

test("VER-4 the recorded verdicts and patches on the page fit a mapping", () => {
  const mapping = block(chapter("A record for each ticket"), "yaml").replace(/^recorded:\n.*\n/m, "");
  const states = "states: { column: State, at: Opened, values: { On hold: parked } }\n";
  for (const heading of ["Recorded verdicts", "Other words for another agreement"])
    expect(parseMapping(mapping + states + block(chapter(heading), "yaml"))).toHaveProperty("file");
  const { under } = parse(block(chapter("Other words for another agreement"), "yaml")) as { under: Patches };
  const paths = Object.keys(under["other-agreement"]!);
  expect(paths.length).toBeGreaterThan(1);
  for (const dotted of paths) expect(missingParent(parse(mapping + states) as Data, dotted)).toBeUndefined();
});

type Patches = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
