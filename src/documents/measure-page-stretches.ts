/** What made the figure of the latest period with anything in it what it is, stretch by stretch in the order of time. */
import { countText } from "../draw/numbers.ts";
import { periodName } from "../draw/period-name.ts";
import type { Stretch } from "../engine/measures/figure.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { MeasureResult } from "../report/measure-report.ts";
import { formatElapsed } from "../time/length.ts";
import { html, named, type Html } from "./html.ts";
import { moment } from "./page-names.ts";
import { pageTable } from "./page-table.ts";

/** More than these nobody reads on a page. */
const mostShown = 100;

export function stretchTable({ periods, title }: MeasureResult, zone: string, lang: Language): Html | undefined {
  const words = languages[lang].measurePage;
  const last = periods.findLast(({ figure }) => figure.stretches.length > 0)?.figure;
  if (last === undefined) return undefined;
  const { columns } = words;
  const heads = [
    { title: columns.from },
    { title: columns.to },
    { title: columns.length, kind: "number" as const },
    { title: columns.is },
    { title: columns.why, kind: "wide" as const },
    { title: columns.service },
  ];
  const shown = last.stretches.slice(0, mostShown);
  const rows = shown.map((one) => [
    moment(one.from, zone),
    moment(one.to, zone),
    formatElapsed(one.to - one.from),
    words.stretches[one.is],
    reason(one, lang),
    named(one.service ?? ""),
  ]);
  const caption = words.sections.stretches(periodName(last.period.label, lang));
  const more = last.stretches.length - shown.length;
  return html`<details>
    <summary>${caption}</summary>
    ${pageTable(`${title[lang]}: ${caption}`, heads, rows)}
    ${more > 0 ? html`<p class="note">${words.sections.moreStretches(countText(more, lang))}</p>` : undefined}
  </details> `;
}

function reason({ exclusion, failed }: Stretch, lang: Language): Html {
  const { because } = languages[lang].measurePage.columns;
  return html`${exclusion === undefined ? undefined : named(exclusion)}${failed.map(
    (one) => html` <span class="failed">${named(one.condition)}</span> (${because[one.because]})`,
  )}`;
}
