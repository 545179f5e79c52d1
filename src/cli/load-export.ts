/**
 * What `score`, `compare` and `explain` are given: an agreement that can run, a mapping that speaks its words, and the
 * exports that are read through it. Whatever cannot be read is refused as a whole, in sentences.
 */
import { access, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { nearest } from "../agreement/finding.ts";
import { contractDefaults } from "../agreement/ticket-file.ts";
import type { AgreementFile } from "../agreement/schema/agreement.ts";
import { checkAgreement } from "../engine/check.ts";
import type { Program } from "../engine/program.ts";
import type { Trial } from "../engine/trial.ts";
import type { Fields } from "../facts/fact.ts";
import { languages } from "../i18n/word-finding.ts";
import { openFile } from "../imports/read/bytes.ts";
import { importExports, type ImportOptions } from "../imports/tickets/import-exports.ts";
import type { Imported } from "../imports/tickets/import.ts";
import { isOfTickets, type MappingFile, type TicketMapping } from "../imports/mapping/mapping-schema.ts";
import { parseMapping } from "../imports/mapping/mapping.ts";
import { planOf } from "../imports/mapping/plan.ts";
import { underAnnex } from "./annex.ts";
import { findingLines } from "./check-report.ts";
import { compileOptions, readInput, reasonOf } from "./load.ts";
import { Refused, refusedBy } from "./refused.ts";
import type { Io } from "./terminal.ts";

/** With the annex that the exported log of a contract among the records carries. */
export async function loadAgreement(name: string, io: Io, records: readonly string[] = []): Promise<Trial | Refused> {
  const input = await readInput(name, io);
  if ("reason" in input) return new Refused([languages[io.lang].files[input.reason](name)]);
  const report = checkAgreement(input.bytes, await compileOptions(io, [input]), { examples: false });
  if (report.trial === undefined) return refusedBy(io, name, report.findings);
  return underAnnex(report.trial, records, io);
}

/** The program of an agreement's own reading, or of another one by name. */
export function programOf(trial: Trial, agreementName: string, reading: string | undefined, io: Io): Program | Refused {
  const program = trial.program(reading);
  return "code" in program ? new Refused(findingLines(io, agreementName, program)) : program;
}

/** A mapping of tickets; one of services is refused, because no clock of a ticket is in what it reads. */
export async function loadMapping(wanted: string, agreement: AgreementFile, io: Io): Promise<TicketMapping | Refused> {
  const mapping = await loadAnyMapping(wanted, agreement, io);
  if (mapping instanceof Refused || isOfTickets(mapping)) return mapping;
  return new Refused([languages[io.lang].score.ofService(wanted)]);
}

/** A mapping by the name of one that comes along, or by its file; with the words of the agreement it is used for. */
export async function loadAnyMapping(wanted: string, agreement: AgreementFile, io: Io): Promise<MappingFile | Refused> {
  const name = await mappingFile(wanted, io);
  if (name instanceof Refused) return name;
  const input = await readInput(name, io);
  if ("reason" in input) return new Refused([languages[io.lang].files[input.reason](name)]);
  const parsed = parseMapping(input.bytes, agreement);
  return "findings" in parsed ? refusedBy(io, wanted, parsed.findings) : parsed.file;
}

const bundled = fileURLToPath(new URL("../../mappings", import.meta.url));

/** A plain word is looked for among the mappings that come along, unless a file is called so. */
async function mappingFile(wanted: string, io: Io): Promise<string | Refused> {
  if (!/^[\w.-]+$/.test(wanted) || /\.ya?ml$/.test(wanted) || (await exists(path.resolve(io.cwd, wanted))))
    return wanted;
  const file = path.join(bundled, `${wanted}.yaml`);
  if (await exists(file)) return file;
  const names = await bundledMappings();
  return new Refused([languages[io.lang].score.noMapping(wanted, nearest(wanted, names), names)]);
}

export async function bundledMappings(): Promise<string[]> {
  const files = await readdir(bundled).catch(() => []);
  return files.flatMap((file) => (file.endsWith(".yaml") ? [file.slice(0, -".yaml".length)] : [])).toSorted();
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

export interface ExportRequest extends ImportOptions {
  readonly paths: readonly string[];
  readonly mapping: TicketMapping;
  /** Those whose words the tickets must speak; the zone of the first holds for moments without any. */
  readonly programs: readonly Program[];
  /** The column of a verdict to read along. */
  readonly recorded?: string | undefined;
}

/** The tickets of the exports; refused where one of them cannot be read to its end, or lacks a column. */
export async function loadExports(request: ExportRequest, io: Io): Promise<Imported | Refused> {
  const { paths, mapping, programs, recorded, ...options } = request;
  const unread = await unreadable(paths, io);
  if (unread.length > 0) return new Refused(unread);
  const plan = planOf(mapping, { zone: programs[0]!.zone, levels: levelsOf(programs), recorded });
  const files = paths.map((name) => ({ name, bytes: openFile(path.resolve(io.cwd, name)) }));
  // Of agreements that are compared the first one's defaults hold where two of them fill in the same.
  const contract = Object.assign({}, ...programs.map(({ file }) => contractDefaults(file)).toReversed()) as Fields;
  const imported = await importExports(files, plan, { contract, now: io.now, ...options });
  if (imported.findings.length === 0) return imported;
  return new Refused(imported.findings.flatMap(({ file, finding }) => findingLines(io, file, finding)));
}

/** Why files cannot be opened, in sentences; none where all can. */
export async function unreadable(paths: readonly string[], io: Io): Promise<string[]> {
  const words = languages[io.lang].files;
  const problems = paths.map(async (name) => {
    try {
      return (await stat(path.resolve(io.cwd, name))).isDirectory() ? words.folder(name) : undefined;
    } catch (thrown) {
      return words[reasonOf(thrown as NodeJS.ErrnoException)](name);
    }
  });
  return (await Promise.all(problems)).filter((problem) => problem !== undefined);
}

/** The values of each level, as far as the agreements name them; of a level that two of them have, the values of both. */
function levelsOf(programs: readonly Program[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const { levels } of programs) {
    for (const { name, values } of levels.values()) {
      const known = all.get(name) ?? new Set();
      for (const value of values) known.add(value);
      if (values.length > 0) all.set(name, known);
    }
  }
  return all;
}
