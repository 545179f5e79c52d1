/**
 * Imports one file of records about services through a mapping. A file that cannot be read to its end gives findings: half
 * a log proves nothing. Rules: IMP-2, IMP-7.
 */
import type { Finding } from "../../agreement/finding.ts";
import { missingColumns } from "../mapping/plan.ts";
import { readExport } from "../read/read-export.ts";
import type { ExportFile } from "../tickets/import-exports.ts";
import type { ImportedFile } from "../tickets/import.ts";
import { ServiceGatherer, type ServiceOptions } from "./service-gatherer.ts";
import type { ServicePlan } from "./service-plan.ts";
import type { ServiceRecords } from "./service-records.ts";

/** What its records say goes into `into`. */
export async function importService(
  { name, bytes }: ExportFile,
  plan: ServicePlan,
  into: ServiceRecords,
  options: ServiceOptions = {},
): Promise<{ readonly file: ImportedFile; readonly findings: readonly Finding[] }> {
  const { format, encoding, separator, sheet, rows } = plan.mapping.read ?? {};
  const gatherer = new ServiceGatherer(into, plan, name, options);
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
      spoiled: (code, line, params) => gatherer.spoiled(code, line, params),
    },
  );
  for (const value of result.otherSheets) into.note("file.other-sheet", { value }, into.fileNames.length - 1, 0);
  const seen = plan.columns.filter((column) => !result.unseen.includes(column));
  if (result.unseen.length > 0 && result.findings.length === 0) missing.push(...missingColumns(plan, seen, name));
  const { format: read, gzipped, encoding: found, records } = result;
  return {
    file: { name, format: read, gzipped, encoding: found, records },
    findings: [...missing, ...result.findings],
  };
}
