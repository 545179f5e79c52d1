/**
 * The attained share period after period, as a row of gauge staffs on one scale with the norm across all of them: what
 * moves is the water, what stays is the promise. Under each staff stands the icon of its verdict.
 */
import type { PeriodScore } from "../report/score.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { normText, shareText } from "./numbers.ts";
import { periodName } from "./period-name.ts";
import { periodSentence } from "./period-sentence.ts";
import { stateIcon, stateOf } from "./period-state.ts";
import { safeText } from "./safe-text.ts";
import { heightOf, staffColumn, windowOf, type PromisedShare } from "./staff-column.ts";
import { staffScale, type StaffScale } from "./staff-scale.ts";
import { drawing, label, line, type Box } from "./svg.ts";

/** More than this many cannot be told apart; the last ones are drawn. */
export const mostDrawn = 60;

const plot: Box = { x: 46, y: 8, width: 242, height: 92 };

/** 292 by 136; `name` is what the promise is called. */
export function trend(periods: readonly PeriodScore[], promise: PromisedShare, name: string, lang: Language): string {
  const shown = periods.slice(-mostDrawn);
  const scale = staffScale(shown, promise.share);
  const step = Math.min(22, plot.width / shown.length);
  const places = shown.map((period, i) => ({ period, x: plot.x + i * step, step }));
  return drawing({
    width: 292,
    height: 138,
    title: languages[lang].page.drawing.trend(name, spanOf(shown, lang)),
    description: sentences(shown, promise, lang),
    body:
      axis(shown, promise, scale, lang) +
      places.map((place) => staffAt(place, promise, scale, lang)).join("") +
      normLine(promise, scale, shown.length * step) +
      years(places),
  });
}

/** The last twelve without a word, 104 by 40, for a row of a table. */
export function smallTrend(
  periods: readonly PeriodScore[],
  promise: PromisedShare,
  name: string,
  lang: Language,
): string {
  const shown = periods.slice(-12);
  const scale = staffScale(shown, promise.share);
  const box: Box = { x: 2, y: 3, width: 6, height: 34 };
  const normAt = heightOf(windowOf(box, scale), scale, promise.share.fraction.num / promise.share.fraction.den);
  const staffs = shown.map((period, i) =>
    staffColumn(period, promise, scale, { ...box, x: 3 + i * 8 }, { gap: 3, overhang: 0 }),
  );
  const width = Math.max(16, shown.length * 8 + 4);
  return drawing({
    width,
    height: 40,
    title: languages[lang].page.drawing.trend(name, spanOf(shown, lang)),
    description: sentences(shown, promise, lang),
    body: staffs.join("") + line(promise.aim ? "norm aim" : "norm", 0, normAt, width, normAt),
  });
}

function spanOf(shown: readonly PeriodScore[], lang: Language): string {
  const [first, last] = [shown[0], shown.at(-1)].map((one) => (one === undefined ? "" : periodName(one.label, lang)));
  return first === last ? first! : languages[lang].page.drawing.from(first!, last!);
}

function sentences(shown: readonly PeriodScore[], promise: PromisedShare, lang: Language): string {
  return shown.map((one) => `${periodName(one.label, lang)}: ${periodSentence(one, promise, lang)}`).join(" ");
}

interface Place {
  readonly period: PeriodScore;
  readonly x: number;
  readonly step: number;
}

function staffAt({ period, x, step }: Place, promise: PromisedShare, scale: StaffScale, lang: Language): string {
  const width = step * (step < 6 ? 0.9 : 0.72);
  const box = { ...plot, x: x + (step - width) / 2, width };
  const size = Math.min(12, step - 0.5);
  const icon = stateIcon(stateOf(period), x + (step - size) / 2, plot.y + plot.height + 5, size);
  const hint = `${periodName(period.label, lang)}: ${periodSentence(period, promise, lang)}`;
  const staff = staffColumn(period, promise, scale, box, { gap: 3, overhang: 0 });
  return `<g><title>${safeText(hint)}</title>${staff}${size >= 3 ? icon : ""}</g>`;
}

function normLine(promise: PromisedShare, scale: StaffScale, width: number): string {
  const y = normHeight(promise, scale);
  return line(promise.aim ? "norm aim" : "norm", plot.x - 4, y, plot.x + width + 3, y);
}

/** 100%, the norm and the foot of the scale; the norm has its place before the others. */
function axis(shown: readonly PeriodScore[], promise: PromisedShare, scale: StaffScale, lang: Language): string {
  const view = windowOf(plot, scale);
  const normAt = normHeight(promise, scale);
  const lowest = Math.round((1 - scale.foot) * 1e6);
  const foot = scale.isBroken ? shareText(1e6 - lowest, 1e6, undefined, lang) : "0%";
  const others = [
    { y: view.y, text: "100%" },
    { y: view.y + view.height, text: foot },
  ].filter(({ y }) => shown.length > 0 && Math.abs(y - normAt) >= 12);
  return (
    label("strong", plot.x - 7, normAt + 4, normText(promise.share, lang), "end") +
    others.map(({ y, text }) => label("quiet", plot.x - 7, y + 4, text, "end")).join("")
  );
}

function normHeight({ share }: PromisedShare, scale: StaffScale): number {
  return heightOf(windowOf(plot, scale), scale, share.fraction.num / share.fraction.den);
}

/** Each year at its first period; a year that the next one leaves no room goes unsaid. */
function years(places: readonly Place[]): string {
  const firsts = places.filter(({ period }, i) => yearOf(period) !== yearOf(places[i - 1]?.period));
  const shown = firsts.filter(({ x }, i) => (firsts[i + 1]?.x ?? Infinity) - x >= 32);
  return shown.map(({ period, x }) => label("quiet", x, plot.y + plot.height + 30, yearOf(period))).join("");
}

function yearOf(period: PeriodScore | undefined): string {
  return period?.label.slice(0, 4) ?? "";
}
