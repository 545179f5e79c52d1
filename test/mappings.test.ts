/**
 * The mappings that come along, each held against its sample. All samples tell one story of thirteen tickets, so what
 * an import must give is written down from the story (`samples/*.facts.txt`), not from what an import gave.
 */
import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { writeXlsx, type CellValue } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { parseAgreement } from "../src/agreement/parse.ts";
import { compile } from "../src/engine/compile.ts";
import { judge } from "../src/engine/judge.ts";
import type { Fields } from "../src/facts/fact.ts";
import { importExports, type ExportFile } from "../src/imports/tickets/import-exports.ts";
import type { Imported } from "../src/imports/tickets/import.ts";
import { parseMapping } from "../src/imports/mapping/mapping.ts";
import type { TicketMapping } from "../src/imports/mapping/mapping-schema.ts";
import { planOf } from "../src/imports/mapping/plan.ts";

const folder = new URL("../mappings/", import.meta.url);
const samples = new URL("samples/", folder);
/** Those that read tickets; the others have their own test (`service-mappings.test.ts`). */
const names = readdirSync(folder)
  .flatMap((file) => (file.endsWith(".yaml") ? [file.slice(0, -".yaml".length)] : []))
  .filter((name) => !/^log: service$/m.test(readFileSync(new URL(`${name}.yaml`, folder), "utf8")));
const sampleFiles = readdirSync(samples);

const agreement = parseAgreement(readFileSync(new URL("agreement.yaml", samples)));
if ("findings" in agreement) throw new Error(JSON.stringify(agreement.findings));
const program = compile(agreement.file, { years: { from: 2026, to: 2026 } });

