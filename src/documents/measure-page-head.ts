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
import { moment } from "./page-names.ts";

/** `found` is what did not fit in the records: a log of another agreement is told here, before any figure. */
export function measureHead(report: MeasureReport, found: readonly RecordFinding[], lang: Language): Html {
  const { head } = languages[lang].page;
  const words = languages[lang].measurePage.head;
  const customers = report.contracts.flatMap((one) => customerOf(one) ?? []).map(named);
  const facts: readonly (readonly [string, Html | undefined])[] = [
    [head.asOf, html`${moment(report.asOf, report.zone)} <span class="quiet">${report.zone}</span>`],
    [head.span, report.span && html`${report.span.label}`],
    [head.customer, customers.length === 0 ? undefined : joined(customers, ", ")],
    [words.service, report.service === undefined ? undefined : named(report.service)],
    [head.reading, report.reading === undefined ? undefined : named(report.reading)],
    [words.measured, measuredTime(report, lang)],
  ];
  return html`<header class="head">
    <p class="kind">${words.report}</p>
    <h1>${named(report.title[lang])}</h1>
    <p class="quiet">${named(report.agreement)}, ${head.edition} ${named(report.edition)}</p>
    <dl>
      ${facts.flatMap(([term, said]) =>
        said === undefined
          ? []
          : html`<div>
              <dt>${term}</dt>
              <dd>${said}</dd>
            </div>`,
      )}
    </dl>
    ${found
      .filter(({ code }) => code === "log.other-agreement")
      .map((one) => html`<p class="failed">${wordRecordFinding(one, lang)}</p> `)}
    <p class="stands">${standing(report, lang)}</p>
    ${report.silent.map((one) => html`<p class="note">${words.silent(one.title[lang], one.lacks.join(", "))}</p> `)}
  </header> `;
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
