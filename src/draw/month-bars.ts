/**
 * Tickets by month for one value of a level, as a row of bars for a table: its shape, with the highest month as a number
 * beside it. Rows have scales of their own, since urgent tickets are always few beside the rest.
 */
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { countText } from "./numbers.ts";
import { periodName } from "./period-name.ts";
import { safeText } from "./safe-text.ts";
import { at, drawing, rect } from "./svg.ts";

const height = 30;

export interface MonthCount {
  readonly month: string;
  readonly count: number;
}

/** 244 wide and 34 high at most; months narrow down to what fits. */
export function monthBars(months: readonly MonthCount[], value: string, lang: Language): string {
  const step = Math.min(18, 240 / Math.max(1, months.length));
  const width = Math.max(step * months.length, 1);
  const most = Math.max(1, ...months.map(({ count }) => count));
  const bars = months.map(({ month, count }, i) => {
    const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height);
    const gap = step > 4 ? 1 : 0.25;
    const box = { x: 2 + i * step + gap / 2, y: 1 + height - tall, width: step - gap, height: tall };
    const hint = `${periodName(month, lang)}: ${countText(count, lang)}`;
    return `<g><title>${safeText(hint)}</title>${rect("bar on", box)}</g>`;
  });
  return drawing({
    width: width + 4,
    height: height + 4,
    title: languages[lang].page.drawing.monthBars(value),
    description: months.map(({ month, count }) => `${periodName(month, lang)}: ${countText(count, lang)}`).join("; "),
    body: `${bars.join("")}<path class="axis" d="M2 ${at(height + 1.5)}h${at(width)}"/>`,
  });
}
