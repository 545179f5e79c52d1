/** `peil measure --json`: every figure as data, exact, with moments in ISO 8601 and the offset of the agreement's zone. */
import { fractionText } from "../draw/share-text.ts";
import { normOf } from "../draw/figure-text.ts";
import type { FigureValue, MeasureFigure, Stretch } from "../engine/measures/figure.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import type { Language } from "../i18n/words.ts";
import type { MeasurePeriod, MeasureResult } from "../report/measure-report.ts";
import { instantToIso } from "../time/moment.ts";
import type { MeasureOutcome } from "./measure-report-lines.ts";

type Moment = (at: number) => string | null;

export function measureJson({ report, found, files }: MeasureOutcome, exitCode: number, lang: Language): unknown {
  const moment: Moment = (at) => (Number.isFinite(at) ? instantToIso(report.zone, at) : null);
  const { span, measured } = report;
  return {
    exitCode,
    agreement: report.agreement,
    edition: report.edition,
    title: report.title,
    zone: report.zone,
    reading: report.reading ?? null,
    asOf: moment(report.asOf),
    period: span === undefined ? null : { label: span.label, from: moment(span.from), to: moment(span.to) },
    service: report.service ?? null,
    files,
    measured: { by: measured.by, from: moment(measured.from), to: moment(measured.to) },
    contracts: report.contracts.map(({ customer, name, measures }) => ({
      customer: customer ?? null,
      name: name ?? null,
      measures: measures.map((measure) => measureOf(measure, moment)),
    })),
    silent: report.silent,
    found: found.map(({ code, params, count, setsApart, places }) => ({
      code,
      params,
      count,
      setsApart,
      message: wordRecordFinding({ code, params }, lang),
      places: places.map(({ file, line, ticket }) => ({ file, line, ticket: ticket ?? null })),
    })),
  };
}

function measureOf(measure: MeasureResult, moment: Moment): unknown {
  const { title, article, kind, hours, per, target, aim, periods, around } = measure;
  return {
    measure: measure.measure,
    title,
    article,
    kind,
    hours: hours ?? null,
    per,
    target: target.written,
    aim,
    around: around ?? null,
    periods: periods.map((period) => periodOf(period, moment)),
  };
}

function periodOf({ figure, exclusions, unread, recordedFrom, otherReading }: MeasurePeriod, moment: Moment): unknown {
  const { label, from, to } = figure.period;
  return {
    label,
    from: moment(from),
    to: moment(to),
    ...figureOf(figure, moment),
    exclusions: exclusions.map(({ exclusion, service, takenMs, stretches, failed }) => ({
      exclusion,
      service: service ?? null,
      takenMs,
      stretches,
      failed: failed.map((one) => ({
        from: moment(one.from),
        to: moment(one.to),
        service: one.service ?? null,
        conditions: one.conditions,
      })),
    })),
    unread,
    recordedFrom: recordedFrom === undefined ? null : moment(recordedFrom),
    otherReading: otherReading ?? null,
    services: figure.services.map((one) => ({ service: one.service ?? null, ...figureOf(one, moment) })),
  };
}

function figureOf(figure: MeasureFigure, moment: Moment) {
  const { verdict, values, stretches } = figure;
  return {
    verdict,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, valueOf(value, name, figure)])),
    stretches: stretches.map((one) => stretchOf(one, moment)),
  };
}

/** A share as the exact fraction that was judged, and as text with the digits to stand on its own side of the norm. */
function valueOf(value: FigureValue, name: string, figure: MeasureFigure): unknown {
  if (value.unit !== "share") return value;
  const { num, den } = value.value;
  const text = fractionText(value.value, name === "share" ? normOf(figure) : undefined, "en");
  return { unit: "share", num, den, text: text === "" ? null : text };
}

function stretchOf({ from, to, is, service, exclusion, failed }: Stretch, moment: Moment): unknown {
  return {
    is,
    from: moment(from),
    to: moment(to),
    lengthMs: to - from,
    service: service ?? null,
    exclusion: exclusion ?? null,
    failed,
  };
}
