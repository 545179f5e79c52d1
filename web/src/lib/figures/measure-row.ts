/** A measure as a row: what was attained in its own unit against its norm, the time or the number that is left, and its staff (AVL-1, RSP-1). */
import { figureShare, figureText, leftMs, normOf, overMs } from "$peil/draw/figure-text.ts";
import { countedPeriod, measureGauge } from "$peil/draw/measure-gauge.ts";
import { measureState } from "$peil/draw/measure-state.ts";
import { measureTrend } from "$peil/draw/measure-trend.ts";
import { countText } from "$peil/draw/numbers.ts";
import { periodName } from "$peil/draw/period-name.ts";
import { fractionText } from "$peil/draw/share-text.ts";
import type { FigureName, MeasureFigure } from "$peil/engine/measures/figure.ts";
import type { Language } from "$peil/i18n/words.ts";
import { perText } from "#lib/figures/per-text.ts";
import { measuredFigure, type ToldFigure, type ToldMeasure, type ToldPeriod } from "#lib/figures/measured.ts";
import type { FigureWords } from "#lib/figures/objective-row.ts";
import type { PeriodRow, PromiseRow } from "#lib/figures/row.ts";
import { unbroken } from "#lib/unbroken.ts";
import { normText } from "$peil/i18n/target-text.ts";
import { lengthText } from "#lib/moment.ts";
import { say } from "#lib/say.ts";
import type { StateName } from "#lib/states.ts";

export interface ToldMeasured extends ToldMeasure {
  readonly title: { readonly nl: string; readonly en: string };
  readonly article: string;
}

export function measureKey(measure: string): string {
  return `measure/${measure}`;
}

/** `periods` in the order of time, at least one; the last one is shown as it stands. */
export function measureRow(
  told: ToldMeasured,
  periods: readonly { readonly figure: ToldFigure; readonly period: ToldPeriod }[],
  asOf: number,
  w: FigureWords,
  language: Language,
  isDrawn = true,
): PromiseRow {
  const figures = periods.map(({ figure, period }) => measuredFigure(told, figure, period, asOf));
  const last = figures.at(-1)!;
  const title = told.title[language];
  return {
    key: measureKey(told.measure),
    kind: "measure",
    title,
    group: "",
    article: told.article,
    target: unbroken(normText(told.target, language)),
    per: say(w.each, { per: perText(told.per, language) }),
    isAim: told.isAim,
    now: measurePeriod(last, w, language),
    staff: isDrawn ? measureGauge(last, language) : "",
    trend: isDrawn ? measureTrend(figures, title, language) : "",
    periods: figures.map((one) => measurePeriod(one, w, language)),
  };
}

export function measurePeriod(figure: MeasureFigure, w: FigureWords, language: Language): PeriodRow {
  const { label } = figure.period;
  const over = overMs(figure);
  return {
    label,
    name: periodName(label, language, "short"),
    attained: attainedText(figure, w, language),
    counted: countedText(figure, w, language),
    open: 0,
    missed: missedOf(figure),
    left: leftOf(figure, over, w, language),
    isOver: over > 0 || (figure.measure.kind !== "uptime" && (countedPeriod(figure)?.missesLeft ?? 0) < 0),
    state: stateShown(figure),
  };
}

function attainedText(figure: MeasureFigure, w: FigureWords, language: Language): string {
  const share = figureShare(figure);
  if (share !== undefined && !isUnused(figure)) return fractionText(share, normOf(figure), language);
  const used = amount(figure, "used", language);
  return used === "" || isUnused(figure) ? "" : say(w.usedOf, { used });
}

function countedText(figure: MeasureFigure, w: FigureWords, language: Language): string {
  const { values, measure } = figure;
  if (measure.kind === "uptime") return "";
  const counts = countedPeriod(figure);
  if (counts !== undefined)
    return say(w.keptOf, { kept: countText(counts.kept, language), all: countText(counts.population, language) });
  const [used, all] = [amount(figure, "used", language), amount(figure, "of", language)];
  if (used !== "" && all !== "" && !isUnused(figure)) return say(w.usedOfAll, { used, all });
  return values.share === undefined ? bareCount(figure, w, language) : "";
}

/** Counted, and held against no share: what was counted is said with it. */
function bareCount(figure: MeasureFigure, w: FigureWords, language: Language): string {
  const { values, measure } = figure;
  if (measureState(figure) === "nothing-measured") return "";
  const [name, words] =
    measure.kind === "signs"
      ? (["received", w.signs] as const)
      : (["population", measure.kind === "work" ? w.tickets : w.samples] as const);
  const value = values[name];
  if (value?.unit !== "count") return "";
  return say(words, { count: value.value === 1 ? 1 : countText(value.value, language) });
}

function leftOf(figure: MeasureFigure, over: number, w: FigureWords, language: Language): string {
  if (over > 0) return say(w.timeOver, { length: lengthText(over, language) });
  const left = leftMs(figure);
  if (left !== undefined && figure.measure.kind === "uptime")
    return say(w.timeLeft, { length: lengthText(left, language) });
  const counts = figure.measure.kind === "uptime" ? undefined : countedPeriod(figure);
  if (counts === undefined) return "";
  const { missesLeft } = counts;
  if (missesLeft === 0) return counts.missed === 0 ? w.noMisses : w.allMissesUsed;
  const count = countText(Math.abs(missesLeft), language);
  return say(missesLeft < 0 ? w.tooMany : w.missesLeft, { count: Math.abs(missesLeft) === 1 ? 1 : count });
}

/** A length as people say it, a quantity as it was written. */
function amount(figure: MeasureFigure, name: FigureName, language: Language): string {
  const value = figure.values[name];
  return value?.unit === "ms" ? lengthText(value.value, language) : figureText(figure, name, language);
}

function stateShown(figure: MeasureFigure): StateName {
  const state = measureState(figure);
  return state === "running" && isUnused(figure) ? "nothing-used" : state;
}

/** Time or a quantity of which nothing went: no share of it says anything yet. */
function isUnused({ values: { used } }: MeasureFigure): boolean {
  return used !== undefined && "value" in used && Number(used.value) === 0;
}

/** Signs or answers that missed; of time that something was down, that there was any. */
function missedOf(figure: MeasureFigure): number {
  const counts = figure.measure.kind === "uptime" ? undefined : countedPeriod(figure);
  if (counts !== undefined) return counts.population - counts.kept;
  return figure.measure.kind === "uptime" && figure.values.down?.unit === "ms" && figure.values.down.value > 0 ? 1 : 0;
}
