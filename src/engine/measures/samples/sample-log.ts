/**
 * All samples of a contract as counts: a series for each kind of sample that the agreement's measures tell apart, with per
 * hour how many there were and how many kept each of its bounds. It is made once of facts, or filled row by row by whoever
 * reads a million of them, without a fact for each. Rules: RSP-1, RSP-2, CHK-5.
 */
import { noFields, type Fact, type Fields, type FieldValue } from "../../../facts/fact.ts";
import { zoneOf, type Zone } from "../../../time/zone.ts";
import type { Program } from "../../program.ts";
import type { Measure } from "../measure.ts";
import { edgeOf, keepsEdge, limitsAt, type Edge } from "./edge.ts";
import { HourlyCounts } from "./hourly-counts.ts";
import { readSample, type SampleReading } from "./read-sample.ts";
import { dependsOnMoment, fieldsAsked, isOfWhat, standingOf, type SampleStanding } from "./sample-standing.ts";
import { SampleTimes } from "./sample-times.ts";

/** Samples that stand alike to every measure. */
export interface Series {
  readonly service: FieldValue | undefined;
  readonly standings: ReadonlyMap<Measure, SampleStanding>;
  readonly edges: readonly Edge[];
  readonly counts: HourlyCounts;
  /** Undefined where no measure asks for means. */
  readonly times: SampleTimes | undefined;
}

/** What samples say of themselves beside their time; made once for all that say the same. */
export interface SampleKind {
  readonly fields: Fields;
  readonly measures: readonly Measure[];
  readonly edges: readonly Edge[];
  /** Where moments decide, one for each way in which they stand. */
  readonly series: Map<string, Series>;
  readonly timed: readonly Measure[];
}

export interface SampleLogOptions {
  readonly contract?: Fields;
  /** Instants at which hours are cut in two, so that a part of a period is counted exactly: the ends of the contract. */
  readonly cuts?: readonly number[];
}

export class SampleLog {
  readonly measures: readonly Measure[];
  private readonly program: Program;
  private readonly contract: Fields;
  private readonly cuts: readonly number[];
  private readonly zone: Zone;
  private readonly asked: readonly string[];
  private readonly told: WeakMap<Fact, Told>;
  private readonly kinds = new Map<string, SampleKind>();
  private readonly all: Series[] = [];
  // The hour of the sample before: most come in the order of time.
  private hourFrom = NaN;
  private hourTo = NaN;

  constructor(program: Program, { contract = noFields, cuts = [] }: SampleLogOptions = {}) {
    this.program = program;
    this.measures = program.measures.filter(({ kind }) => kind === "samples");
    this.contract = contract;
    this.cuts = cuts.filter(Number.isFinite);
    this.zone = zoneOf(program.zone);
    this.asked = fieldsAsked(this.measures);
    this.told = toldTo(program);
  }

  /** The series that are about a measure, and not about something else. */
  seriesOf(measure: Measure): readonly Series[] {
    return this.all.filter(({ standings }) => standings.has(measure));
  }

  /** The kind of samples with these fields; `measures` of it is empty where no measure asks for them. */
  kindOf(fields: Fields): SampleKind {
    return this.kindOfKey(this.keyOf(fields), fields);
  }

  /** The same of a fact. */
  kindOfFact(fact: Fact): SampleKind {
    let told = this.told.get(fact);
    if (told === undefined) this.told.set(fact, (told = { key: this.keyOf(fact.fields), reading: undefined }));
    return this.kindOfKey(told.key, fact.fields);
  }

  /** One sample: its moment, and the milliseconds that it took, NaN where it failed. */
  addOne(kind: SampleKind, at: number, tookMs: number): void {
    const series = this.seriesAt(kind, at);
    if (series === undefined) return;
    const row = series.counts.row(this.hourOf(at));
    series.counts.add(row, 1, Number.isNaN(tookMs) ? 1 : 0);
    for (let i = 0; i < series.edges.length; i++)
      if (keepsEdge(series.edges[i]!, tookMs)) series.counts.addKept(row, i, 1);
    series.times?.add(at, tookMs, undefined);
  }

