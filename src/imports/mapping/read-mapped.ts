/**
 * Reads one file as its mapping asks: every column that the mapping names must be there, in the header or in what a file
 * without one holds. A file that cannot be read to its end gives findings. Rules: IMP-1, IMP-7.
 */
import type { Finding } from "../../agreement/finding.ts";
import { readExport } from "../read/read-export.ts";
import type { RecordSink } from "../read/records.ts";
import type { ExportFile } from "../tickets/import-exports.ts";
import type { ImportedFile } from "../tickets/import.ts";
import type { MappingFile } from "./mapping-schema.ts";
import { missingColumns } from "./plan.ts";

export interface MappedFile {
  readonly file: ImportedFile;
  readonly findings: readonly Finding[];
  /** Of a workbook the sheets that were not read. */
  readonly otherSheets: readonly string[];
}

/** The records go into `sink`. */
export async function readMapped(
  { name, bytes }: ExportFile,
  plan: { readonly mapping: MappingFile; readonly columns: readonly string[] },
  sink: RecordSink,
): Promise<MappedFile> {
  const { format, encoding, separator, sheet, rows } = plan.mapping.read ?? {};
  const missing: Finding[] = [];
  const result = await readExport(
    { name, bytes, format, encoding, separator, sheet, rows, columns: plan.columns },
    {
      header: (columns) => {
        missing.push(...missingColumns(plan, columns, name));
        sink.header(columns);
      },
      batch: (batch) => sink.batch(batch),
      enough: () => missing.length > 0,
      spoiled: (code, line, params, cells) => sink.spoiled(code, line, params, cells),
    },
  );
  const seen = plan.columns.filter((column) => !result.unseen.includes(column));
  if (result.unseen.length > 0 && result.findings.length === 0) missing.push(...missingColumns(plan, seen, name));
  const { format: read, gzipped, encoding: found, records } = result;
  return {
    file: { name, format: read, gzipped, encoding: found, records },
    findings: [...missing, ...result.findings],
    otherSheets: result.otherSheets,
  };
}
