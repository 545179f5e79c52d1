/**
 * The records that `peil measure` is given: fact logs, which need no mapping, and files of any kind, each read through its
 * own. What cannot be read to its end is refused as a whole. Rules: IMP-7, CON-2.
 */
import path from "node:path";
import type { Program } from "../engine/program.ts";
import type { Fields } from "../facts/fact.ts";
import { countText } from "../draw/numbers.ts";
import { languages } from "../i18n/word-finding.ts";
import { isOfTickets, type MappingFile } from "../imports/mapping/mapping-schema.ts";
import { openFile } from "../imports/read/bytes.ts";
import { LogReader } from "../imports/log/read-fact-log.ts";
import { importService } from "../imports/services/import-services.ts";
import { servicePlanOf } from "../imports/services/service-plan.ts";
import { ServiceRecords, type ServiceFacts } from "../imports/services/service-records.ts";
import { toldSorts } from "../imports/services/told-sorts.ts";
import type { ImportedFile, TicketLog } from "../imports/tickets/import.ts";
import type { Found } from "../imports/tickets/found.ts";
import type { RecordFinding } from "../report/left-out.ts";
import type { ToldSort, ToldSorts } from "../report/told-measures.ts";
import { findingLines } from "./check-report.ts";
import { loadAnyMapping, loadExports, unreadable } from "./load-export.ts";
import { areFactLogs, askedOf, ticketsOf } from "./load-log.ts";
import type { Progress } from "./progress.ts";
import { Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

/** Everything that was read, before anybody asks whose it is. */
export interface ReadRecords {
  readonly facts: ServiceFacts;
  readonly tickets: readonly TicketLog[];
  /** What each customer's contract fills in, where a fact log tells it; and what mappings say of every contract. */
  readonly contracts: ReadonlyMap<string, Fields>;
  readonly ofMappings: Fields;
  readonly names: ReadonlyMap<string, string>;
  readonly files: readonly ImportedFile[];
  /** What the import of tickets found; what is wrong with records of services goes on being added to `found`. */
  readonly ofTickets: readonly RecordFinding[];
  readonly found: Found;
  readonly told: ToldSorts;
  readonly newestAt: number;
  /** The first moment of any fact in a fact log: since then it tells everything. Infinity without one. */
  readonly logFrom: number;
  /** Whether the log says itself since when it tells. */
  readonly saysSince: boolean;
  /** Since when it tells everything of a customer, where that is said. */
  readonly sinceOf: ReadonlyMap<string, number>;
}

export interface RecordsRequest {
  readonly paths: readonly string[];
  /** One for all files that are no fact logs, or one for each of them, in their order. */
  readonly maps: readonly string[];
  readonly program: Program;
}

export async function readRecords(request: RecordsRequest, progress: Progress, io: Io): Promise<ReadRecords | Refused> {
  const { paths, maps, program } = request;
  const missing = await unreadable(paths, io);
  if (missing.length > 0) return new Refused(missing);
  const isLog = await Promise.all(paths.map(async (name) => areFactLogs([name], io)));
  const mapped = paths.filter((_, i) => !isLog[i]);
  const mappings = await mappingsFor(mapped, maps, program, io);
  if (mappings instanceof Refused) return mappings;
  const records = new ServiceRecords();
  const reader = new LogReader(records, askedOf(program));
  const reading: Reading = { program, records, reader, progress, io, tickets: [], files: [], ofTickets: [] };
  const refused: string[] = [];
  for (const [i, name] of paths.entries()) {
    const lines =
      isLog[i] === true ? await readLog(name, reading) : await readMapped(name, mappings.get(name)!, reading);
    refused.push(...lines);
  }
  if (refused.length > 0) return new Refused(refused);
  if (reader.tickets.size > 0) reading.tickets.push(ticketsOf(reader, program));
  return gathered(reading, [...mappings.values()], isLog.includes(true));
}

interface Reading {
  readonly program: Program;
  readonly records: ServiceRecords;
  readonly reader: LogReader;
  readonly progress: Progress;
  readonly io: Io;
  readonly tickets: TicketLog[];
  readonly files: ImportedFile[];
  readonly ofTickets: RecordFinding[];
}

function gathered(reading: Reading, mappings: readonly MappingFile[], hasLog: boolean): ReadRecords {
  const { records, reader, tickets, files, ofTickets } = reading;
  const facts = records.inOrder();
  const sorts: readonly ToldSort[] = mappings.flatMap((mapping) => toldSorts(mapping));
  const said = mappings.flatMap(({ contract }) => Object.entries(contract ?? {}));
  return {
    facts,
    tickets,
    contracts: reader.contracts,
    ofMappings: Object.fromEntries(said.flatMap(([item, source]) => ("is" in source ? [[item, source.is]] : []))),
    names: reader.names,
    files,
    ofTickets,
    found: records.found,
    told: hasLog ? "everything" : sorts,
    logFrom: reader.firstAt,
    saysSince: reader.saysSince,
    sinceOf: reader.sinceOf,
    newestAt: Math.max(facts.newestAt, reader.newestAt, ...tickets.map(({ newestAt }) => newestAt)),
  };
}

/** The mapping of each file that needs one. */
async function mappingsFor(
  files: readonly string[],
  maps: readonly string[],
  program: Program,
  io: Io,
): Promise<Map<string, MappingFile> | Refused> {
  const words = languages[io.lang].measure;
  if (files.length > 0 && maps.length === 0) return new Refused([words.needsMap(files)]);
  if (maps.length > 1 && maps.length !== files.length)
    return new Refused([words.mapsDiffer(maps.length, files.length)]);
  const loaded = new Map<string, MappingFile>();
  const ofFile = new Map<string, MappingFile>();
  for (const [i, file] of files.entries()) {
    const wanted = maps[i] ?? maps[0]!;
    const mapping = loaded.get(wanted) ?? (await loadAnyMapping(wanted, program.file, io));
    if (mapping instanceof Refused) return mapping;
    loaded.set(wanted, mapping);
    ofFile.set(file, mapping);
  }
  return ofFile;
}

/** What keeps the file from being read, in sentences; none where it was. */
async function readLog(name: string, { reader, files, io }: Reading): Promise<string[]> {
  const { file, finding } = await reader.read({ name, bytes: openFile(path.resolve(io.cwd, name)) });
  files.push(file);
  return finding === undefined ? [] : findingLines(io, name, finding);
}

async function readMapped(name: string, mapping: MappingFile, reading: Reading): Promise<string[]> {
  const { program, records, progress, io, tickets, files, ofTickets } = reading;
  const words = languages[io.lang].score;
  const onRecords = (n: number) => progress.tell(() => words.records(countText(n, io.lang)));
  if (isOfTickets(mapping)) {
    const imported = await loadExports({ paths: [name], mapping, programs: [program], onRecords }, io);
    if (imported instanceof Refused) return [...imported.lines];
    tickets.push(imported.tickets);
    files.push(...imported.files);
    ofTickets.push(...imported.found);
    return [];
  }
  const file = { name, bytes: openFile(path.resolve(io.cwd, name)) };
  const read = await importService(file, servicePlanOf(mapping, program.zone), records, { now: io.now, onRecords });
  files.push(read.file);
  return read.findings.flatMap((finding) => findingLines(io, name, finding));
}
