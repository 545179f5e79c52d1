/**
 * Measures of the asked period with what made them so, and the outages in it: what was decided about each, and what each
 * measure made of it. Rules: AVL-1, AVL-2, AVL-3, RPT-2.
 */
import { withinTerm } from "../engine/measures/contract-term.ts";
import type { Evidence } from "../engine/measures/evidence.ts";
import type { MeasureFigure, Stretch } from "../engine/measures/figure.ts";
import { outagesOf, type Outage } from "../engine/measures/uptime/outages.ts";
import type { Period } from "../engine/period.ts";
import { text } from "../facts/fact.ts";
import type { MeasureResult } from "../report/measure-report.ts";
import { measureReport } from "../report/measurer.ts";
import type { MeasureFigureShown, MeasureShown, OutageShown, StretchShown } from "./answer.ts";
import type { ContractRecord } from "./contract-record.ts";
import { referencesIn } from "./references.ts";
import { isoOf, momentShown, periodShown } from "./shown.ts";

export interface Measured {
  readonly measures: readonly MeasureShown[];
  readonly outages: readonly OutageShown[];
}

export function measured(record: ContractRecord, evidence: Evidence, asked: Period): Measured {
  const { asOf, contract } = record;
  const report = measureReport(
    contract.program,
    [{ customer: undefined, name: undefined, evidence, second: undefined }],
    {
      reading: undefined,
      service: undefined,
      measures: undefined,
      told: "everything",
      unread: [],
      span: asked,
      measured: record.measured,
      asOf,
    },
  );
  const results = report.contracts[0]!.measures;
  const span = withinTerm(asked, evidence.term);
  return {
    measures: results.map((result) => measureShown(record, result)),
    outages: outagesOf(undefined, evidence)
      .outages.filter(({ from, to }) => span !== undefined && from < span.to && to > span.from)
      .map((outage) => outageShown(record, outage, results)),
  };
}

function measureShown(record: ContractRecord, result: MeasureResult): MeasureShown {
  const { measure, title, article, kind, hours, target, aim, per, periods } = result;
  return {
    measure,
    title,
    article,
    kind,
    per,
    hours: hours ?? null,
    target: target.written,
    isAim: aim,
    periods: periods.map(({ figure }) => ({
      period: periodShown(record.contract.program, figure.period),
      ...figureShown(record, figure),
      services: figure.services.map((one) => ({
        service: one.service ?? null,
        ...figureShown(record, one),
      })),
    })),
  };
}

const mostBookings = 200;

function figureShown(record: ContractRecord, figure: MeasureFigure): MeasureFigureShown {
  const { verdict, values, stretches, booked = [] } = figure;
  return {
    verdict,
    values,
    stretches: stretches.map((stretch) => stretchShown(record, stretch)),
    booked: referencesIn(record.contract.log, booked.slice(0, mostBookings)),
  };
}

function stretchShown(
  { contract, references }: ContractRecord,
  { is, from, to, service, exclusion, failed, facts }: Stretch,
): StretchShown {
  return {
    is,
    from: isoOf(contract.program, from),
    to: isoOf(contract.program, to),
    service: service ?? null,
    exclusion: exclusion ?? null,
    failed,
    facts: references.all(facts),
  };
}

function outageShown(record: ContractRecord, outage: Outage, results: readonly MeasureResult[]): OutageShown {
  const { contract, references } = record;
  const start = outage.facts.find(({ kind }) => kind === "outage-started");
  const touches = ({ facts }: Stretch) => facts.some((fact) => fact.id !== undefined && fact.id === start?.id);
  return {
    outage: outage.id ?? null,
    service: text(start?.fields["service"]) ?? null,
    from: isoOf(contract.program, outage.from),
    to: outage.goesOn ? null : momentShown(contract.program, outage.to),
    cause: outage.cause ?? null,
    facts: references.all(outage.facts),
    counted: results
      .filter(({ kind }) => kind === "uptime")
      .flatMap(({ measure, article, periods }) =>
        periods.flatMap(({ figure }) =>
          // Of several services the figure together may be that of another one, which this outage never touched (AVL-6).
          (figure.services.length > 0 ? figure.services : [figure])
            .flatMap(({ stretches }) => stretches.filter(touches))
            .map((stretch) => ({ ...stretchShown(record, stretch), measure, article })),
        ),
      ),
  };
}
