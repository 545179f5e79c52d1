/** What was taken off, by the name of each exclusion, and what was asked for and did not hold, with the conditions that failed. */
import { exclusionsOf } from "../draw/availability-strip-row.ts";
import { exclusionLetter } from "../draw/availability-strip-pattern.ts";
import { countText } from "../draw/numbers.ts";
import { periodName } from "../draw/period-name.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { ExclusionSum, FailedStretch, MeasureResult } from "../report/measure-report.ts";
import { formatElapsed } from "../time/length.ts";
import { html, named, type Html } from "./html.ts";
import { moment } from "./page-names.ts";
import { pageTable, type Cell } from "./page-table.ts";

/** A row for each exclusion in each period in which it did anything, the latest period first. */
export function exclusionTable(
  { kind, periods, article, title }: MeasureResult,
  zone: string,
  lang: Language,
): Html | undefined {
  if (kind !== "uptime") return undefined;
  const words = languages[lang].measurePage;
  const { columns } = languages[lang].page;
  const letters = exclusionsOf(periods.map(({ figure }) => figure));
  const rows = periods
    .toReversed()
    .flatMap(({ figure, exclusions }) =>
      exclusions.map((one) => exclusionRow(one, periodName(figure.period.label, lang), letters, zone, lang)),
    );
  if (rows.length === 0) return html`<p class="note">${words.sections.noExclusions}</p> `;
  const heads = [
    { title: words.columns.exclusion },
    { title: columns.period },
    { title: words.columns.taken, kind: "number" as const },
    { title: words.columns.times, kind: "number" as const },
    { title: words.columns.condition, kind: "wide" as const },
  ];
  const caption = `${words.sections.exclusions}, ${columns.article.toLowerCase()} ${article}`;
  return html`<details ${rows.length <= 24 ? { html: "open" } : undefined}>
    <summary>${caption}</summary>
    ${pageTable(`${title[lang]}: ${caption}`, heads, rows)}
  </details> `;
}

function exclusionRow(
  one: ExclusionSum,
  period: string,
  letters: readonly string[],
  zone: string,
  lang: Language,
): Cell[] {
  return [
    html`${exclusionLetter(letters.indexOf(one.exclusion))}:
    ${named(one.exclusion)}${one.service === undefined ? undefined : html` (${named(one.service)})`}`,
    period,
    formatElapsed(one.takenMs),
    countText(one.stretches, lang),
    one.failed.length === 0 ? "" : failures(one.failed, zone, lang),
  ];
}

function failures(failed: readonly FailedStretch[], zone: string, lang: Language): Html {
  const { because } = languages[lang].measurePage.columns;
  return html`<ul class="plain">
    ${failed.map(
      (one) =>
        html`<li>
          ${moment(one.from, zone)}, ${formatElapsed(one.to - one.from)}:
          ${one.conditions.map((failure) => html` <span class="failed">${named(failure.condition)}</span> (${because[failure.because]})`)}
        </li>`,
    )}
  </ul>`;
}
