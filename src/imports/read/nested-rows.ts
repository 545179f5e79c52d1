/**
 * Nested tickets on their way to a sink: under the columns that are asked for, or, where none are, under all those of the
 * first tickets, and then no further. Rule: IMP-3.
 */
import type { Finding } from "../../agreement/finding.ts";
import { addColumns, flatten, planOf, unseenIn, type Plan, type Value } from "./flatten.ts";
import type { Cell, ReadRequest, RecordSink } from "./records.ts";
import { unreadable } from "./unreadable.ts";

const batchSize = 4096;
const usualSample = 1000;

export class NestedRows {
  records = 0;
  isSatisfied = false;
  private readonly sink: RecordSink;
  private readonly sample: number;
  private plan: Plan | undefined;
  private columns: readonly string[] = [];
  private readonly held: { ticket: Value; line: number }[] = [];
  private tickets = 0;
  private lines: number[] = [];
  private numbers: number[] = [];
  private pending: Cell[][] = [];
  private firstLine = 0;
  private isOneLine = false;

  constructor(sink: RecordSink, request: Pick<ReadRequest, "columns" | "sample">) {
    this.sink = sink;
    this.sample = request.sample ?? usualSample;
    if (request.columns) this.begin(request.columns);
  }

  add(ticket: Value, line: number): Finding | undefined {
    if (this.pending.length >= batchSize) this.flush();
    this.tickets++;
    if (this.tickets === 1) this.firstLine = line;
    // Where the second ticket stands on the line of the first, lines tell nothing and their numbers do.
    if (this.tickets === 2) this.isOneLine = line === this.firstLine;
    if (this.plan) {
      this.lay(ticket, line, this.tickets);
      return undefined;
    }
    this.held.push({ ticket, line });
    return this.held.length >= this.sample ? this.discover() : undefined;
  }

  end(): Finding | undefined {
    const finding = this.plan ? undefined : this.discover();
    this.flush();
    return finding;
  }

  unseen(): string[] {
    return this.plan ? unseenIn(this.plan, this.columns) : [];
  }

  private discover(): Finding | undefined {
    const found = new Set<string>();
    for (const { ticket, line } of this.held) {
      if (!addColumns(ticket, found)) return unreadable("json.invalid", { fault: "too-deep", what: "" }, line);
    }
    this.begin([...found]);
    this.held.forEach(({ ticket, line }, i) => this.lay(ticket, line, i + 1));
    this.flush();
    this.isSatisfied = true;
    return undefined;
  }

  private begin(columns: readonly string[]): void {
    this.plan = planOf(columns);
    this.columns = columns;
    this.sink.header(columns);
  }

  private lay(ticket: Value, line: number, number: number): void {
    flatten(ticket, this.plan!, this.columns.length, this.pending);
    for (let i = this.lines.length; i < this.pending.length; i++) {
      this.lines.push(line);
      this.numbers.push(number);
    }
  }

  private flush(): void {
    if (this.pending.length === 0) return;
    const places = this.isOneLine ? this.numbers : this.lines;
    this.records += this.pending.length;
    this.sink.batch({ records: this.pending, lineOf: (i) => places[i]! });
    [this.pending, this.lines, this.numbers] = [[], [], []];
  }
}
