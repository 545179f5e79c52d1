/**
 * Imports one file of records about services through a mapping. A file that cannot be read to its end gives findings: half
 * a log proves nothing. Rules: IMP-2, IMP-7.
 */
import type { Finding } from "../../agreement/finding.ts";
import { readMapped } from "../mapping/read-mapped.ts";
import type { ExportFile } from "../tickets/import-exports.ts";
import type { ImportedFile } from "../tickets/import.ts";
import { ServiceGatherer, type ServiceOptions } from "./service-gatherer.ts";
import type { ServicePlan } from "./service-plan.ts";
import type { ServiceRecords } from "./service-records.ts";

/** What its records say goes into `into`. */
export async function importService(
  exported: ExportFile,
  plan: ServicePlan,
  into: ServiceRecords,
  options: ServiceOptions = {},
): Promise<{ readonly file: ImportedFile; readonly findings: readonly Finding[] }> {
  const gatherer = new ServiceGatherer(into, plan, exported.name, options);
  const { file, findings, otherSheets } = await readMapped(exported, plan, gatherer);
  for (const value of otherSheets) into.note("file.other-sheet", { value }, into.fileNames.length - 1, 0);
  return { file, findings };
}
