/**
 * The picture of the READMEs: three months of one promise as gauge staffs, as a page of scores draws them. The figures are
 * made up; the drawing is the real one.
 */
import { drawingStyle } from "../src/draw/drawing-style.ts";
import { periodName } from "../src/draw/period-name.ts";
import { stateOf } from "../src/draw/period-state.ts";
import { staff } from "../src/draw/staff.ts";
import { drawing, label, rect } from "../src/draw/svg.ts";
import { judgePeriod, missesAllowed, type Objective } from "../src/engine/objective.ts";
import type { Language } from "../src/i18n/words.ts";
import { languages } from "../src/i18n/word-finding.ts";
import type { PeriodScore } from "../src/report/score.ts";

const promise = { share: { over: false, fraction: { num: 9, den: 10 } }, aim: false };
const asOf = Date.UTC(2026, 2, 20);
const months = [
  { kept: 38, missed: 2, open: 0 },
  { kept: 35, missed: 5, open: 0 },
  { kept: 21, missed: 2, open: 3 },
];
const [width, height, top] = [226, 184, 28];

const texts: Readonly<Record<Language, { title: string; description: string }>> = {
  nl: {
    title: "Peilschalen van drie maanden",
    description: "90% van de meldingen binnen 4 uur: in januari gehaald, in februari gemist, in maart nog gaande.",
  },
  en: {
    title: "Gauge staffs of three months",
    description: "90% of the tickets within 4 hours: kept in January, missed in February, still running in March.",
  },
};

export function staffsPicture(lang: Language): string {
  const columns = months.map((counts, i) => {
    const period = monthOf(i, counts);
    const { states } = languages[lang].page.drawing;
    const said = `${periodName(period.label, lang)}: ${states[stateOf(period)]}`;
    const inner = staff(period, promise, lang)
      .replace(/^<svg[^>]*>/, "")
      .replace(/<\/svg>$/, "");
    return `${label("strong", i * width + 16, 18, said)}<g transform="translate(${i * width} ${top})">${inner}</g>`;
  });
  // A page that shows it may be light where the reader's machine is dark: it brings its own paper.
  const style = `<style>${drawingStyle}.peil { font-family: system-ui, sans-serif; } .peil .paper { fill: var(--paper); }</style>`;
  const whole = { width: months.length * width, height: top + height + 8 };
  const body = style + rect("paper", { x: 0, y: 0, ...whole }) + columns.join("");
  return `${drawing({ ...whole, ...texts[lang], body })}\n`;
}

function monthOf(i: number, counts: { kept: number; missed: number; open: number }): PeriodScore {
  const [from, to] = [Date.UTC(2026, i, 1), Date.UTC(2026, i + 1, 1)];
  const population = counts.kept + counts.missed;
  const allowed = missesAllowed(promise.share, population);
  return {
    label: `2026-0${i + 1}`,
    from,
    to,
    population,
    ...counts,
    missesAllowed: allowed,
    missesLeft: allowed - counts.missed,
    verdict: judgePeriod(promise as Objective, counts, to, asOf),
  };
}
