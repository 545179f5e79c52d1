/** The elements of a sheet as records. A cell that is not there is empty; one beyond the header spoils its row. Rule: IMP-4. */
import { columnNames } from "./csv-dialect.ts";
import { PartError, type PartHandler } from "./part-xml.ts";
import { headerAt, topRows } from "./header-row.ts";
import type { RecordSink } from "./records.ts";
import { textAt, unescaped, type Workbook } from "./workbook.ts";
import { columnOf, dateText, numberText } from "./xlsx-cells.ts";

const batchSize = 4096;

export class SheetRows implements PartHandler {
  records = 0;
  isDone = false;
  private readonly sink: RecordSink;
  private workbook: Workbook = { sheets: [], texts: [], dateStyles: [], is1904: false };
  private width = 0;
  private row = 0;
  private cells: string[] = [];
  private column = 0;
  private type = "";
  private style = -1;
  private written = "";
  private isIn = false;
  private isAside = false;
  /** The first rows, until it is clear which of them names the columns. */
  private top: { readonly cells: string[]; readonly row: number }[] = [];
  private kept: string[][] = [];
  private lines: number[] = [];

  constructor(sink: RecordSink) {
    this.sink = sink;
  }

  use(workbook: Workbook): void {
    this.workbook = workbook;
  }

  open(element: string, attributes: Readonly<Record<string, string>>): void {
    switch (element) {
      case "row":
        this.row = attributes["r"] === undefined ? this.row + 1 : Number(attributes["r"]);
        this.cells = [];
        this.column = -1;
        break;
      case "c":
        this.openCell(attributes["r"], attributes["t"] ?? "n", attributes["s"]);
        break;
      case "rPh":
        this.isAside = true;
        break;
      default:
        this.isIn = element === "v" || (element === "t" && !this.isAside);
    }
  }

  text(added: string): void {
    if (this.isIn) this.written += added;
  }

  close(element: string): void {
    this.isIn = false;
    if (element === "rPh") this.isAside = false;
    if (element === "c") this.closeCell();
    else if (element === "row") this.closeRow();
  }

  end(): void {
    if (this.top.length > 0) this.settleHeader();
    this.give();
  }

  private give(): void {
    if (this.kept.length === 0) return;
    const { lines } = this;
    this.sink.batch({ records: this.kept, lineOf: (i) => lines[i]! });
    this.isDone = this.sink.enough?.() ?? false;
    this.kept = [];
    this.lines = [];
  }

  private openCell(reference: string | undefined, type: string, style: string | undefined): void {
    const column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (column === undefined) throw new PartError(`no cell ${reference}`);
    this.column = column;
    this.type = type;
    this.style = style === undefined ? -1 : Number(style);
    this.written = "";
  }

  private closeCell(): void {
    const text = this.cellText();
    if (text === "") return;
    while (this.cells.length < this.column) this.cells.push("");
    this.cells[this.column] = text;
  }

  private cellText(): string {
    const { texts, dateStyles, is1904 } = this.workbook;
    switch (this.type) {
      case "s":
        return this.written === "" ? "" : textAt(texts, this.written);
      case "b":
        return this.written === "1" ? "true" : this.written === "0" ? "false" : this.written;
      case "n":
        return dateStyles[this.style] === true ? dateText(this.written, is1904) : numberText(this.written);
      default: // a text in the cell, what a formula gave, an error, a date as ISO 8601
        return unescaped(this.written);
    }
  }

  private closeRow(): void {
    const { cells, row } = this;
    if (cells.every((cell) => cell.trim() === "")) return;
    if (this.width > 0) this.record(cells, row);
    else if (this.top.push({ cells, row }) === topRows) this.settleHeader();
  }

  private settleHeader(): void {
    const { top } = this;
    const at = headerAt(top.map(({ cells }) => cells));
    this.top = [];
    for (const { row } of top.slice(0, at)) this.sink.spoiled("record.above-header", row, {});
    this.width = top[at]!.cells.length;
    this.sink.header(columnNames(top[at]!.cells));
    for (const { cells, row } of top.slice(at + 1)) this.record(cells, row);
  }

  private record(cells: string[], row: number): void {
    this.records++;
    if (cells.length > this.width) {
      this.sink.spoiled("record.ragged", row, { cells: cells.length, columns: this.width }, cells);
      return;
    }
    while (cells.length < this.width) cells.push("");
    this.kept.push(cells);
    this.lines.push(row);
    if (this.kept.length >= batchSize) this.give();
  }
}
