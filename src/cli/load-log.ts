/**
 * Fact logs given to a command: Peil's own records, which need no mapping. They are recognised by their first line. One
 * that cannot be read to its end is refused as a whole.
 */
import path from "node:path";
import { contractDefaults } from "../agreement/ticket-file.ts";
import type { Program } from "../engine/program.ts";
import { openFile } from "../imports/read/bytes.ts";
import { LoggedTickets } from "../imports/log/fact-log.ts";
import { isFactLog, LogReader } from "../imports/log/read-fact-log.ts";
import { ServiceRecords } from "../imports/services/service-records.ts";
import type { Imported, ImportedFile } from "../imports/tickets/import.ts";
import { findingLines } from "./check-report.ts";
import { Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

/** Whether all of these are fact logs; a file that is not there is none, and is refused where it is read. */
export async function areFactLogs(names: readonly string[], io: Io): Promise<boolean> {
  const each = names.map((name) => isFactLog(openFile(path.resolve(io.cwd, name))).catch(() => false));
  return (await Promise.all(each)).every(Boolean);
}

/** The tickets of fact logs; what is of no ticket is left. */
export async function loadFactLogs(names: readonly string[], program: Program, io: Io): Promise<Imported | Refused> {
  const records = new ServiceRecords();
  const reader = new LogReader(records, askedOf(program));
  const files: ImportedFile[] = [];
  for (const name of names) {
    const { file, finding } = await reader.read({ name, bytes: openFile(path.resolve(io.cwd, name)) });
    if (finding !== undefined) return new Refused(findingLines(io, name, finding));
    files.push(file);
  }
  return { files, tickets: ticketsOf(reader, program), found: records.found.list(), findings: [] };
}

export function ticketsOf({ tickets, contracts, newestAt }: LogReader, { file }: Program): LoggedTickets {
  return new LoggedTickets(tickets.values(), contracts, newestAt, contractDefaults(file));
}

export function askedOf({ file }: Program): string {
  return `${file.agreement} ${file.edition}`;
}
