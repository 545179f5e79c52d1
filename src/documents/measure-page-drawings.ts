/** The drawings of a measure: strips of time for availability and signs of life, gauge staffs for answers. */
import { availabilityStrip, mostRows, type StripRow } from "../draw/availability-strip.ts";
import { budgetBar } from "../draw/availability-strip-budget.ts";
import { availabilityZoom } from "../draw/availability-strip-zoom.ts";
import { countedPeriod, promisedShare } from "../draw/measure-gauge.ts";
import { countText } from "../draw/numbers.ts";
import { periodName } from "../draw/period-name.ts";
import { signStrip } from "../draw/sign-strip.ts";
import { staff } from "../draw/staff.ts";
import { mostDrawn, trend } from "../draw/trend.ts";
import type { MeasureFigure } from "../engine/measures/figure.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { MeasureResult } from "../report/measure-report.ts";
import { drawn, html, type Html } from "./html.ts";
import { measureHistory, stateCell } from "./measure-page-figures.ts";
import { signLegend, stripLegend } from "./measure-page-legend.ts";

export function measureDrawings(
  result: MeasureResult,
  last: MeasureFigure,

  zone: string,
  lang: Language,
): Html {
  switch (result.kind) {
    case "uptime":
      return html`<div class="drawings">${budget(result, last, lang)}</div>
        ${strips(result, zone, lang)}${enlarged(result, zone, lang)}${services(result, last, zone, lang)}${stripLegend(result, lang)}`;
    case "signs":
      return signs(result, zone, lang);
    case "samples":
      return answers(result, last, lang);
    case "usage":
    case "work":
      return html``;
  }
}

/** One drawing for a wide screen and one for a phone; a screen shows one of the two. */
function inBothWidths(draw: (width: "wide" | "narrow") => string): Html | undefined {
  const [wide, narrow] = [draw("wide"), draw("narrow")];
  if (wide === "") return undefined;
  return html`<div class="wide-only">${drawn(wide)}</div>
    <div class="narrow-only">${drawn(narrow)}</div>`;
}

function budget({ title }: MeasureResult, last: MeasureFigure, lang: Language): Html | undefined {
  const words = languages[lang].measurePage.strip;
  const { down, allowed } = last.values;
  if (down?.unit !== "ms" || allowed?.unit !== "ms") return undefined;
  const period = periodName(last.period.label, lang);
  const bar = budgetBar({ usedMs: down.value, allowedMs: allowed.value }, words.budgetTitle(title[lang], period), lang);
  return html`<figure class="now">
    <figcaption><span class="when">${period}</span> ${stateCell(last, lang)}: ${words.budget}</figcaption>
    ${drawn(bar)}
  </figure> `;
}

function strips({ title, periods }: MeasureResult, zone: string, lang: Language): Html {
  const { sections } = languages[lang].measurePage;
  const figures = periods.map(({ figure }) => figure);
  const rows = rowsOf(figures, lang);
  const options = { name: title[lang], zone };
  const cut = sections.lastPeriods(countText(mostRows, lang), countText(periods.length, lang));
  return html`<figure class="strips">
    <figcaption>
      ${sections.periods(figures.length, countText(figures.length, lang))} ${measureHistory(figures, lang)}
    </figcaption>
    ${inBothWidths((width) => availabilityStrip(rows, { ...options, width }, lang))}
    ${periods.length > mostRows ? html`<p class="note">${cut}</p>` : undefined}
  </figure> `;
}

/** The last period in which something was down, under a magnifying glass. */
function enlarged({ title, periods }: MeasureResult, zone: string, lang: Language): Html | undefined {
  const last = periods.findLast(({ figure }) => figure.stretches.some(({ is }) => is === "down"))?.figure;
  if (last === undefined) return undefined;
  const period = periodName(last.period.label, lang);
  const both = inBothWidths((width) => availabilityZoom(last, period, { name: title[lang], zone, width }, lang));
  if (both === undefined) return undefined;
  return html`<figure class="strips">
    <figcaption>${languages[lang].measurePage.sections.enlarged(period)}</figcaption>
    ${both}
  </figure> `;
}

function services({ title }: MeasureResult, last: MeasureFigure, zone: string, lang: Language): Html | undefined {
  if (last.services.length < 2) return undefined;
  const rows = last.services.map((figure) => ({ label: shortName(figure.service ?? ""), figure }));
  const options = { name: title[lang], zone };
  return html`<figure class="strips">
    <figcaption>${languages[lang].measurePage.sections.services(periodName(last.period.label, lang))}</figcaption>
    ${inBothWidths((width) => availabilityStrip(rows, { ...options, width }, lang))}
  </figure> `;
}

function signs(result: MeasureResult, zone: string, lang: Language): Html {
  const { title, periods } = result;
  const { sections } = languages[lang].measurePage;
  const figures = periods.map(({ figure }) => figure);
  const rows = rowsOf(figures, lang);
  const span = sections.periods(figures.length, countText(figures.length, lang));
  return html`<figure class="strips">
      <figcaption>${span} ${measureHistory(figures, lang)}</figcaption>
      ${inBothWidths((width) => signStrip(rows, { name: title[lang], zone, width }, span, lang))}
    </figure>
    ${signLegend(result, lang)}`;
}

/** Answers are counted as tickets are, so they stand on the same staff. */
function answers({ title, periods }: MeasureResult, last: MeasureFigure, lang: Language): Html {
  const promise = promisedShare(last);
  const counted = countedPeriod(last);
  if (promise === undefined || counted === undefined) return html``;
  const all = periods.flatMap(({ figure }) => countedPeriod(figure) ?? []);
  const { sections } = languages[lang].measurePage;
  const figures = periods.map(({ figure }) => figure);
  const cut = sections.lastPeriods(countText(mostDrawn, lang), countText(all.length, lang));
  return html`<div class="drawings">
    <figure class="now">
      <figcaption><span class="when">${periodName(last.period.label, lang)}</span> ${stateCell(last, lang)}</figcaption>
      ${drawn(staff(counted, promise, lang))}
    </figure>
    <figure>
      <figcaption>
        ${sections.periods(figures.length, countText(figures.length, lang))} ${measureHistory(figures, lang)}
      </figcaption>
      ${drawn(trend(all, promise, title[lang], lang))}
      ${all.length > mostDrawn ? html`<p class="note">${cut}</p>` : undefined}
    </figure>
  </div> `;
}

function rowsOf(figures: readonly MeasureFigure[], lang: Language): StripRow[] {
  return figures.map((figure) => ({ label: rowName(figure, lang), figure }));
}

/** What fits beside a band: `Mar 2026`, and a contract year by the years it lies in. */
function rowName({ period, measure }: MeasureFigure, lang: Language): string {
  if (measure.per === "month" || measure.per === "year") return periodName(period.label, lang, "short");
  if (measure.per === "contract-year") return `${period.label.slice(0, 4)}/${period.label.slice(11, 15)}`;
  return period.label;
}

function shortName(service: string): string {
  return service.length <= 11 ? service : `${service.slice(0, 10).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
