/**
 * What an import could not use, by kind: counted, with its first places, so that a score never leaves something out
 * without saying so. Whoever reads exports makes these; terminal, page and files show them.
 */

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

export interface RecordPlace {
  readonly file: string;
  readonly line: number;
  readonly ticket: string | undefined;
}

/** All that was found of one kind. */
export interface RecordFinding {
  readonly code: RecordCode;
  /** The column and value, where it is of one kind with those; texts as they stand in the export. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly count: number;
  /** Whether tickets are set apart for it. */
  readonly setsApart: boolean;
  /** The first places, in the order of files and lines; `count` says how many there are in all. */
  readonly places: readonly RecordPlace[];
}
