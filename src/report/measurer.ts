/**
 * Judges the measures of an agreement over the periods that records speak of, contract by contract, and puts the figures
 * together. Rules: AVL-5 (before the first record nobody measured), CON-2, OBJ-1, IMP-2, IMP-6, IMP-10.
 */
import type { Evidence } from "../engine/measures/evidence.ts";
import type { MeasureFigure, MeasureVerdict } from "../engine/measures/figure.ts";
import { judgeMeasure } from "../engine/measures/judge-measure.ts";
import { periodsOfMeasure } from "../engine/measures/measure-period.ts";
import type { Measure } from "../engine/measures/measure.ts";
import { servicesOf } from "../engine/measures/services.ts";
import type { Period, Periods } from "../engine/period.ts";
import type { Program } from "../engine/program.ts";
import { isInside } from "./asked-span.ts";
import { exclusionsIn } from "./exclusion-sums.ts";
import type { MeasuredTime, MeasurePeriod, MeasureReport, MeasureResult, SilentMeasure } from "./measure-report.ts";
import { firstFactAt } from "./measured-facts.ts";
import type { Span } from "./score.ts";
import { lackingFor, waitsFor, type ToldSorts } from "./told-measures.ts";
import { canOnlyLower, unreadIn, type UnreadRecord } from "./unread.ts";

export interface ContractRecords {
  readonly customer: string | undefined;
  readonly name: string | undefined;
  readonly evidence: Evidence;
  /** The same by the other reading of moments that have two; undefined where none has. */
  readonly second: Evidence | undefined;
}

export interface MeasurerOptions {
  readonly reading: string | undefined;
  readonly span: Span | undefined;
  readonly service: string | undefined;
  /** The measures that were asked for; all when left out. */
  readonly measures: ReadonlySet<string> | undefined;
  readonly measured: MeasuredTime;
  readonly told: ToldSorts;
  readonly unread: readonly UnreadRecord[];
  readonly asOf: number;
}

export function measureReport(
  program: Program,
  contracts: readonly ContractRecords[],
  options: MeasurerOptions,
): MeasureReport {
  const { file, zone } = program;
  const asked = program.measures.filter(({ name }) => options.measures?.has(name) ?? true);
  const judged = asked.filter((measure) => lackingFor(measure, options.told) === undefined);
  const results = contracts.map((contract) => ({
    customer: contract.customer,
    name: contract.name,
    measures: judged.map((measure) => resultOf(measure, contract, options)),
  }));
  const shown = new Set(
    results.flatMap(({ measures }) => measures.flatMap(({ measure, periods }) => (periods.length > 0 ? measure : []))),
  );
  // Of a span without records nothing is shown, which is not that the records can never tell it.
  const isSpoken = (measure: Measure) => contracts.some((one) => periodsOf(measure, one.evidence, options).length > 0);
  const spoken = new Set(judged.filter(isSpoken).map(({ name }) => name));
  return {
    agreement: file.agreement,
    edition: file.edition,
    title: file.title,
    zone,
    reading: options.reading,
    asOf: options.asOf,
    span: options.span,
    service: options.service,
    measured: options.measured,
    contracts: results.map(({ measures, ...contract }) => ({
      ...contract,
      measures: measures.filter(
        ({ measure }) => shown.has(measure) || (options.service === undefined && spoken.has(measure)),
      ),
    })),
    silent: asked.filter(({ name }) => !spoken.has(name)).map((measure) => silentOf(measure)),
  };
}

function silentOf(measure: Measure): SilentMeasure {
  return {
    measure: measure.name,
    title: titleOf(measure),
    article: measure.term.article,
    lacks: waitsFor(measure),
  };
}

