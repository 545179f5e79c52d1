/**
 * Separated values, a large piece at a time: what of a piece is no whole record yet goes before the next piece. Line
 * numbers are worked out only for records that are asked about, because most never are. Rules: IMP-2, IMP-3, IMP-4.
 */
import Papa from "papaparse";
import type { Finding } from "../../agreement/finding.ts";
import { announcedSeparator, columnNames, isTrailing, namedSeparator, separatorOf } from "./csv-dialect.ts";
import { headerAt, topRows } from "./header-row.ts";
import type { RecordSink } from "./records.ts";
import { lineEndsOf, type TextReader } from "./text-reader.ts";
import { unreadable } from "./unreadable.ts";

/** No line of an export is longer; what is, is no line. */
const longestLine = 8 << 20;

/** The separator and the header are not chosen before so much is there. */
const looked = 1 << 14;

export class CsvReader implements TextReader {
  records = 0;
  readonly isSatisfied = false;
  separator: string | undefined;
  private readonly sink: RecordSink;
  private parser: Papa.Parser | undefined;
  private width = 0;
  /** What was given and is no whole record yet, and the line on which it begins. */
  private rest = "";
  private line = 1;
  /** A return at the end of a piece, of which only the next piece tells whether it is a line end by itself. */
  private heldReturn = "";

  constructor(sink: RecordSink, separator: string | undefined) {
    this.sink = sink;
    this.separator = separator === undefined ? undefined : namedSeparator(separator);
  }

  read(text: string): Finding | undefined {
    return this.take(text, false);
  }

  end(): Finding | undefined {
    return this.take("", true);
  }

  unseen(): string[] {
    return [];
  }

  lineEnds(): number {
    return this.line - 1 + lineEndsOf(this.rest);
  }

  private take(added: string, isLast: boolean): Finding | undefined {
    let text = this.heldReturn + added;
    this.heldReturn = !isLast && text.endsWith("\r") ? "\r" : "";
    if (this.heldReturn !== "") text = text.slice(0, -1);
    if (text.includes("\r")) text = text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
    text = this.rest + text;
    if (!this.parser) {
      if (!isLast && (text.length < looked || (!text.includes("\n") && text.length <= longestLine))) {
        this.rest = text;
        return undefined;
      }
      const announced = announcedSeparator(text);
      if (announced !== undefined) {
        text = text.slice(text.indexOf("\n") + 1);
        this.line++;
      }
      this.separator ??= announced ?? separatorOf(text, isLast);
      if (this.separator === undefined)
        return this.endless(text) ?? unreadable("file.unknown-format", { looksLike: "" });
      this.parser = new Papa.Parser({ delimiter: this.separator, newline: "\n" });
    }
    return this.parse(text, isLast);
  }

  private parse(text: string, isLast: boolean): Finding | undefined {
    const { data, errors, meta } = this.parser!.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
    const open = errors.find(({ code }) => code === "MissingQuotes");
    const end = isLast ? text.length : meta.cursor;
    // Where no cell holds a line end, which counting tells, record i stands on the i-th line.
    const lineEnds = text.includes('"') ? lineEndsOf(text, end) : data.length - (isLast ? 1 : 0);
    const lines = new Lines(data, this.line, lineEnds === data.length - (isLast ? 1 : 0), text.slice(0, end));
    const malformed = new Set(errors.flatMap(({ code, row = -1 }) => (code === "InvalidQuotes" ? [row] : [])));
    if (open) return unreadable("csv.quote-open", {}, this.line + lineEndsOf(text, open.index ?? 0));
    this.give(data, malformed, lines);
    this.line += lineEnds;
    this.rest = text.slice(end);
    return this.rest.length > longestLine ? this.endless(this.rest) : undefined;
  }

