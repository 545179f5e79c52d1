/** The figures of measures as rows for a spreadsheet: one for each measure, period and service; numbers as numbers. */
import { leftMs, normOf } from "../draw/figure-text.ts";
import { fractionText } from "../draw/share-text.ts";
import { figureNames, type FigureName, type MeasureFigure } from "../engine/measures/figure.ts";
import { languages } from "../i18n/word-finding.ts";
import type { MeasureColumn } from "../i18n/measure-words.ts";
import type { Language } from "../i18n/words.ts";
import type { MeasurePeriod, MeasureReport, MeasureResult } from "../report/measure-report.ts";
import { formatElapsed } from "../time/length.ts";
import { instantToLocal } from "../time/moment.ts";

const before: readonly MeasureColumn[] = [
  "agreement",
  "edition",
  "customer",
  "measure",
  "article",
  "target",
  "per",
  "period",
  "from",
  "to",
  "service",
  "verdict",
];

/** The first row names the columns; lengths of time are in minutes. */
export function measureRows(report: MeasureReport, lang: Language): (string | number)[][] {
  const words = languages[lang];
  const rows = report.contracts.flatMap(({ customer, measures }) =>
    measures.flatMap((measure) =>
      measure.periods.flatMap((period) => periodRows(report, customer ?? "", measure, period, lang)),
    ),
  );
  const head = [
    ...before.map((name) => words.measure.columns[name]),
    ...figureNames.map((name) => figureTitle(name, report, lang)),
    words.measure.columns.exclusions,
    words.measure.columns.unread,
  ];
  return [head, ...rows];
}

function figureTitle(name: FigureName, { contracts }: MeasureReport, lang: Language): string {
  const title = languages[lang].measurePage.figures[name].toLowerCase();
  const figures = contracts.flatMap(({ measures }) => measures.flatMap(({ periods }) => periods));
  const isLength = figures.some(({ figure }) => figure.values[name]?.unit === "ms");
  return isLength ? `${title} (min)` : title;
}

function periodRows(
  report: MeasureReport,
  customer: string,
  measure: MeasureResult,
  { figure, exclusions, unread }: MeasurePeriod,
  lang: Language,
): (string | number)[][] {
  const { period } = figure;
  const takenOf = (service: string | undefined) =>
    exclusions
      .filter((one) => one.service === service)
      .map(({ exclusion, takenMs }) => `${exclusion} ${formatElapsed(takenMs)}`)
      .join("; ");
  const start = [
    report.agreement,
    report.edition,
    customer,
    measure.title[lang],
    measure.article,
    measure.target.written,
  ];
  const local = (at: number) => instantToLocal(report.zone, at);
  const when = [languages[lang].page.columns.per[measure.per], period.label, local(period.from), local(period.to)];
  const figures = [figure, ...(figure.services.length > 1 ? figure.services : [])];
  return figures.map((one, i) => [
    ...start,
    ...when,
    one.service ?? "",
    languages[lang].measurePage.states[one.verdict],
    ...figureNames.map((name) => cellOf(one, name)),
    takenOf(one.service),
    i === 0 ? unread : "",
  ]);
}

function cellOf(figure: MeasureFigure, name: FigureName): string | number {
  const value = figure.values[name];
  switch (value?.unit) {
    case undefined:
      return "";
    case "ms":
      return (name === "left" ? (leftMs(figure) ?? value.value) : value.value) / 60_000;
    case "count":
      return value.value;
    case "share":
      return fractionText(value.value, name === "share" ? normOf(figure) : undefined, "en");
    case "word":
      return value.value;
    case "amount":
      return `${value.value} ${value.of}`;
  }
}