describe("the mappings that come along", () => {
  it.each(names)("CHK-1 %s is a mapping without findings, alone and with the agreement of the samples", (name) => {
    expect(parseMapping(readFileSync(new URL(`${name}.yaml`, folder)))).not.toHaveProperty("findings");
    expect(mappingOf(name).mapping).toBe(name);
  });

  it.each(names)("IMP-1 %s says in both languages what it is and what such an export cannot know", (name) => {
    const { title, source, "cannot-know": unknown = [] } = mappingOf(name);
    expect(source).toMatch(/^https:\/\//);
    expect(unknown.length).toBeGreaterThanOrEqual(2);
    for (const { nl, en } of [title, ...unknown]) {
      expect(nl.length).toBeGreaterThan(5);
      expect(en.length).toBeGreaterThan(5);
      expect(nl).not.toBe(en);
    }
  });

  it.each(names)("IMP-1 %s gives the facts of the story that its export can tell, and no others", async (name) => {
    const imported = await importSample(name);
    expect(imported.findings).toEqual([]);
    expect(ticketsIn(imported)).toEqual(inKeyOrder(readFileSync(new URL(`${name}.facts.txt`, samples), "utf8")));
  });

  it.each(Object.entries(expectedFindings))(
    "IMP-2 %s finds in its sample just what the sample was given",
    async (name, expected) => {
      const { found } = await importSample(name);
      const said = found.map(({ code, params, count, setsApart }) => {
        const about = params["column"] ?? params["en"] ?? "";
        return `${count} × ${code} ${about}${setsApart ? ", apart" : ""}`;
      });
      expect(said.toSorted()).toEqual([...expected].toSorted());
    },
  );

  it("IMP-1 a selection of TOPdesk says the same as a workbook, where its moments are dates of Excel", async () => {
    const workbook = await workbookOf(readFileSync(new URL("topdesk-incidents.csv", samples), "latin1"));
    const imported = await importThrough("topdesk-incidents", { name: "selection.xlsx", bytes: inOnePiece(workbook) });
    expect(imported.findings).toEqual([]);
    expect(ticketsIn(imported)).toEqual(ticketsIn(await importSample("topdesk-incidents")));
  });

  it("IMP-2 every mapping has a sample, and every sample its expectations", () => {
    expect(Object.keys(expectedFindings).toSorted()).toEqual(names.toSorted());
    expect(names.map((name) => sampleOf(name).length > 0)).toEqual(names.map(() => true));
  });
});

describe("one story, told by several desks", () => {
  /** Desks with the whole history, by how many clocks they can stop: Zendesk's audit does not say who replied. */
  const whole = { "jira-changelog": 2, "servicenow-audit": 2, "zammad-history": 2, "zendesk-audits": 1 };

  it.each(Object.entries(whole))("IMP-4 %s comes to the verdicts of the story", async (name, clocks) => {
    const verdicts = await verdictsOf(name);
    const late = Object.entries(verdicts).flatMap(([ticket, [response, resolution]]) => [
      ...(clocks === 2 && response !== "kept" ? [`${ticket} response ${response}`] : []),
      ...(resolution === "kept" ? [] : [`${ticket} resolution ${resolution}`]),
    ]);
    const expected = [
      "4 resolution missed",
      "7 response missed",
      "8 resolution running",
      "9 resolution running",
      "13 response running",
      "13 resolution running",
    ];
    expect(late.toSorted()).toEqual(expected.filter((one) => clocks === 2 || !one.includes("response")).toSorted());
  });

  it("IMP-1 an export that cannot tell waiting judges it as work, which its mapping says beforehand", async () => {
    const verdicts = await verdictsOf("jira-csv");
    expect([verdicts["2"]![1], verdicts["3"]![1]]).toEqual(["missed", "missed"]);
    expect(mappingOf("jira-csv")["cannot-know"]![0]!.en).toContain("All waiting therefore counts as work");
  });
});

/** What each sample was given that an import must find: tickets called off, waiting without moments, a doubled hour. */
const cancelled = "record.left-out Cancelled";
const expectedFindings: Readonly<Record<string, readonly string[]>> = {
  "glpi-api": [
    "1 × record.left-out In the bin",
    "3 × record.left-out Has waited, and the export does not say when",
    "1 × record.time-twice date",
  ],
  "glpi-tickets": [
    "3 × record.left-out Has waited, and the export does not say when",
    "1 × record.left-out Waits, and the export does not say since when",
    "1 × record.time-twice Opening date",
  ],
  "jira-changelog": [`3 × ${cancelled}`],
  "jira-csv": [`1 × ${cancelled}`, "1 × record.time-twice Created"],
  "servicenow-audit": [`3 × ${cancelled}`, "4 × record.time-twice inc_opened_at"],
  "servicenow-incident": [`1 × ${cancelled}`, "1 × record.time-twice opened_at"],
  "servicenow-task-sla": ["2 × record.left-out The SLA was cancelled", "2 × record.time-twice task.opened_at"],
  "topdesk-api": ["3 × record.left-out Was on hold, and the export does not say when"],
  "topdesk-incidents": [
    "3 × record.left-out Was on hold, and the export does not say when",
    "1 × record.time-twice Call date",
  ],
  "zammad-history": ["5 × record.left-out Merged or removed"],
  "zammad-tickets": ["1 × record.left-out Merged or removed"],
  "zendesk-audits": [],
  "zendesk-metric-events": [],
};

function mappingOf(name: string): TicketMapping {
  const read = parseMapping(
    readFileSync(new URL(`${name}.yaml`, folder)),
    (agreement as { file: typeof program.file }).file,
  );
  if ("findings" in read) throw new Error(JSON.stringify(read.findings));
  return read.file as TicketMapping;
}

function sampleOf(name: string): string {
  return sampleFiles.find((file) => file.startsWith(`${name}.`) && !file.endsWith(".facts.txt")) ?? "";
}

async function importSample(name: string): Promise<Imported> {
  const file = sampleOf(name);
  return importThrough(name, { name: file, bytes: createReadStream(new URL(file, samples)) });
}

async function importThrough(name: string, file: ExportFile): Promise<Imported> {
  const levels = new Map([...program.levels.values()].map(({ name: level, values }) => [level, new Set(values)]));
  const plan = planOf(mappingOf(name), { zone: program.zone, levels });
  return importExports([file], plan);
}

/** The cells of a text with semicolons as a sheet: moments as dates of Excel, which know no zone. */
async function workbookOf(text: string): Promise<Uint8Array> {
  const rows = text
    .trim()
    .split("\r\n")
    .map((line) => line.split(";").map(cellOf));
  return writeXlsx({ sheets: [{ name: "Selection", rows }] });
}

function cellOf(text: string): CellValue {
  const written = /^(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d)$/.exec(text);
  if (written === null) return text;
  const [day, month, year, hour, minute] = written.slice(1).map(Number) as [number, number, number, number, number];
  return new Date(Date.UTC(year, month - 1, day, hour, minute));
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Tickets with their description, and their facts in UTC to the minute, as the expectations are written. */
function ticketsIn({ tickets }: Imported): string[] {
  const told: string[] = [];
  for (let i = 0; i < tickets.size; i++) {
    const { attributes, facts } = tickets.subject(i);
    const lines = facts.map(
      ({ at, kind, fields }) => `  ${new Date(at).toISOString().slice(0, 16)}Z ${kind}${worded(fields)}`,
    );
    told.push([`${tickets.isSetApart(i) ? "APART " : ""}${tickets.key(i)}${worded(attributes)}`, ...lines].join("\n"));
  }
  return told.toSorted();
}

function worded(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => ` ${name}=${String(value).includes(" ") ? `"${String(value)}"` : String(value)}`)
    .join("");
}

function inKeyOrder(text: string): string[] {
  return text.trim().split("\n\n").toSorted();
}

/** Per ticket of the story its verdicts on response and resolution, at the newest moment of the export. */
async function verdictsOf(name: string): Promise<Record<string, string[]>> {
  const { tickets } = await importSample(name);
  const verdicts: Record<string, string[]> = {};
  for (let i = 0; i < tickets.size; i++) {
    const number = Number(tickets.key(i).slice(-2).replace("-", ""));
    verdicts[number] = judge(program, tickets.subject(i), tickets.newestAt).clocks.map(({ verdict }) => verdict);
  }
  return verdicts;
}
