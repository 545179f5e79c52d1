/** Every promise in one row: its staff in the latest period, and behind it what all its periods came to. */
import { countText, shareText } from "../draw/numbers.ts";
import { periodName } from "../draw/period-name.ts";
import { stateMark, stateOf, type PeriodState } from "../draw/period-state.ts";
import { smallStaff, staff } from "../draw/staff.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { ObjectiveScore, PeriodScore, Score } from "../report/score.ts";
import { drawn, html, named, type Html } from "./html.ts";
import { clockTitle, groupTitle } from "./page-names.ts";

export function overviewSection(score: Score, lang: Language): Html | undefined {
  const { columns, sections } = languages[lang].page;
  if (score.objectives.length === 0) return undefined;
  const heads = [
    columns.staff,
    columns.promise,
    columns.written,
    columns.period,
    columns.share,
    columns.left,
    columns.verdict,
    sections.history,
  ];
  return html`<section aria-labelledby="overview">
    <h2 id="overview">${sections.overview}</h2>
    <p class="note">${sections.overviewNote}</p>
    <table class="overview" role="table" aria-labelledby="overview">
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
        </tr>
      </thead>
      ${clocksOf(score).map(
        (clock) =>
          html`<tbody role="rowgroup">
            <tr role="row" class="clock">
              <th role="rowheader" scope="rowgroup" colspan="8">${named(clockTitle(score, clock, lang))}</th>
            </tr>
            ${score.objectives.map((one, i) => (one.clock === clock ? promiseRow(one, i, lang) : html``))}
          </tbody> `,
      )}
    </table>
    ${legend(lang)}
  </section> `;
}

/** The clocks that have an objective, in the order of the agreement. */
export function clocksOf({ objectives }: Score): readonly string[] {
  return [...new Set(objectives.map((one) => one.clock))];
}

function promiseRow(objective: ObjectiveScore, index: number, lang: Language): Html {
  const last = objective.periods.at(-1);
  return html`<tr role="row">
    <td role="cell" class="gauge">${last && drawn(smallStaff(last, objective, lang))}</td>
    <th role="rowheader" scope="row">
      <a href="#promise-${String(index + 1)}">${named(groupTitle(objective, lang))}</a>
    </th>
    <td role="cell" class="agreed">${named(objective.written)}</td>
    ${standingCells(objective, last, lang)}
    <td role="cell" class="history">${history(objective.periods, lang)}</td>
  </tr> `;
}

function standingCells(objective: ObjectiveScore, last: PeriodScore | undefined, lang: Language): Html {
  const words = languages[lang].page;
  const state = last === undefined ? "no-tickets" : stateOf(last);
  const share = last === undefined ? "" : shareText(last.kept, last.population, objective.share, lang);
  return html`<td role="cell" class="period">${last === undefined ? "" : periodName(last.label, lang)}</td>
    <td role="cell" class="number share">${share}</td>
    <td role="cell" class="number left">
      ${last === undefined || last.population === 0 ? "" : missesLeft(last, lang)}
    </td>
    <td role="cell" class="verdict">${stateWord(state, words.drawing.states[state])}</td>`;
}

/** `2 left`, `1 too many`. */
function missesLeft({ missesLeft: left }: PeriodScore, lang: Language): string {
  const words = languages[lang].page.drawing;
  return left < 0 ? words.over(countText(-left, lang)) : words.left(countText(left, lang));
}

export function stateWord(state: PeriodState, word: string): Html {
  return html`<span class="state">${drawn(stateMark(state))} ${word}</span>`;
}

const shownFirst: readonly PeriodState[] = [
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
  return html`${shownFirst.flatMap((state) => {
    const n = states.filter((one) => one === state).length;
    return n === 0
      ? []
      : html`<span class="tally" title="${words[state]}"
          >${drawn(stateMark(state))} ${countText(n, lang)}<span class="heard"> ${words[state]}</span></span
        > `;
  })}`;
}

/** Forty made-up tickets at a norm of 90%, drawn as every other: once with two misses left, once with two too many. */
const example: PeriodScore = {
  label: "",
  from: 0,
  to: 0,
  population: 40,
  kept: 38,
  missed: 2,
  open: 0,
  missesAllowed: 4,
  missesLeft: 2,
  verdict: "kept",
};
const exampleBelow: PeriodScore = { ...example, kept: 34, missed: 6, missesLeft: -2, verdict: "missed" };

function legend(lang: Language): Html {
  const words = languages[lang].page.sections;
  const promise = { share: { over: false, fraction: { num: 9, den: 10 } }, aim: false };
  return html`<details class="legend">
    <summary>${words.legend}</summary>
    <div class="drawings">
      <div class="pair">${[example, exampleBelow].map((one) => drawn(staff(one, promise, lang)))}</div>
      <dl>
        ${words.legendLines.map(
          ({ term, said }) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${said}</dd>
            </div>`,
        )}
      </dl>
    </div>
  </details> `;
}
