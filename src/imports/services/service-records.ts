/**
 * What records say of services, from any number of files, before and after it is put in order. Facts of one moment stand
 * in an order that follows from what they say, so that neither the order of records nor that of files shows (CLK-8, IMP-3);
 * those of a fact log keep the order of their log. What could not be read is kept as such: no period that it may be about
 * is judged on half of its facts (IMP-2).
 */
import { noFields, type Fact, type Fields } from "../../facts/fact.ts";
import { factKinds } from "../../facts/vocabulary.ts";
import type { RecordFinding } from "../../report/left-out.ts";
import type { UnreadRecord } from "../../report/unread.ts";
import { compare, Found } from "../tickets/found.ts";

/** A fact as a record tells it. */
export interface ToldFact {
  readonly kind: string;
  readonly at: number;
  readonly fields: Fields;
  readonly recordedAt?: number | undefined;
  readonly id?: string | undefined;
  /** Whose it is; of the service log when left out. */
  readonly customer?: string | undefined;
  readonly file: number;
  readonly line: number;
  /** Its place in a fact log; left out where only what it says can order it. */
  readonly order?: number | undefined;
  /** Whether it ends at the moment at which its own record begins it. */
  readonly isInstant?: boolean | undefined;
  /** The same by the other reading of a moment that has two (TIM-3). */
  readonly second?: { readonly at: number; readonly fields: Fields } | undefined;
}

/** All facts that are no ticket's, in order. A fact's `seq` leads back to its record. */
export interface ServiceFacts {
  /** The service log: what a supplier does for all of its customers (CON-2). */
  readonly shared: readonly Fact[];
  readonly ofCustomer: ReadonlyMap<string, readonly Fact[]>;
  readonly unread: readonly UnreadRecord[];
  /** The newest moment of any fact; −Infinity without facts. */
  readonly newestAt: number;
  /** The other reading of these facts where a moment has two; undefined where none has. */
  secondReading(facts: readonly Fact[]): readonly Fact[] | undefined;
  placeOf(seq: number): { readonly file: string; readonly line: number } | undefined;
}

export class ServiceRecords {
  readonly fileNames: string[] = [];
  readonly found = new Found();
  readonly unread: UnreadRecord[] = [];
  private readonly told: ToldFact[] = [];

  add(fact: ToldFact): void {
    this.told.push(fact);
  }

  note(code: RecordFinding["code"], params: RecordFinding["params"], file: number, line: number): void {
    this.found.add(code, params, { file: this.fileNames[file]!, line, ticket: undefined });
  }

  inOrder(): ServiceFacts {
    const told = this.withoutRepeats(this.told.toSorted(byMoment));
    const [files, lines] = [new Int32Array(told.length), new Int32Array(told.length)];
    const shared: Fact[] = [];
    const ofCustomer = new Map<string, Fact[]>();
    const second = new Map<number, Fact>();
    let newestAt = -Infinity;
    told.forEach((one, seq) => {
      const fact = factOf(one, seq);
      [files[seq], lines[seq]] = [one.file, one.line];
      if (one.second !== undefined) second.set(seq, { ...fact, ...one.second });
      newestAt = Math.max(newestAt, one.at, one.recordedAt ?? -Infinity);
      const list = one.customer === undefined ? shared : (ofCustomer.get(one.customer) ?? []);
      list.push(fact);
      if (one.customer !== undefined) ofCustomer.set(one.customer, list);
    });
    return {
      shared,
      ofCustomer,
      unread: this.unread,
      newestAt,
      secondReading: (facts) =>
        second.size === 0
          ? undefined
          : facts.map((fact) => second.get(fact.seq) ?? fact).toSorted((a, b) => a.at - b.at),
      placeOf: (seq) => (seq < told.length ? { file: this.fileNames[files[seq]!]!, line: lines[seq]! } : undefined),
    };
  }

  /** What mapped records say once more counts once; of samples nobody can tell whether it is the same one, so all count. */
  private withoutRepeats(told: readonly ToldFact[]): readonly ToldFact[] {
    const noted = new Set<string>();
    return told.filter((one, i) => {
      const before = told[i - 1];
      if (before === undefined || one.order !== undefined || !isSame(before, one)) return true;
      const isSample = one.kind === "sampled";
      if (isSample && one.fields["of"] === undefined && one.fields["use"] === undefined) return true;
      const place = `${one.file}:${one.line}`;
      if (!noted.has(place) && (one.file !== before.file || one.line !== before.line))
        this.note(isSample ? "log.alike" : "record.twice", {}, one.file, one.line);
      noted.add(place);
      return isSample;
    });
  }
}

function isSame(a: ToldFact, b: ToldFact): boolean {
  if (a.at !== b.at || a.kind !== b.kind || a.customer !== b.customer || a.second?.at !== b.second?.at) return false;
  return a.fields === b.fields || JSON.stringify(a.fields) === JSON.stringify(b.fields);
}

function factOf({ kind, at, fields, recordedAt, id }: ToldFact, seq: number): Fact {
  const fact = { kind, at, seq, fields: Object.keys(fields).length === 0 ? noFields : fields };
  if (recordedAt === undefined && id === undefined) return fact;
  return { ...fact, ...(recordedAt === undefined ? {} : { recordedAt }), ...(id === undefined ? {} : { id }) };
}

function byMoment(a: ToldFact, b: ToldFact): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.order !== undefined || b.order !== undefined) return (a.order ?? Infinity) - (b.order ?? Infinity) || 0;
  return rankOf(a) - rankOf(b) || compare(saidBy(a), saidBy(b));
}

/**
 * What is announced comes before what begins, and what begins by it after; an outage that ends makes room for the next
 * one, unless it is the one that began at the same instant.
 */
function rankOf({ kind, isInstant }: ToldFact): number {
  if (isInstant === true) return factKinds.length + 1;
  return ranks.get(kind) ?? factKinds.length;
}

const ranks: ReadonlyMap<string, number> = new Map(
  [
    "monitoring-started",
    "maintenance-announced",
    "maintenance-moved",
    "maintenance-started",
    ...factKinds.filter((kind) => kind.startsWith("release-")),
    "outage-ended",
    "outage-started",
  ].map((kind, i) => [kind, i] as const),
);

function saidBy({ kind, fields }: ToldFact): string {
  return JSON.stringify([kind, fields]);
}