function resultOf(measure: Measure, contract: ContractRecords, options: MeasurerOptions): MeasureResult {
  const { name, kind, term, per, target, aim } = measure;
  const all = periodsOf(measure, contract.evidence, options);
  const inside = all.filter((period) => isInside(period, options.span));
  const around = inside.length > 0 ? undefined : aroundSpan(all, options.span);
  const shown = around === undefined ? inside : [around];
  return {
    measure: name,
    title: titleOf(measure),
    article: term.article,
    kind,
    term,
    hours: term.hours === "always" ? undefined : term.hours,
    per,
    target,
    aim,
    periods: shown.flatMap((period) => judgedPeriod(measure, contract, period, options) ?? []),
    around: around?.label,
  };
}

function titleOf({ name, term }: Measure): MeasureResult["title"] {
  return term.name ?? { nl: name, en: name };
}

/** Of a span that is too short for any period of its kind: the period in which it lies. */
function aroundSpan(all: readonly Period[], span: Span | undefined): Period | undefined {
  return span === undefined ? undefined : all.find(({ from, to }) => from <= span.from && to >= span.to);
}

/** From the first of which the records speak, up to the one in which is judged. */
function periodsOf(measure: Measure, evidence: Evidence, options: MeasurerOptions): Period[] {
  const { term, asOf } = evidence;
  const from = Math.max(spokenFrom(measure, evidence, options), term.from);
  if (!Number.isFinite(from) || from > asOf) return [];
  const periods: Periods = periodsOfMeasure(measure, evidence);
  const all = [periods.at(from)];
  for (let next = periods.after(all[0]!); next.from < asOf && next.from < term.to; next = periods.after(next))
    all.push(next);
  return all;
}

/** A fact log tells everything since its first fact: what never came was missing from then on. */
function spokenFrom(measure: Measure, evidence: Evidence, { measured, told }: MeasurerOptions): number {
  if (measure.kind === "uptime") return measured.by === "nothing" ? Infinity : measured.from;
  const first = firstFactAt(measure, evidence);
  const isWhole = told === "everything" && Number.isFinite(evidence.term.from);
  return isWhole ? Math.min(first, evidence.facts[0]?.at ?? Infinity) : first;
}

function judgedPeriod(
  measure: Measure,
  { customer, evidence, second }: ContractRecords,
  period: Period,
  { service, unread }: MeasurerOptions,
): MeasurePeriod | undefined {
  const figure = ofService(judgeMeasure(measure, evidence, period), evidence, service);
  if (figure === undefined) return undefined;
  const other = second && ofService(judgeMeasure(measure, second, period), second, service)?.verdict;
  const missing = unreadIn(unread, measure.kind, customer, period);
  const isPart = measure.kind === "work" && figure.verdict === "kept" && evidence.since > startOf(period, evidence);
  const canChange = (verdict: MeasureVerdict) => verdict === "kept" || !canOnlyLower(missing);
  return {
    figure: missing.length > 0 || isPart ? onHalf(figure, canChange) : figure,
    exclusions: exclusionsIn(figure),
    unread: missing.length,
    recordedFrom: isPart ? evidence.since : undefined,
    otherReading: other === figure.verdict ? undefined : other,
  };
}

function startOf({ from }: Period, { term }: Evidence): number {
  return Math.max(from, term.from);
}

function ofService(figure: MeasureFigure, evidence: Evidence, service: string | undefined): MeasureFigure | undefined {
  if (service === undefined) return figure;
  const own = figure.services.find((one) => one.service === service);
  if (own !== undefined) return own;
  const covered = servicesOf(figure.measure, evidence);
  return covered?.length === 1 && covered[0] === service ? figure : undefined;
}

/** A certain verdict on what could be read may be another one on all of it. */
function onHalf(figure: MeasureFigure, canChange: (verdict: MeasureVerdict) => boolean): MeasureFigure {
  const { verdict } = figure;
  const isCertain = verdict === "kept" || verdict === "missed" || verdict === "over-aim";
  return {
    ...figure,
    verdict: isCertain && canChange(verdict) ? "unproven" : verdict,
    services: figure.services.map((one) => onHalf(one, canChange)),
  };
}
