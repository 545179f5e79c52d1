/** Every measure in one row: its gauge in the latest period, and behind it what all its periods came to. */
import { figureText, overMs } from "../draw/figure-text.ts";
import { measureGauge } from "../draw/measure-gauge.ts";
import { periodName } from "../draw/period-name.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { formatElapsed } from "../time/length.ts";
import type { MeasureFigure } from "../engine/measures/figure.ts";
import type { ContractMeasures, MeasureReport, MeasureResult } from "../report/measure-report.ts";
import { drawn, html, named, type Html } from "./html.ts";
import { customerOf, latestFigure, mainFigure, measureHistory, placeOf, stateCell } from "./measure-page-figures.ts";

export function measureOverview({ contracts }: MeasureReport, lang: Language): Html | undefined {
  const { columns, sections } = languages[lang].page;
  const words = languages[lang].measurePage;
  if (contracts.every(({ measures }) => measures.length === 0)) return undefined;
  const heads = [
    columns.staff,
    words.columns.measure,
    columns.written,
    columns.period,
    words.columns.figure,
    words.figures.left,
    columns.verdict,
    sections.history,
  ];
  return html`<section aria-labelledby="overview">
    <h2 id="overview">${words.sections.overview}</h2>
    <p class="note">${words.sections.overviewNote}</p>
    <table class="overview" role="table" aria-labelledby="overview">
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      ${contracts.map((contract, i) => contractRows(contract, i, lang))}
    </table>
  </section> `;
}

function contractRows(contract: ContractMeasures, place: number, lang: Language): Html {
  const customer = customerOf(contract);
  const words = languages[lang].measurePage.sections;
  const head =
    customer === undefined
      ? undefined
      : html`<tr role="row" class="clock">
          <th role="rowheader" scope="rowgroup" colspan="8">${words.customer(customer)}</th>
        </tr>`;
  return html`<tbody role="rowgroup">
    ${head}${contract.measures.map((one, i) => measureRow(one, placeOf(place, i), lang))}
  </tbody> `;
}

function measureRow(result: MeasureResult, place: string, lang: Language): Html {
  const { columns } = languages[lang].page;
  const last = latestFigure(result);
  const written =
    result.target.kind === "none" ? languages[lang].measurePage.states["no-target"] : result.target.written;
  return html`<tr role="row">
    <td role="cell" class="gauge">${last === undefined ? undefined : drawn(measureGauge(last, lang))}</td>
    <th role="rowheader" scope="row"><a href="#${place}">${named(result.title[lang])}</a></th>
    <td role="cell" class="agreed">
      ${named(written)} <span class="quiet">${columns.each(columns.per[result.per])}</span>
    </td>
    <td role="cell" class="period">${last === undefined ? "" : periodName(last.period.label, lang, "short")}</td>
    <td role="cell" class="number share">${last === undefined ? "" : mainFigure(last, lang)}</td>
    <td role="cell" class="number left">${last === undefined ? "" : leftText(last, lang)}</td>
    <td role="cell" class="verdict">${last === undefined ? "" : stateCell(last, lang)}</td>
    <td role="cell" class="history">
      ${measureHistory(
        result.periods.map(({ figure }) => figure),
        lang,
      )}
    </td>
  </tr> `;
}

/** `3 h left`, `12 min too much`. */
function leftText(figure: MeasureFigure, lang: Language): string {
  const { left } = figure.values;
  if (left?.unit !== "ms") return figureText(figure, "left", lang);
  const words = languages[lang].measurePage.strip;
  const over = overMs(figure);
  return over > 0 ? words.over(formatElapsed(Math.ceil(over))) : words.left(formatElapsed(Math.floor(left.value)));
}
