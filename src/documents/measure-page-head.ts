/** The head of a page of measures: which agreement, as of when, what was measured, and what the records can never tell. */
import { countText } from "../draw/numbers.ts";
import { measureState, worstMeasureFirst } from "../draw/measure-state.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { RecordFinding } from "../report/left-out.ts";
import type { MeasureReport } from "../report/measure-report.ts";
import { html, joined, named, type Html } from "./html.ts";
import { customerOf, latestFigure } from "./measure-page-figures.ts";
import { pageHead, type PageHead } from "./page-head.ts";
import { moment } from "./page-names.ts";

/** `found` is what did not fit in the records: a log of another agreement is told here, before any figure. */
export function measureHead(report: MeasureReport, found: readonly RecordFinding[], lang: Language): Html {
  const { head } = languages[lang].page;
  const words = languages[lang].measurePage.head;
  const customers = report.contracts.flatMap((one) => customerOf(one) ?? []).map(named);
  const particulars: PageHead["particulars"] = [
    [head.asOf, html`${moment(report.asOf, report.zone)} <span class="quiet">${report.zone}</span>`],
    [head.span, report.span && html`${report.span.label}`],
    [head.customer, customers.length === 0 ? undefined : joined(customers, ", ")],
    [words.service, report.service === undefined ? undefined : named(report.service)],
    [head.reading, report.reading === undefined ? undefined : named(report.reading)],
    [words.measured, measuredTime(report, lang)],
  ];
  return pageHead(
    {
      kind: words.report,
      of: report,
      particulars,
      warnings: found.filter(({ code }) => code === "log.other-agreement").map((one) => wordRecordFinding(one, lang)),
      standing: standing(report, lang),
      notes: report.silent.map((one) => words.silent(one.title[lang], one.lacks.join(", "))),
    },
    lang,
  );
}

function measuredTime({ measured, zone }: MeasureReport, lang: Language): Html {
  const by = html`<span class="line quiet">${languages[lang].measurePage.head.measuredBy[measured.by]}</span>`;
  if (measured.by === "nothing") return by;
  return html`<span class="line">${moment(measured.from, zone)} – ${moment(measured.to, zone)}</span> ${by}`;
}

function standing({ contracts }: MeasureReport, lang: Language): string {
  const words = languages[lang].measurePage.head;
  const states = contracts
    .flatMap(({ measures }) => measures)
    .flatMap((one) => {
      const last = latestFigure(one);
      return last === undefined || one.around !== undefined ? [] : measureState(last);
    });
  const counted = worstMeasureFirst
    .map((state) => ({ state, n: states.filter((one) => one === state).length }))
    .filter(({ n }) => n > 0);
  return counted.length === 0
    ? words.nothing
    : words.stands(counted.map(({ state, n }) => ({ state, text: countText(n, lang) })));
}
