/** The events of a log as records under columns, those of its trace repeated in each. Rule: IMP-3. */
import type { Cell, ReadRequest, RecordSink } from "./records.ts";

const batchSize = 4096;
const usualSample = 1000;

interface Row {
  readonly cells: Cell[];
  readonly line: number;
}

export class XesRows {
  records = 0;
  isSatisfied = false;
  private readonly sink: RecordSink;
  private readonly index = new Map<string, number>();
  /** How many traces are looked at for columns; undefined when the columns were given. */
  private readonly sample: number | undefined;
  private readonly seen: boolean[] = [];
  private traces = 0;
  private trace: Row | undefined;
  private event: Row | undefined;
  private ofTrace: Row[] = [];
  private rows: Row[] = [];

  constructor(sink: RecordSink, request: Pick<ReadRequest, "columns" | "sample">) {
    this.sink = sink;
    this.sample = request.columns ? undefined : (request.sample ?? usualSample);
    request.columns?.forEach((column, i) => this.index.set(column, i));
    if (request.columns) sink.header(request.columns);
  }

  openTrace(line: number): void {
    this.trace = this.row(line);
  }

  openEvent(line: number): void {
    this.event = this.row(line);
  }

  /** Of the event, or else of the trace, that is open. A key that stands there twice has both values. */
  attribute(path: string, value: string): void {
    let at = this.index.get(path);
    if (at === undefined) {
      if (this.sample === undefined) return;
      this.index.set(path, (at = this.index.size));
    }
    this.seen[at] = true;
    const cells = (this.event ?? this.trace)!.cells;
    cells[at] = cells[at] === undefined ? value : `${cells[at]}, ${value}`;
  }

  closeEvent(isInTrace: boolean): void {
    if (isInTrace) this.ofTrace.push(this.event!);
    else this.give([this.event!]);
    this.event = undefined;
  }

  /** Attributes of a trace may stand behind its events, so only now are they known. */
  closeTrace(): void {
    const { cells } = this.trace!;
    for (const row of this.ofTrace) {
      cells.forEach((cell, i) => {
        if (cell !== undefined) row.cells[i] = cell;
      });
    }
    this.give(this.ofTrace.length > 0 ? this.ofTrace : [this.trace!]);
    this.ofTrace = [];
    this.trace = undefined;
  }

  unseen(): string[] {
    return this.records === 0 ? [] : [...this.index].flatMap(([column, i]) => (this.seen[i] === true ? [] : [column]));
  }

  end(): void {
    if (!this.isSatisfied) this.flush();
  }

  private row(line: number): Row {
    return { cells: Array.from<Cell>({ length: this.sample === undefined ? this.index.size : 0 }), line };
  }

  private give(rows: readonly Row[]): void {
    for (const row of rows) this.rows.push(row);
    this.traces++;
    if (this.sample === undefined ? this.rows.length >= batchSize : this.traces >= this.sample) this.flush();
  }

  private flush(): void {
    const rows = this.rows;
    const width = this.index.size;
    if (this.sample !== undefined) {
      this.sink.header([...this.index.keys()]);
      for (const { cells } of rows) while (cells.length < width) cells.push(undefined);
      this.isSatisfied = true;
    }
    if (rows.length === 0) return;
    this.records += rows.length;
    this.sink.batch({ records: rows.map(({ cells }) => cells), lineOf: (i) => rows[i]!.line });
    this.rows = [];
  }
}