  /** What a `sampled` fact of this kind says; nothing is counted of one that cannot be read. */
  addFact(kind: SampleKind, fact: Fact): SampleReading {
    const reading = this.readingOf(kind, fact);
    if (reading.is === "one") this.addOne(kind, fact.at, reading.tookMs);
    else if (reading.is === "many") this.addMany(kind, fact.at, reading);
    return reading;
  }

  /** The same, counted nowhere. */
  readingOf(kind: SampleKind, fact: Fact): SampleReading {
    const told = this.told.get(fact);
    const reading = told?.reading ?? readSample(fact, kind.edges);
    if (told !== undefined) told.reading = reading;
    return reading;
  }

  private addMany(kind: SampleKind, at: number, reading: SampleReading & { is: "many" }): void {
    const series = this.seriesAt(kind, at);
    if (series === undefined) return;
    const row = series.counts.row(this.hourOf(at));
    series.counts.add(row, reading.of, reading.failed);
    for (const [i, edge] of series.edges.entries()) {
      const { least, most } = limitsAt(edge, reading.points, reading.of - reading.failed);
      series.counts.addKept(row, i, least, most - least);
    }
    // An interval with a failure is over, whatever its other samples took.
    if (reading.meanMs !== undefined) series.times?.add(at, reading.failed > 0 ? NaN : reading.meanMs, reading.of);
  }

  private keyOf(fields: Fields): string {
    let key = "";
    for (const name of this.asked) key += `${fields[name] as string | undefined}\n`; // a list reads as its values
    return key;
  }

  private kindOfKey(key: string, fields: Fields): SampleKind {
    let kind = this.kinds.get(key);
    if (kind === undefined) this.kinds.set(key, (kind = this.newKind(fields)));
    return kind;
  }

  private newKind(fields: Fields): SampleKind {
    const about = this.measures.filter((measure) => isOfWhat(measure, fields));
    const edges = new Map(about.flatMap((one) => edgeOf(one) ?? []).map((edge) => [`${edge.bound} ${edge.ms}`, edge]));
    const timed = about.filter(dependsOnMoment);
    return { fields, measures: about, edges: [...edges.values()], series: new Map(), timed };
  }

  private seriesAt(kind: SampleKind, at: number): Series | undefined {
    const { measures, timed, fields } = kind;
    if (measures.length === 0) return undefined;
    const key = timed.length === 0 ? "" : timed.map((measure) => this.standing(measure, fields, at)).join(" ");
    let series = kind.series.get(key);
    if (series === undefined) {
      series = this.newSeries(kind, at);
      kind.series.set(key, series);
      this.all.push(series);
    }
    return series;
  }

  private newSeries({ measures, fields, edges }: SampleKind, at: number): Series {
    const byTimes = measures.some(({ term }) => (term["counted-over"] ?? "requests") !== "requests");
    return {
      service: fields["service"],
      standings: new Map(measures.map((measure) => [measure, this.standing(measure, fields, at)])),
      edges,
      counts: new HourlyCounts(edges.length),
      times: byTimes ? new SampleTimes() : undefined,
    };
  }

  private standing(measure: Measure, fields: Fields, at: number): SampleStanding {
    return standingOf(this.program, this.contract, measure, fields, at);
  }

  /** Where the local hour of a moment starts, or the cut inside it. */
  private hourOf(at: number): number {
    if (at >= this.hourFrom && at < this.hourTo) return this.hourFrom;
    const local = at + this.zone.offsetAt(at);
    let from = at - (local - Math.floor(local / hourMs) * hourMs);
    let to = from + hourMs;
    for (const cut of this.cuts) {
      if (cut <= at) from = Math.max(from, cut);
      else to = Math.min(to, cut);
    }
    this.hourFrom = from;
    this.hourTo = to;
    return from;
  }
}

const hourMs = 3_600_000;

/** What a fact says to the measures of an agreement: of which kind it is, and how it reads. */
interface Told {
  readonly key: string;
  reading: SampleReading | undefined;
}

// Only remembers what the same fact always says, for as long as it is there: judged day by day, it is counted each day.
const toldToPrograms = new WeakMap<Program, WeakMap<Fact, Told>>();

function toldTo(program: Program): WeakMap<Fact, Told> {
  let told = toldToPrograms.get(program);
  if (told === undefined) toldToPrograms.set(program, (told = new WeakMap()));
  return told;
}
