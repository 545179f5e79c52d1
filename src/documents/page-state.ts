/** A period's verdict as a page shows it: icon and word, and how often each verdict came. */
import { countText } from "../draw/numbers.ts";
import { stateMark, stateOf, type PeriodState } from "../draw/period-state.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { ObjectiveScore, PeriodScore } from "../report/score.ts";
import { drawn, html, type Html } from "./html.ts";

export function stateWord(state: PeriodState, word: string): Html {
  return html`<span class="state">${drawn(stateMark(state))} ${word}</span>`;
}

/** Why a promise has no period to show: no ticket, or a span that is too short for one. */
export function withoutPeriod({ around, per }: ObjectiveScore, lang: Language): Html {
  const { columns, drawing, sections } = languages[lang].page;
  return stateWord(
    "no-tickets",
    around === undefined ? drawing.states["no-tickets"] : sections.wider(columns.per[per], around),
  );
}

/** What needs a look comes first. */
export const worstFirst: readonly PeriodState[] = [
  "missed",
  "over-aim",
  "undecided",
  "running-below",
  "running",
  "kept",
  "no-tickets",
];

/** So many periods of each state; the icon has its word for whoever hears the page. */
export function history(periods: readonly PeriodScore[], lang: Language): Html {
  const words = languages[lang].page.drawing.states;
  const states = periods.map(stateOf);
  return html`${worstFirst.flatMap((state) => {
    const n = states.filter((one) => one === state).length;
    return n === 0
      ? []
      : html`<span class="tally" title="${words[state]}"
          >${drawn(stateMark(state))} ${countText(n, lang)}<span class="heard"> ${words[state]}</span></span
        > `;
  })}`;
}

/** The last period in which there is something to see, which need not be the one that has just begun. */
export function latestPeriod({ periods }: ObjectiveScore): PeriodScore | undefined {
  return periods.findLast(({ population, open }) => population + open > 0) ?? periods.at(-1);
}
