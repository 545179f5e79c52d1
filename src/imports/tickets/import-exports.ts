/**
 * Imports one or more exports through one mapping: reads each to its end, gathers what it says of the tickets, and puts
 * that in order. A file that cannot be read to its end gives findings and no tickets: half an export proves nothing.
 */
import type { Finding } from "../../agreement/finding.ts";
import type { Fields } from "../../facts/fact.ts";
import { Gatherer, type GatherOptions } from "./gather.ts";
import { Gathered } from "./gathered.ts";
import type { Imported, ImportedFile } from "./import.ts";
import { missingColumns, type Plan } from "../mapping/plan.ts";
import { readExport } from "../read/read-export.ts";
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
  { name, bytes }: ExportFile,
  gathered: Gathered,
  options: ImportOptions,
): Promise<{ file: ImportedFile; findings: readonly Finding[] }> {
  const { plan } = gathered;
  const { format, encoding, separator, sheet, rows } = plan.mapping.read ?? {};
  const gatherer = new Gatherer(gathered, name, options);
  const missing: Finding[] = [];
  const result = await readExport(
    { name, bytes, format, encoding, separator, sheet, rows, columns: plan.columns },
    {
      header: (columns) => {
        missing.push(...missingColumns(plan, columns, name));
        gatherer.header(columns);
      },
      batch: (batch) => gatherer.batch(batch),
      enough: () => missing.length > 0,
      spoiled: (code, line, params, cells) => gatherer.spoiled(code, line, params, cells),
    },
  );
  for (const value of result.otherSheets)
    gathered.found.add("file.other-sheet", { value }, { file: name, line: 0, ticket: undefined });
  const file = {
    name,
    format: result.format,
    gzipped: result.gzipped,
    encoding: result.encoding,
    records: result.records,
  };
  const seen = plan.columns.filter((column) => !result.unseen.includes(column));
  if (result.unseen.length > 0 && result.findings.length === 0) missing.push(...missingColumns(plan, seen, name));
  return { file, findings: [...missing, ...result.findings] };
}
