/**
 * Imports one or more exports through one mapping: reads each to its end, gathers what it says of the tickets, and puts
 * that in order. A file that cannot be read to its end gives findings and no tickets: half an export proves nothing.
 */
import type { Finding } from "../../agreement/finding.ts";
import type { Fields } from "../../facts/fact.ts";
import { Gatherer, type GatherOptions } from "./gather.ts";
import { Gathered } from "./gathered.ts";
import type { Imported, ImportedFile } from "./import.ts";
import type { Plan } from "../mapping/plan.ts";
import { readMapped } from "../mapping/read-mapped.ts";
import { settleEvents } from "./settle-events.ts";
import { ImportedTickets } from "./ticket-log.ts";

/** One export: how it is called in findings, and its bytes as they lie on the disk. */
export interface ExportFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface ImportOptions extends GatherOptions {
  /** What the contract says of every customer, where the export does not. */
  readonly contract?: Fields;
}

export async function importExports(
  exports: Iterable<ExportFile>,
  plan: Plan,
  options: ImportOptions = {},
): Promise<Imported> {
  const gathered = new Gathered(plan);
  const files: ImportedFile[] = [];
  const findings: Imported["findings"][number][] = [];
  for (const one of exports) {
    const read = await importOne(one, gathered, options);
    findings.push(...read.findings.map((finding) => ({ file: one.name, finding })));
    files.push(read.file);
  }
  const grouped = settleEvents(gathered);
  const tickets = new ImportedTickets(gathered, grouped, options.contract ?? {});
  return { files, tickets, found: gathered.found.list(), findings };
}

async function importOne(
  exported: ExportFile,
  gathered: Gathered,
  options: ImportOptions,
): Promise<{ file: ImportedFile; findings: readonly Finding[] }> {
  const gatherer = new Gatherer(gathered, exported.name, options);
  const { file, findings, otherSheets } = await readMapped(exported, gathered.plan, gatherer);
  for (const value of otherSheets)
    gathered.found.add("file.other-sheet", { value }, { file: exported.name, line: 0, ticket: undefined });
  return { file, findings };
}
