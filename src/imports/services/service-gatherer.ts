/**
 * Gathers the records of one file that is about services: outages, maintenance, samples, signs of life, usage. Each record
 * tells its facts by itself; one of which anything cannot be read tells none, and is noted with its place. Rules: IMP-1,
 * IMP-2, TIM-3.
 */
import type { Fields, FieldValue } from "../../facts/fact.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import { instantToIso } from "../../time/moment.ts";
import type { Cells } from "../mapping/bind.ts";
import { trimmed } from "../mapping/cell-text.ts";
import type { Cell, RecordBatch, RecordSink, SpoiledCode } from "../read/records.ts";
import {
  bindService,
  type BoundService,
  type FieldReader,
  type ServicePlan,
  type ServiceRule,
} from "./service-plan.ts";
import type { ServiceRecords, ToldFact } from "./service-records.ts";

export interface ServiceOptions {
  /** The present, epoch milliseconds: what is said of a later moment is noted. */
  readonly now?: number | undefined;
  /** Told how many records of this file were read, after every batch. */
  readonly onRecords?: ((records: number) => void) | undefined;
}

/** A moment with both its readings; `other` is NaN where it has one. */
interface Read {
  readonly at: number;
  readonly other: number;
}

export class ServiceGatherer implements RecordSink {
  private readonly into: ServiceRecords;
  private readonly plan: ServicePlan;
  private readonly file: number;
  private readonly options: ServiceOptions;
  private bound: BoundService | undefined;
  private records = 0;
  /** Of the record at hand: its line, whether anything in it could not be read, and the moments that could. */
  private line = 0;
  /** How many records of this line were read before it: lists inside a document give several. */
  private repeated = 0;
  private isUnread = false;
  private isTimeless = false;
  private readonly moments: number[] = [];
  private readonly noted = new Set<string>();
  /** Fields by what they say: most records say what others said. */
  private readonly known = new Map<string, Fields>();

  constructor(into: ServiceRecords, plan: ServicePlan, name: string, options: ServiceOptions = {}) {
    this.into = into;
    this.plan = plan;
    this.file = into.fileNames.push(name) - 1;
    this.options = options;
  }

  header(columns: readonly string[]): void {
    this.bound = bindService(this.plan, columns);
  }

  spoiled(code: SpoiledCode, line: number, params: RecordFinding["params"]): void {
    this.into.note(code, params, this.file, line);
    if (code === "record.ragged") this.unread(undefined, -Infinity, Infinity);
  }

  batch(batch: RecordBatch): void {
    for (let i = 0; i < batch.records.length; i++) {
      this.records += 1;
      const line = batch.lineOf(i);
      this.repeated = line === this.line ? this.repeated + 1 : 0;
      this.line = line;
      this.record(batch.records[i]!);
    }
    this.options.onRecords?.(this.records);
  }

  private record(record: Cells): void {
    const { leaveOut, rules, customer } = this.bound!;
    if (this.noted.size > 0) this.noted.clear();
    const left = leaveOut.find(({ holds }) => holds(record));
    if (left !== undefined) {
      this.note("record.left-out", left.why);
      return;
    }
    [this.isUnread, this.isTimeless] = [false, false];
    this.moments.length = 0;
    const whose = customer === undefined ? undefined : this.wordIn(customer, record);
    const spoken = rules.filter((rule) => rule.holds?.(record) !== false);
    if (this.isUntold(record, spoken)) return;
    const told = spoken.flatMap((rule) => this.told(rule, record) ?? []);
    if (told.length === 0 && spoken.length > 0 && !this.isUnread) this.without(spoken[0]!);
    if (!this.isUnread) for (const fact of told) this.add(fact, whose);
    else {
      const [from, to] = this.isTimeless
        ? [-Infinity, Infinity]
        : [Math.min(...this.moments), this.endOf(spoken, record)];
      const kinds = new Set(spoken.map(({ kind }) => kind));
      for (const customer of customersOf(whose)) this.unread(customer, from, to, kinds);
    }
  }

  /** What is said of several customers at once is a fact of each. */
  private add(fact: ToldFact, whose: FieldValue | undefined): void {
    for (const customer of customersOf(whose)) this.into.add(customer === undefined ? fact : { ...fact, customer });
  }

  /** A record from which no fact is read, though nobody left it out: it may be about anything since its first moment. */
  private isUntold(record: Cells, spoken: readonly ServiceRule[]): boolean {
    const { told, rules, isEmpty } = this.bound!;
    const textOf = (index: number) => (isEmpty(record[index]) ? "" : trimmed(record[index]!));
    const unknown = told.find(({ index, texts }) => !texts.has(textOf(index)));
    if (unknown === undefined && spoken.length > 0) return false;
    const holds = unknown && { column: unknown.column, value: textOf(unknown.index) };
    this.note("log.no-fact", holds ?? { column: Object.keys(this.plan.mapping.facts[0]!.when!).join(", ") });
    const dated = rules.filter(({ at }) => !isEmpty(record[at]));
    const moments = dated.map(({ at }) => this.plan.moments.read(record[at]!)).filter(Number.isFinite);
    this.unread(undefined, moments.length === 0 ? -Infinity : Math.min(...moments), Infinity);
    return true;
  }