  private give(data: string[][], malformed: ReadonlySet<number>, lines: Lines): void {
    let first = 0;
    if (this.width === 0) {
      const top = data.slice(0, 2 * topRows).flatMap((row, i) => (isBlank(row) ? [] : i));
      first = top[headerAt(top.map((i) => data[i]!))] ?? data.length;
      for (const i of top) if (i < first) this.sink.spoiled("record.above-header", lines.of(i), {});
      const header = data[first++];
      if (!header) return;
      this.width = header.length;
      this.sink.header(columnNames(header));
    }
    const { width } = this;
    if (malformed.size === 0 && first === 0 && data.every((row) => row.length === width)) {
      this.batch(data, (i) => lines.of(i));
      return;
    }
    const kept: Kept = { records: [], lines: [] };
    for (let i = first; i < data.length; i++) {
      const row = data[i]!;
      if (!malformed.has(i) && this.keep(row, lines.of(i), kept)) continue;
      if (isBlank(row)) continue;
      this.spoil(lines.of(i), row);
      for (const [line, text] of lines.swallowedBy(i)) this.readAlone(text, line, kept);
    }
    this.batch(kept.records, (i) => kept.lines[i]!);
  }

  private keep(row: string[], line: number, { records, lines }: Kept): boolean {
    const { width } = this;
    if (row.length !== width && !isTrailing(row, width)) return false;
    records.push(row.length === width ? row : row.slice(0, width));
    lines.push(line);
    return true;
  }

  /** A quote where none may stand makes one record of several lines. Those that are records by themselves are read. */
  private readAlone(text: string, line: number, kept: Kept): void {
    if (text.trim() === "") return;
    const { data, errors } = this.parser!.parse(text, 0, false) as Papa.ParseResult<string[]>;
    const row = data[0]!;
    if (errors.length === 0 && this.keep(row, line, kept)) return;
    this.spoil(line, row, true);
  }

  /** Whose record a part of one was, nobody knows. */
  private spoil(line: number, row: readonly string[], isPart = false): void {
    this.records++;
    this.sink.spoiled("record.ragged", line, { cells: row.length, columns: this.width }, isPart ? [] : row);
  }

  private batch(records: readonly string[][], lineOf: (i: number) => number): void {
    if (records.length === 0) return;
    this.records += records.length;
    this.sink.batch({ records, lineOf });
  }

  /** What a text without end is: a quote that opened in it and swallowed the line ends, or one long line. */
  private endless(text: string): Finding | undefined {
    if (text.length <= longestLine) return undefined;
    const parser = this.parser ?? new Papa.Parser({ delimiter: ",", newline: "\n" });
    const { errors } = parser.parse(text, 0, false) as Papa.ParseResult<string[]>;
    const open = errors.find(({ code }) => code === "MissingQuotes");
    return open && text.includes("\n")
      ? unreadable("csv.quote-open", {}, this.line + lineEndsOf(text, open.index ?? 0))
      : unreadable("csv.line-too-long", { megabytes: longestLine >> 20 }, this.line);
  }
}

function isBlank(row: readonly string[]): boolean {
  return row.length === 1 && row[0]!.trim() === "";
}

interface Kept {
  readonly records: string[][];
  readonly lines: number[];
}

/** On which line each record of a piece begins. */
class Lines {
  private readonly data: readonly (readonly string[])[];
  private readonly first: number;
  private starts: Int32Array | undefined;
  private readonly isPlain: boolean;
  private readonly text: string;
  private texts: readonly string[] | undefined;

  constructor(data: readonly (readonly string[])[], first: number, isPlain: boolean, text: string) {
    this.data = data;
    this.first = first;
    this.isPlain = isPlain;
    this.text = text;
  }

  of(i: number): number {
    if (this.isPlain) return this.first + i;
    this.starts ??= this.count();
    return this.starts[i]!;
  }

  /** The lines of a record after its first, each with its number. */
  swallowedBy(i: number): [line: number, text: string][] {
    const ends = this.data[i]!.reduce((sum, cell) => sum + lineEndsOf(cell), 0);
    if (ends === 0) return [];
    this.texts ??= this.text.split("\n");
    const next = this.of(i) + 1;
    return this.texts.slice(next - this.first, next - this.first + ends).map((text, k) => [next + k, text]);
  }

  private count(): Int32Array {
    const starts = new Int32Array(this.data.length);
    let line = this.first;
    this.data.forEach((row, i) => {
      starts[i] = line++;
      for (const cell of row) if (cell.includes("\n")) line += lineEndsOf(cell);
    });
    return starts;
  }
}
