/**
 * Gathers the records of one export into events by ticket. Each record is read once and let go; what stays is what the
 * tickets need. Whatever cannot be read is noted with its place, and its ticket is set apart.
 */
import { bind, nothing, unknown, type Bound, type Cells, type Rule } from "../mapping/bind.ts";
import type { Gathered } from "./gathered.ts";
import { trimmed, unsliced } from "../mapping/cell-text.ts";
import type { MappingFile } from "../mapping/mapping-schema.ts";
import type { RecordCode, RecordFinding } from "../../report/left-out.ts";
import type { Cell, RecordBatch, RecordSink, SpoiledCode } from "../read/records.ts";

export interface GatherOptions {
  /** The one ticket that is asked for; of the others only the newest moment is kept. */
  readonly only?: string | undefined;
  /** The present, epoch milliseconds: what is said of a later moment is noted. */
  readonly now?: number | undefined;
  /** Told how many records of this file were read, after every batch. */
  readonly onRecords?: ((records: number) => void) | undefined;
}

/** The sink of one file; what its records say goes into `into`. */
export class Gatherer implements RecordSink {
  private readonly into: Gathered;
  private readonly file: number;
  private readonly name: string;
  private readonly options: GatherOptions;
  /** Whether the mapping has one record for each ticket. */
  private readonly isSingle: boolean;
  private names: readonly string[] = [];
  private bound: Bound | undefined;
  private records = 0;
  private readonly now: number;
  /** By slot, the number of what each of its values says. */
  private readonly values: Map<string | undefined, number>[] = [];
  /** What was noted of the record at hand: a cell that several rules read is one cell. */
  private readonly noted = new Set<string>();
  /** The second reading of the moment that was read last; NaN where it has one reading. */
  private other = NaN;
  /** Since when the record at hand holds, in both its readings. */
  private recordAt = NaN;
  private recordOther = NaN;

  /** The moment of a record for a change is one of the export, whatever else the record says (CON-4). */
  private readMoment(cell: Cell, ticket: number, line: number): void {
    const { events, plan } = this.into;
    this.recordAt = this.momentIn(cell, plan.mapping.moment!, ticket, line);
    this.recordOther = this.other;
    if (this.recordAt > events.newestAt) events.newestAt = this.recordAt;
  }

  constructor(into: Gathered, name: string, options: GatherOptions = {}) {
    const { moment, states, changes, facts } = into.plan.mapping;
    this.into = into;
    this.name = name;
    this.file = into.fileNames.push(name) - 1;
    this.options = options;
    this.now = options.now ?? Infinity;
    this.isSingle = moment === undefined && states === undefined && changes === undefined && !hasParts(facts);
    into.events.files.push({ name, from: into.events.count });
  }

  header(columns: readonly string[]): void {
    this.names = columns;
    this.bound = bind(this.into.plan, columns);
  }

  /** Whose record it was can often still be read: what happened to that ticket is then not all known. */
  spoiled(code: SpoiledCode, line: number, params: RecordFinding["params"], cells: readonly Cell[] = []): void {
    this.noted.clear();
    const key = this.keyIn(cells);
    if (key === undefined) this.into.found.add(code, params, this.place(line, undefined));
    else if (this.options.only === undefined || this.options.only === key)
      this.setApart(code, params, line, this.into.ticket(key, this.file, line));
  }

  batch(batch: RecordBatch): void {
    const { records } = batch;
    for (let i = 0; i < records.length; i++) {
      this.records += 1;
      this.record(records[i]!, batch.lineOf(i));
    }
    this.options.onRecords?.(this.records);
  }

  private record(record: Cells, line: number): void {
    if (this.noted.size > 0) this.noted.clear();
    const key = this.keyIn(record);
    for (const { holds, why } of this.bound!.leaveOut) {
      if (!holds(record)) continue;
      this.into.found.add("record.left-out", why, this.place(line, key === undefined ? undefined : unsliced(key)));
      return;
    }
    const { only } = this.options;
    if (key === undefined)
      this.into.found.add("record.no-key", { column: this.into.plan.mapping.key }, this.place(line, undefined));
    else if (only !== undefined && key !== only) this.onlyMoments(record);
    else this.ofTicket(key, record, line);
  }

