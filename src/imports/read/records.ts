/**
 * What every reader makes of an export, whatever its format: records, each a row of cells under the same columns. A
 * record per ticket or a record per change, as the export has it. Nested formats are laid flat: a list inside a ticket
 * (its changelog) gives a record per element, in which the ticket's own values are repeated.
 */
import type { Finding } from "../../agreement/finding.ts";

/** A cell as text; undefined where this record has no such place: another list's element, an absent key. */
export type Cell = string | undefined;

export type Format = "csv" | "jsonl" | "json" | "xes" | "xlsx";

export interface RecordBatch {
  /** Cells in the order of the header. */
  readonly records: readonly (readonly Cell[])[];
  /** Where record i stands: the line of a text, the row of a sheet, the number of a ticket in one long JSON line. */
  lineOf(i: number): number;
}

/** A row that is no record: of another width than the header, or a title above it. */
export type SpoiledCode = "record.ragged" | "record.above-header";

/** Where a reader puts what it reads. */
export interface RecordSink {
  /** Once, before the first batch. A second column of one name is called `name#2`. */
  header(columns: readonly string[]): void;
  batch(batch: RecordBatch): void;
  /** A record that could not be read as one; the reading goes on with the next. `cells` are those that it does have. */
  spoiled(code: SpoiledCode, line: number, params: Finding["params"], cells?: readonly Cell[]): void;
  /** Asked after every batch where it is there: whether no more is wanted. The reading then ends without a finding. */
  enough?(): boolean;
}

/** How to read one file; whatever is left out is recognised from its bytes. */
export interface ReadRequest {
  /** As the reader of a finding knows it. */
  readonly name: string;
  /** The bytes as they lie on the disk, gzipped or not, in pieces of any size. */
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly format?: Format | undefined;
  readonly encoding?: string | undefined;
  readonly separator?: string | undefined;
  readonly sheet?: string | undefined;
  /** JSON: the path of the list of tickets; the document itself when left out and it is a list. */
  readonly rows?: string | undefined;
  /**
   * The columns that are asked for. A file with a header gives all that it has; JSON and XES give just these, or, when
   * left out, every column that occurs in the first `sample` tickets (default 1,000), and read no further.
   */
  readonly columns?: readonly string[] | undefined;
  readonly sample?: number | undefined;
}

/** What the bytes turned out to be, and what kept them from being read to the end: then nothing can be said. */
export interface ReadResult {
  readonly format: Format;
  readonly gzipped: boolean;
  readonly encoding: string;
  readonly separator: string | undefined;
  readonly records: number;
  /**
   * JSON and XES have no header that names all columns: of those that were asked for, the ones that no ticket has,
   * although what they stand in does occur.
   */
  readonly unseen: readonly string[];
  /** Of a workbook the sheets with something in them that were not read, where nobody said which to read. */
  readonly otherSheets: readonly string[];
  readonly findings: readonly Finding[];
}
