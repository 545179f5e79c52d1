/** One section for each measure of each contract: how it stands now, how it went, what was taken off, and all figures. */
import { figureText } from "../draw/figure-text.ts";
import { countText } from "../draw/numbers.ts";
import { periodName } from "../draw/period-name.ts";
import { figureNames, type FigureName } from "../engine/measures/figure.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { ContractMeasures, MeasurePeriod, MeasureReport, MeasureResult } from "../report/measure-report.ts";
import { instantToLocal } from "../time/moment.ts";
import { html, named, type Html } from "./html.ts";
import { measureDrawings } from "./measure-page-drawings.ts";
import { exclusionTable } from "./measure-page-exclusions.ts";
import { customerOf, latestFigure, namesOf, placeOf, stateCell } from "./measure-page-figures.ts";
import { stretchTable } from "./measure-page-stretches.ts";
import { pageTable } from "./page-table.ts";

export function measureSections({ contracts, zone }: MeasureReport, lang: Language): Html[] {
  return contracts.flatMap((contract, i) =>
    contract.measures.map((one, n) => measureSection(one, contract, placeOf(i, n), zone, lang)),
  );
}

function measureSection(
  result: MeasureResult,
  contract: ContractMeasures,
  id: string,
  zone: string,
  lang: Language,
): Html {
  const { sections } = languages[lang].page;
  const words = languages[lang].measurePage.sections;
  const last = latestFigure(result);
  const customer = customerOf(contract);
  const around =
    result.around === undefined
      ? undefined
      : html`<p class="note">${sections.wider(languages[lang].page.columns.per[result.per], result.around)}</p>`;
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${named(result.title[lang])}</h2>
    <p class="note">
      ${note(result, lang)} ${customer === undefined ? undefined : html` ${words.customer(customer)}.`}
    </p>
    ${around}${latestNotes(result, zone, lang)}${last === undefined ? undefined : measureDrawings(result, last, zone, lang)}
    ${exclusionTable(result, zone, lang)}${result.periods.length === 0 ? undefined : figureTable(result, zone, lang)}
    ${last === undefined ? undefined : stretchTable(result, zone, lang)}
  </section> `;
}

/** What hangs over the period that stands first is said above its drawing. */
function latestNotes(result: MeasureResult, zone: string, lang: Language): Html | undefined {
  const last = latestFigure(result);
  const period = result.periods.find(({ figure }) => figure === last);
  const notes = period === undefined ? [] : notesOf(period, lang, zone);
  if (notes.length === 0) return undefined;
  return html`<p class="note">${periodName(last!.period.label, lang)}: ${notes.join("; ")}.</p>`;
}

/** `Article 7, availability: at least 99.5%, per month, on office.` */
function note({ article, kind, target, per, hours }: MeasureResult, lang: Language): Html {
  const { columns } = languages[lang].page;
  const words = languages[lang].measurePage;
  const written = target.kind === "none" ? words.states["no-target"] : target.written;
  const on = hours === undefined ? "" : `, ${languages[lang].explain.onHours(hours)}`;
  return html`${columns.article} ${named(article)}, ${words.kinds[kind]}: ${named(written)},
  ${columns.each(columns.per[per])}${on}.`;
}

/** All periods; a period's row opens as long as there are few. */
function figureTable({ periods, title }: MeasureResult, zone: string, lang: Language): Html {
  const { columns, sections } = languages[lang].page;
  const words = languages[lang].measurePage;
  const figures = periods.map(({ figure }) => figure);
  const names = namesOf(figures, figureNames);
  const hasNotes = periods.some((one) => notesOf(one, lang, zone).length > 0);
  const heads = [
    { title: columns.period },
    ...names.map((name) => ({ title: words.figures[name], kind: "number" as const })),
    hasNotes ? { title: columns.verdict, kind: "wide" as const } : { title: columns.verdict },
  ];
  const rows = periods.map((period) => figureRow(period, names, zone, lang));
  const table = pageTable(`${title[lang]}: ${sections.figures.toLowerCase()}`, heads, rows);
  return html`<details ${periods.length <= 12 ? { html: "open" } : undefined}>
    <summary>${sections.figures}</summary>
    ${table}
  </details> `;
}

function figureRow(period: MeasurePeriod, names: readonly FigureName[], zone: string, lang: Language) {
  const { figure } = period;
  const notes = notesOf(period, lang, zone);
  return [
    periodName(figure.period.label, lang),
    ...names.map((name) => figureText(figure, name, lang)),
    html`${stateCell(figure, lang)}${notes.map((note) => html` <span class="quiet">${note}</span>`)}`,
  ];
}

/** Why a period is not proven, or would be judged otherwise. */
function notesOf({ unread, recordedFrom, otherReading }: MeasurePeriod, lang: Language, zone: string): string[] {
  const { measure, measurePage } = languages[lang];
  return [
    ...(unread === 0 ? [] : [measurePage.columns.unread(unread, countText(unread, lang))]),
    ...(recordedFrom === undefined ? [] : [measure.partly(instantToLocal(zone, recordedFrom))]),
    ...(otherReading === undefined ? [] : [measurePage.columns.otherReading(measurePage.states[otherReading])]),
  ];
}
