/** What the parts of a page of measures share: the figure that stands for a period, its verdict, and names of places. */
import { figureText } from "../draw/figure-text.ts";
import { countText } from "../draw/numbers.ts";
import { measureMark, measureState, worstMeasureFirst } from "../draw/measure-state.ts";
import type { FigureName, MeasureFigure } from "../engine/measures/figure.ts";
import type { MeasureKind } from "../engine/measures/measure.ts";
import type { MeasureState } from "../i18n/measure-page-words.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { ContractMeasures, MeasureResult } from "../report/measure-report.ts";
import { drawn, html, type Html } from "./html.ts";

/** The last period that the contract reaches, which need not be the last of all. */
export function latestFigure({ periods }: MeasureResult): MeasureFigure | undefined {
  return (periods.findLast(({ figure }) => figure.verdict !== "outside") ?? periods.at(-1))?.figure;
}

/** The one figure by which a measure of this kind is known. */
export function mainFigure(figure: MeasureFigure, lang: Language): string {
  const names: Readonly<Record<MeasureKind, readonly FigureName[]>> = {
    uptime: ["share"],
    samples: ["share", "mean"],
    signs: ["share", "received"],
    usage: ["share", "used"],
    work: ["used", "share"],
  };
  const name = names[figure.measure.kind].find((one) => figure.values[one] !== undefined);
  return name === undefined ? "" : figureText(figure, name, lang);
}

/** The figures that periods of a measure have, in the order of their closed list. */
export function namesOf(figures: readonly MeasureFigure[], names: readonly FigureName[]): readonly FigureName[] {
  return names.filter((name) => figures.some(({ values }) => values[name] !== undefined));
}

export function stateCell(figure: MeasureFigure, lang: Language): Html {
  const state = measureState(figure);
  return html`<span class="state">${drawn(measureMark(state))} ${languages[lang].measurePage.states[state]}</span>`;
}

/** So many periods of each state; the icon has its word for whoever hears the page. */
export function measureHistory(figures: readonly MeasureFigure[], lang: Language): Html {
  const words = languages[lang].measurePage.states;
  const states = figures.map(measureState);
  const tally = (state: MeasureState) => {
    const n = states.filter((one) => one === state).length;
    if (n === 0) return [];
    return html`<span class="tally" title="${words[state]}"
      >${drawn(measureMark(state))} ${countText(n, lang)}<span class="heard"> ${words[state]}</span></span
    > `;
  };
  return html`${worstMeasureFirst.flatMap(tally)}`;
}

/** What a contract's customer is called; undefined where the records name none. */
export function customerOf({ customer, name }: ContractMeasures): string | undefined {
  return name ?? customer;
}

/** The place of a measure in the page, by its contract and its own number. */
export function placeOf(contract: number, measure: number): string {
  return `measure-${contract + 1}-${measure + 1}`;
}
