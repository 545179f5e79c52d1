/** Tickets by month of report and value: the shape of each value in bars, and all counts in a table. */
import { monthBars } from "../draw/month-bars.ts";
import { countText } from "../draw/numbers.ts";
import { periodName } from "../draw/period-name.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { MonthCounts, Score } from "../report/score.ts";
import { drawn, html, named, type Html } from "./html.ts";
import { pageTable } from "./page-table.ts";

/** More months than this cannot be told apart as bars; the last ones are drawn. */
const mostDrawn = 120;

export function monthSections({ months }: Score, lang: Language): Html[] {
  const levels = [...new Set(months.map((one) => one.level))];
  return levels.map((level, i) => {
    const rows = months.filter((one) => one.level === level);
    return monthSection(level, withoutGaps(rows), `months-${i + 1}`, lang);
  });
}

function monthSection(level: string, months: readonly MonthCounts[], id: string, lang: Language): Html {
  const { columns, sections } = languages[lang].page;
  const number = "number" as const;
  const values = [...new Set(months.flatMap(({ counts }) => Object.keys(counts)))];
  const nameOf = (value: string) => (value === "" ? sections.unknown : value);
  const shown = months.slice(-mostDrawn);
  const bars = values.map((value) => {
    const counted = months.map(({ counts }) => countOf(counts, value));
    const drawnMonths = shown.map(({ month, counts }) => ({ month, count: countOf(counts, value) }));
    return [
      named(nameOf(value)),
      countText(
        counted.reduce((sum, n) => sum + n, 0),
        lang,
      ),
      countText(Math.max(0, ...counted), lang),
      drawn(monthBars(drawnMonths, nameOf(value), lang)),
    ];
  });
  const barColumns = [
    { title: columns.value },
    { title: columns.tickets, kind: number },
    { title: columns.highest, kind: number },
    { title: `${periodName(shown[0]?.month ?? "", lang)} – ${periodName(shown.at(-1)?.month ?? "", lang)}` },
  ];
  const valueColumns = values.map((value) => ({ title: nameOf(value), kind: number }));
  const rows = months.map(({ month, counts }) => [
    periodName(month, lang),
    ...values.map((value) => countText(countOf(counts, value), lang)),
  ]);
  const cut = sections.lastPeriods(countText(mostDrawn, lang), countText(months.length, lang));
  return html`<section class="months" aria-labelledby="${id}">
    <h2 id="${id}">${sections.months(level)}</h2>
    <p class="note">${sections.monthsNote}${months.length > mostDrawn ? ` ${cut}` : ""}</p>
    ${pageTable(sections.months(level), barColumns, bars)}
    <details>
      <summary>${sections.figures}</summary>
      ${pageTable(`${sections.months(level)}: ${sections.figures.toLowerCase()}`, [{ title: columns.month }, ...valueColumns], rows)}
    </details>
  </section> `;
}

function countOf(counts: MonthCounts["counts"], value: string): number {
  return Object.hasOwn(counts, value) ? (counts[value] ?? 0) : 0;
}

/** A month without tickets is a month too; over a century of them is a slip of the pen, and only what holds tickets stays. */
function withoutGaps(rows: readonly MonthCounts[]): readonly MonthCounts[] {
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  const order = [...byMonth.keys()].toSorted();
  const [first, last] = [order[0], order.at(-1)].map((month) => monthNumber(month ?? ""));
  if (!(last! - first! < 1200)) return order.map((month) => byMonth.get(month)!);
  return Array.from({ length: last! - first! + 1 }, (_, i) => {
    const month = monthLabel(first! + i);
    return byMonth.get(month) ?? { level: rows[0]!.level, month, counts: {} };
  });
}

function monthNumber(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return year! * 12 + number! - 1;
}

function monthLabel(n: number): string {
  return `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;
}