  /** A record of which every moment is empty says nothing, and was meant to. */
  private without({ atName }: ServiceRule): void {
    this.setApart("log.no-moment", { column: atName });
    this.isTimeless = true;
  }

  /** What began, and has no end in this record, may reach into every later period. */
  private endOf(spoken: readonly ServiceRule[], record: Cells): number {
    const dated = spoken.filter(({ at }) => !this.bound!.isEmpty(record[at])).map(({ kind }) => kind);
    const isOpen = dated.some(
      (kind) => kind.endsWith("-started") && !dated.includes(kind.replace("-started", "-ended")),
    );
    return isOpen ? Infinity : Math.max(...this.moments);
  }

  private told(rule: ServiceRule, record: Cells): ToldFact | undefined {
    const cell = record[rule.at];
    if (this.bound!.isEmpty(cell)) return undefined;
    const { at, other } = this.momentIn(cell!, rule.atName);
    const { fields, second } = this.fieldsOf(rule, record);
    if (this.isUnread) return undefined;
    const isInstant = rule.begins !== undefined && this.momentsAgree(rule.begins, record, at);
    const hasSecond = !Number.isNaN(other) || second !== undefined;
    return {
      kind: rule.kind,
      at,
      fields,
      file: this.file,
      line: this.line,
      ...(isInstant ? { isInstant } : {}),
      ...(hasSecond ? { second: { at: Number.isNaN(other) ? at : other, fields: second ?? fields } } : {}),
    };
  }

  private momentsAgree(column: number, record: Cells, at: number): boolean {
    const cell = record[column];
    return !this.bound!.isEmpty(cell) && this.plan.moments.read(cell!) === at;
  }

  private fieldsOf(rule: ServiceRule, record: Cells): { fields: Fields; second: Fields | undefined } {
    const said: Record<string, FieldValue> = {};
    const second: Record<string, FieldValue> = {};
    for (const reader of rule.fields) {
      const own = reader.isMoment ? this.momentText(reader, record, second) : this.wordIn(reader, record);
      if (own !== undefined) said[reader.name] = own;
    }
    const counts = rule.counts.flatMap((reader) => this.wordIn(reader, record) ?? []);
    if (counts.length > 0) said["counts"] = counts;
    if (rule.bond !== undefined) said[rule.bond] = this.place();
    const fields = rule.bond === undefined ? this.sameFields(said) : said;
    return { fields, second: Object.keys(second).length === 0 ? undefined : { ...said, ...second } };
  }

  private place(): string {
    const place = `${this.into.fileNames[this.file]}:${this.line}`;
    return this.repeated === 0 ? place : `${place}#${this.repeated + 1}`;
  }

  private sameFields(said: Fields): Fields {
    const key = JSON.stringify(said);
    const known = this.known.get(key);
    if (known !== undefined || this.known.size >= 100_000) return known ?? said;
    this.known.set(key, said);
    return said;
  }

  private wordIn({ index, word, column }: FieldReader, record: Cells): FieldValue | undefined {
    const own = word(record[index]);
    if (own !== false) return own;
    this.setApart("record.value-unknown", { column, value: record[index] ?? "" });
    return undefined;
  }

  /** A moment inside a fact, as ISO 8601: the formats of a mapping end here. */
  private momentText({ index, name, column, word }: FieldReader, record: Cells, second: Record<string, FieldValue>) {
    const own = index < 0 ? word(undefined) : record[index];
    const cell = typeof own === "string" ? own : undefined;
    if (this.bound!.isEmpty(cell)) return undefined;
    const { at, other } = this.momentIn(cell!, column);
    if (!Number.isNaN(other)) second[name] = instantToIso(this.plan.zone, other);
    return Number.isNaN(at) ? undefined : instantToIso(this.plan.zone, at);
  }

  private momentIn(cell: Cell & string, column: string): Read {
    const { moments } = this.plan;
    const at = moments.read(cell);
    const { problem, other } = moments;
    if (problem === "unreadable") {
      this.isTimeless = true;
      this.setApart("record.time", { column, value: trimmed(cell) });
      return { at: NaN, other: NaN };
    }
    this.moments.push(at);
    if (at > (this.options.now ?? Infinity)) this.note("log.future", { column });
    if (problem === "none") return { at, other: NaN };
    this.note(twoReadings[problem], { column });
    return { at, other };
  }

  private setApart(code: RecordFinding["code"], params: RecordFinding["params"]): void {
    this.isUnread = true;
    this.note(code, params);
  }

  /** A cell that several facts read is one cell. */
  private note(code: RecordFinding["code"], params: RecordFinding["params"]): void {
    const what = `${code} ${params["column"]}`;
    if (this.noted.has(what)) return;
    this.noted.add(what);
    this.into.note(code, params, this.file, this.line);
  }

  private unread(customer: string | undefined, from: number, to: number, kinds?: ReadonlySet<string>): void {
    const all = () => new Set(this.plan.mapping.facts.map(({ fact }) => fact));
    this.into.unread.push({ kinds: kinds ?? all(), customer, from, to });
  }
}

function customersOf(whose: FieldValue | undefined): readonly (string | undefined)[] {
  return whose === undefined || typeof whose === "string" ? [whose] : whose;
}

const twoReadings = {
  skipped: "record.time-skipped",
  twice: "record.time-twice",
  "two-formats": "record.time-two-formats",
} as const;