  private keyIn(cells: Cells): string | undefined {
    const cell = cells[this.bound?.key ?? -1];
    return cell === undefined || this.bound!.isEmpty(cell) ? undefined : trimmed(cell);
  }

  private ofTicket(key: string, record: Cells, line: number): void {
    const { into, isSingle } = this;
    const bound = this.bound!;
    const before = into.keys.length;
    const ticket = into.ticket(key, this.file, line);
    const isNew = into.keys.length > before;
    if (isSingle && !isNew && !into.isFirstPlace(ticket, this.file, line))
      into.again.set(ticket, this.place(line, key));
    if (bound.moment >= 0) this.readMoment(record[bound.moment], ticket, line);
    const order = this.orderOf(record, line, ticket);
    if (bound.moment < 0) this.describe(ticket, isNew, record, line);
    else if (!Number.isNaN(this.recordAt)) this.follow(ticket, record, line, order);
    const { rules } = bound;
    for (let i = 0; i < rules.length; i++) this.applyRule(rules[i]!, ticket, record, line, order);
  }

  /** A record that holds for all time: its ticket is described by it alone. */
  private describe(ticket: number, isNew: boolean, record: Cells, line: number): void {
    const { slots } = this.bound!;
    for (let i = 0; i < slots.length; i++) {
      const { column, word, holds, isConstant } = slots[i]!;
      if (isConstant || holds?.(record) === false) continue;
      const own = word(record[column]);
      if (own === false) {
        this.notKnown("record.value-unknown", column, record, line, ticket);
        continue;
      }
      const number = this.into.wordNumber(own);
      const described = this.into.described[i]!;
      const before = described[ticket]!;
      if (isNew || before === 0) described[ticket] = number;
      else if (number !== 0 && before !== number) this.contradict(ticket, i, own!, line);
    }
  }

  /** Which of two descriptions came first must not show; the ticket is judged on neither. */
  private contradict(ticket: number, slot: number, word: string, line: number): void {
    const { described, words, contradicted } = this.into;
    const column = described[slot]!;
    if (word < words[column[ticket]!]!) column[ticket] = this.into.wordNumber(word);
    const name = `${ticket} ${slot}`;
    if (contradicted.has(name)) return;
    contradicted.add(name);
    this.setApart("record.contradiction", { column: this.names[this.bound!.slots[slot]!.column]! }, line, ticket);
  }

  /** A record that holds since its moment: each description is an event of its own. */
  private follow(ticket: number, record: Cells, line: number, order: number): void {
    const { slots } = this.bound!;
    this.other = this.recordOther;
    for (let i = 0; i < slots.length; i++) {
      const { column, word, holds, isConstant } = slots[i]!;
      if (isConstant || holds?.(record) === false) continue;
      const own = word(record[column]);
      if (own === false) this.notKnown("record.value-unknown", column, record, line, ticket);
      else if (own !== undefined || this.into.plan.slots[i]!.isLevel)
        this.addEvent(ticket, this.valueMeaning(i, own), this.recordAt, line, order);
    }
  }

  private valueMeaning(slot: number, value: string | undefined): number {
    const known = (this.values[slot] ??= new Map());
    let meaning = known.get(value);
    if (meaning === undefined) known.set(value, (meaning = this.into.plan.intern({ says: "value", slot, value })));
    return meaning;
  }

  private applyRule(rule: Rule, ticket: number, record: Cells, line: number, order: number): void {
    const cell = record[rule.at];
    if (rule.mayLackMoment && this.bound!.isEmpty(cell)) return;
    const meaning = rule.meaning(record);
    if (meaning === nothing) return;
    if (meaning === unknown) {
      this.notKnown(rule.code, rule.culprit, record, line, ticket);
      return;
    }
    const { told } = rule;
    if (told.ticket === ticket && told.meaning === meaning && told.cell === cell) {
      this.into.events.bringForward(told.event, line, order);
      return;
    }
    const isOfRecord = rule.at >= 0 && rule.at === this.bound!.moment;
    const at = isOfRecord ? this.recordAt : this.momentIn(cell, rule.atName, ticket, line);
    if (isOfRecord) this.other = this.recordOther;
    if (Number.isNaN(at)) return;
    const event = this.addEvent(ticket, meaning, at, line, order);
    // A record for each change repeats the moments of its ticket: what the record before it told is told already.
    if (this.bound!.moment < 0 || !rule.mayLackMoment || !Number.isNaN(this.other) || at > this.now) return;
    told.ticket = ticket;
    told.meaning = meaning;
    told.cell = cell;
    told.event = event;
  }

