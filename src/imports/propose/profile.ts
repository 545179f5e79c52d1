/**
 * What the first records of an export look like, column by column: every text once, and per record which of them it has.
 * Small enough to keep two hundred thousand records whole, so that guesses can say exactly what they saw.
 */
import { phrases } from "./phrases.ts";
import type { RecordBatch, RecordSink } from "../read/records.ts";

export interface Column {
  readonly name: string;
  /** The texts of the column in the order in which they came, without the empty one; how many records have each. */
  readonly texts: readonly string[];
  readonly counts: readonly number[];
  /** Records in which it has a text. */
  readonly filled: number;
  /** Per record the index in `texts`; -1 where the cell is empty. */
  readonly cells: Int32Array;
}

export interface Profile {
  readonly records: number;
  /** Whether the export goes on beyond what was looked at. */
  readonly isSample: boolean;
  readonly columns: readonly Column[];
  /** Texts that stand for an empty cell in this export. */
  readonly empties: readonly string[];
}

/** Texts that programs write where there is nothing. */
const EMPTY_TEXTS: ReadonlySet<string> = new Set(
  phrases("?, -, --, NULL, null, (null), \\N, N/A, NA, n/a, #N/A, NaN, (empty), (leeg), None"),
);

const MOST_RECORDS = 200_000;

/** The sink that looks: hand it to a reader, then ask for its `profile`. */
export class ProfileSink implements RecordSink {
  spoiledRecords = 0;
  private growing: Growing[] = [];
  private seen = 0;
  private readonly most: number;

  constructor(most = MOST_RECORDS) {
    this.most = most;
  }

  header(columns: readonly string[]): void {
    this.growing = columns.map((name) => ({ name, cells: new Int32Array(1024), known: new Map(), counts: [] }));
  }

  batch({ records }: RecordBatch): void {
    for (const record of records) {
      if (this.seen >= this.most) return;
      const at = this.seen++;
      for (let i = 0; i < this.growing.length; i++) note(this.growing[i]!, at, writable(record[i]?.trim() ?? ""));
    }
  }

  spoiled(): void {
    this.spoiledRecords++;
  }

  enough(): boolean {
    return this.seen >= this.most;
  }

  profile(): Profile {
    const empties = emptiesOf(this.growing);
    const nameable = this.growing.filter(({ name }) => name !== "" && !UNWRITABLE.test(name));
    const columns = nameable.map((column) => settled(column, this.seen, empties));
    return { records: this.seen, isSample: this.enough(), columns, empties: [...empties] };
  }
}

// What a mapping may not hold: a column of such a name cannot be named in one, and such a text is never equal to its own.
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;

/** So much of a text is looked at: descriptions of a page each would fill the memory and tell nothing more. */
const MOST_CHARS = 120;

function writable(text: string): string {
  const start = text.length > MOST_CHARS ? text.slice(0, MOST_CHARS) : text;
  return UNWRITABLE.test(start) ? start.replaceAll(new RegExp(UNWRITABLE, "g"), "\ufffd") : start;
}

interface Growing {
  readonly name: string;
  cells: Int32Array;
  readonly known: Map<string, number>;
  readonly counts: number[];
}

function note(column: Growing, record: number, text: string): void {
  if (record >= column.cells.length) {
    const wider = new Int32Array(column.cells.length * 2);
    wider.set(column.cells);
    column.cells = wider;
  }
  if (text === "") {
    column.cells[record] = -1;
    return;
  }
  let index = column.known.get(text);
  if (index === undefined) {
    // A text of its own: a piece of a longer one would keep the whole of that in memory.
    column.known.set(Buffer.from(text, "utf16le").toString("utf16le"), (index = column.counts.length));
    column.counts.push(0);
  }
  column.counts[index]!++;
  column.cells[record] = index;
}

/** A question mark or dash in one column of names may be a name; in a column of moments or in several columns it is not. */
function emptiesOf(columns: readonly Growing[]): ReadonlySet<string> {
  const found = [...EMPTY_TEXTS].filter((text) => {
    const having = columns.filter((column) => column.known.has(text) && column.counts.length > 1);
    return having.length > 1 || having.some((column) => [...column.known.keys()].slice(0, 20).every(isNumberLike));
  });
  return new Set(found);
}

function isNumberLike(text: string): boolean {
  return EMPTY_TEXTS.has(text) || /^\d[\d\s./:T+Zz-]*$/.test(text);
}

function settled(column: Growing, records: number, empties: ReadonlySet<string>): Column {
  const texts: string[] = [];
  const counts: number[] = [];
  const moved = new Int32Array(column.counts.length);
  let filled = 0;
  for (const [text, old] of column.known) {
    moved[old] = empties.has(text) ? -1 : texts.length;
    if (empties.has(text)) continue;
    texts.push(text);
    counts.push(column.counts[old]!);
    filled += column.counts[old]!;
  }
  const cells = column.cells.subarray(0, records).map((cell) => (cell < 0 ? -1 : moved[cell]!));
  return { name: column.name, texts, counts, filled, cells };
}
