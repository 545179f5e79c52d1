/**
 * Importing: exports in, tickets out. Whatever makes no sense is counted by kind and listed with its lines; a ticket
 * with something unreadable in it is set apart and never judged on half of its facts.
 */
import type { Finding } from "../../agreement/finding.ts";
import type { Subject } from "../../engine/subject.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import type { Format } from "../read/records.ts";

export interface ImportedFile {
  readonly name: string;
  readonly format: Format;
  readonly gzipped: boolean;
  readonly encoding: string;
  readonly records: number;
}

export interface Imported {
  readonly files: readonly ImportedFile[];
  readonly tickets: TicketLog;
  /** By kind, those that set tickets apart first. */
  readonly found: readonly RecordFinding[];
  /** What kept a file from being read to its end: then nothing can be said of the tickets. */
  readonly findings: readonly { readonly file: string; readonly finding: Finding }[];
}

/** The tickets of an export, ordered by key so that no order of records shows. Indices run from 0 to `size`. */
export interface TicketLog {
  readonly size: number;
  /** The newest moment of any fact, epoch milliseconds: as of then everything is judged by default (CON-4). */
  readonly newestAt: number;
  key(i: number): string;
  /** Made anew at each call: hold it no longer than it is judged. */
  subject(i: number): Subject;
  /** Whether something in it could not be read: it is not judged. */
  isSetApart(i: number): boolean;
  /** The same ticket with every moment of which two readings exist at its second one; undefined where there is none. */
  secondReading(i: number): Subject | undefined;
  /** What the export itself says of it, where a recorded verdict was asked for. */
  recorded(i: number): string | undefined;
  /** Where a fact of the ticket stands in the export, by its `seq`. */
  placeOf(i: number, seq: number): { readonly file: string; readonly line: number } | undefined;
  find(key: string): number | undefined;
}