  /** The moment in a cell; NaN where it cannot be read, which is noted. */
  private momentIn(cell: Cell, column: string, ticket: number, line: number): number {
    const { moments } = this.into.plan;
    const text = cell ?? "";
    const at = moments.read(text);
    this.other = NaN;
    if (at > this.now) this.note("record.future", { column }, line, ticket);
    if (moments.problem === "none") return at;
    if (moments.problem === "unreadable") {
      this.setApart("record.time", { column, value: text }, line, ticket);
      return NaN;
    }
    this.other = moments.other;
    this.note(twoReadings[moments.problem], { column }, line, ticket);
    return at;
  }

  private addEvent(ticket: number, meaning: number, at: number, line: number, order: number): number {
    const event = this.into.events.add(ticket, meaning, at, line, order);
    if (!Number.isNaN(this.other)) this.into.events.other.set(event, this.other);
    return event;
  }

  /** What orders the records of one moment: the sequence, else the moment of the record itself. */
  private orderOf(record: Cells, line: number, ticket: number): number {
    const { mapping } = this.into.plan;
    const { sequence, moment } = this.bound!;
    if (mapping.sequence === "as-written") return this.file * 2 ** 32 + this.records;
    if (sequence >= 0) {
      const order = Number(record[sequence]?.trim() || NaN);
      if (Number.isFinite(order)) return order;
      this.notKnown("record.value-unknown", sequence, record, line, ticket);
      return 0;
    }
    return moment >= 0 ? this.recordAt || 0 : 0;
  }

  /** Another ticket than the one asked for: it still tells how far the export reaches. */
  private onlyMoments(record: Cells): void {
    const { rules, isEmpty, moment } = this.bound!;
    const note = (cell: Cell) => {
      const at = isEmpty(cell) ? NaN : this.into.plan.moments.read(cell!);
      if (at > this.into.events.newestAt) this.into.events.newestAt = at;
    };
    if (moment >= 0) note(record[moment]);
    for (const rule of rules) if (rule.at !== moment && rule.meaning(record) >= 0) note(record[rule.at]);
  }

  private notKnown(
    code: "record.value-unknown" | "record.state-unknown",
    column: number,
    record: Cells,
    line: number,
    ticket: number,
  ): void {
    this.setApart(code, { column: this.names[column] ?? "", value: record[column] ?? "" }, line, ticket);
  }

  private setApart(code: RecordCode, params: RecordFinding["params"], line: number, ticket: number): void {
    this.into.apart[ticket] = 1;
    this.note(code, params, line, ticket);
  }

  private note(code: RecordCode, params: RecordFinding["params"], line: number, ticket: number): void {
    const what = `${code} ${params["column"]}`;
    if (this.noted.has(what)) return;
    this.noted.add(what);
    this.into.found.add(code, params, this.place(line, this.into.keys[ticket]));
  }

  private place(line: number, ticket: string | undefined) {
    return { file: this.name, line, ticket };
  }
}

const twoReadings = {
  skipped: "record.time-skipped",
  twice: "record.time-twice",
  "two-formats": "record.time-two-formats",
} as const;

/**
 * Whether a ticket has a record for each of its parts: one column holds the moment of several facts, told apart by other
 * columns, or of several moments one is taken.
 */
function hasParts(facts: MappingFile["facts"]): boolean {
  if (facts.some(({ take }) => take !== undefined)) return true;
  const told = facts.filter(({ when }) => when !== undefined).map(({ at }) => at);
  return new Set(told).size < told.length;
}
