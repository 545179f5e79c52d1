/** Every promise in one row: its staff in the latest period, and behind it what all its periods came to. */
import { countText, shareText } from "../draw/numbers.ts";
import { periodName } from "../draw/period-name.ts";
import { stateOf } from "../draw/period-state.ts";
import { smallStaff } from "../draw/staff.ts";
import { smallTrend } from "../draw/trend.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { ObjectiveScore, PeriodScore, Score } from "../report/score.ts";
import { drawn, html, named, type Html } from "./html.ts";
import { clockTitle, groupTitle, promiseName } from "./page-names.ts";
import { history, latestPeriod, stateWord, withoutPeriod } from "./page-state.ts";
import { legend } from "./score-page-legend.ts";

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
            ${score.objectives.map((one, i) => (one.clock === clock ? promiseRow(score, one, i, lang) : html``))}
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

function promiseRow(score: Score, objective: ObjectiveScore, index: number, lang: Language): Html {
  const name = promiseName(score, objective, lang);
  const last = latestPeriod(objective);
  return html`<tr role="row">
    <td role="cell" class="gauge">${drawn(smallStaff(last ?? noPeriod(lang), objective, lang))}</td>
    <th role="rowheader" scope="row">
      <a href="#promise-${String(index + 1)}">${named(groupTitle(objective, lang))}</a>
    </th>
    <td role="cell" class="agreed">${named(objective.written)}</td>
    ${standingCells(objective, last, lang)}
    <td role="cell" class="history">
      ${objective.periods.length > 1 ? drawn(smallTrend(objective.periods, objective, name, lang)) : undefined}
      ${history(objective.periods, lang)}
    </td>
  </tr> `;
}

/** A promise without a ticket has a staff too: the norm, and no water. */
function noPeriod(lang: Language): PeriodScore {
  const none = { population: 0, kept: 0, missed: 0, open: 0, missesAllowed: 0, missesLeft: 0 };
  return { ...none, label: languages[lang].page.drawing.noTickets, from: 0, to: 0, verdict: "no-tickets" };
}

function standingCells(objective: ObjectiveScore, last: PeriodScore | undefined, lang: Language): Html {
  const words = languages[lang].page;
  const state = last === undefined ? "no-tickets" : stateOf(last);
  const share = last === undefined ? "" : shareText(last.kept, last.population, objective.share, lang);
  return html`<td role="cell" class="period">${last === undefined ? "" : periodName(last.label, lang, "short")}</td>
    <td role="cell" class="number share">${share}</td>
    <td role="cell" class="number left">
      ${last === undefined || last.population === 0 ? "" : missesLeft(last, lang)}
    </td>
    <td role="cell" class="verdict">
      ${last === undefined ? withoutPeriod(objective, lang) : stateWord(state, words.drawing.states[state])}
    </td>`;
}

/** `2 left`, `1 too many`. */
function missesLeft({ missesLeft: left }: PeriodScore, lang: Language): string {
  const words = languages[lang].page.drawing;
  return left < 0 ? words.over(countText(-left, lang)) : words.left(countText(left, lang));
}
