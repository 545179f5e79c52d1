/**
 * What an import could not use, by kind: counted, with its first places, so that a score never leaves something out
 * without saying so. Whoever reads exports makes these; terminal, page and files show them.
 */
import type { EvidenceCode } from "../engine/measures/problem.ts";

/** What is wrong with records and tickets of an export, by kind. */
export type RecordCode =
  | "record.ragged"
  | "record.no-key"
  | "record.time"
  | "record.time-skipped"
  | "record.time-twice"
  | "record.time-two-formats"
  | "record.value-unknown"
  | "record.state-unknown"
  | "record.future"
  | "record.twice"
  | "record.contradiction"
  | "record.left-out"
  | "record.above-header"
  | "file.other-sheet"
  | "ticket.no-report"
  | "ticket.before-report"
  | "ticket.order-unknown"
  | "ticket.outside-years";

/** What is wrong with records about services, with a fact log, and with what its facts say together. */
export type ServiceCode = LogCode | EvidenceCode;

export type LogCode =
  /** Every moment of the record is empty. `{ column }` */
  | "log.no-moment"
  /** No `when` of the mapping knows what the column holds, so no fact is read from the record. `{ column, value }` */
  | "log.no-fact"
  /** A moment that is still to come. `{ column }` */
  | "log.future"
  /** Counts or use of one moment, told by two records in the same words. */
  | "log.alike"
  /** A line of a fact log of no known kind. */
  | "log.line"
  /** A word that is no fact of the vocabulary. `{ name }` */
  | "log.fact"
  /** A moment without offset, or none at all. `{ field, written }` */
  | "log.moment"
  /** A field that holds neither a text nor a list of texts. `{ field }` */
  | "log.field"
  /** A fact of a ticket, or of a customer, that no line before it tells of. `{ ticket }`, `{ customer }` */
  | "log.unknown-ticket"
  | "log.unknown-customer"
  /** A ticket, or a customer, that is told of twice. `{ name }` */
  | "log.twice"
  /** The log was written for another agreement than the one it is judged by. `{ agreement, edition, asked }` */
  | "log.other-agreement";

export interface RecordPlace {
  readonly file: string;
  readonly line: number;
  readonly ticket: string | undefined;
}

/** All that was found of one kind. */
export interface RecordFinding {
  readonly code: RecordCode | ServiceCode;
  /** The column and value, where it is of one kind with those; texts as they stand in the export. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly count: number;
  /** Whether tickets are set apart for it. */
  readonly setsApart: boolean;
  /** The first places, in the order of files and lines; `count` says how many there are in all. */
  readonly places: readonly RecordPlace[];
}
