/** One section for each clock, with a card for each level of each group: where it stands, how it went, and the figures. */
import { countText, normText, shareText } from "../draw/numbers.ts";
import { periodName } from "../draw/period-name.ts";
import { stateOf } from "../draw/period-state.ts";
import { staff } from "../draw/staff.ts";
import { mostDrawn, trend } from "../draw/trend.ts";
import { bucketName, usedShare } from "../draw/used-share.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Counts, ObjectiveScore, PeriodScore, Score } from "../report/score.ts";
import { drawn, html, named, type Html } from "./html.ts";
import { clockTitle, groupTitle, promiseName } from "./page-names.ts";
import { pageTable } from "./page-table.ts";
import { history, latestPeriod, stateWord, withoutPeriod } from "./page-state.ts";
import { clocksOf } from "./score-page-overview.ts";

export function clockSections(score: Score, lang: Language): Html[] {
  return clocksOf(score).map((clock, i) => {
    const id = `clock-${i + 1}`;
    return html`<section aria-labelledby="${id}">
      <h2 id="${id}">${named(clockTitle(score, clock, lang))}</h2>
      <p class="note">${clockNote(score, clock, lang)}</p>
      ${score.objectives.map((one, n) => (one.clock === clock ? promiseCard(score, one, n, lang) : html``))}
    </section> `;
  });
}

function clockNote(score: Score, name: string, lang: Language): Html {
  const { columns, sections } = languages[lang].page;
  const clock = score.clocks.find((one) => one.clock === name);
  if (clock === undefined) return html``;
  const apart = languages[lang].score.apart(clock);
  return html`${columns.article} ${named(clock.article)}, ${languages[lang].explain.onHours(clock.hours)}.
  ${sections.clockTickets(clock.tickets, countText(clock.tickets, lang))}.
  ${apart === "" ? "" : sections.clockApart(apart)}`;
}

function promiseCard(score: Score, objective: ObjectiveScore, index: number, lang: Language): Html {
  const words = languages[lang].page;
  const id = `promise-${index + 1}`;
  const name = promiseName(score, objective, lang);
  const last = latestPeriod(objective);
  const heading = html`<h3 id="${id}">
    <span class="group">${named(groupTitle(objective, lang))}</span>
    <span class="written">${named(objective.written)}</span>
    <span class="quiet">${words.columns.each(words.columns.per[objective.per])}</span>
  </h3>`;
  if (last === undefined) {
    return html`<article class="promise" aria-labelledby="${id}">
      ${heading}
      <p>${withoutPeriod(objective, lang)}</p>
    </article> `;
  }
  return html`<article class="promise" aria-labelledby="${id}">
    ${heading}
    <div class="drawings">
      ${nowFigure(objective, last, lang)}${objective.periods.length > 1 ? trendFigure(objective, name, lang) : undefined}${usedFigure(objective, name, lang)}
    </div>
    ${figures(objective, name, lang)}
  </article> `;
}

/** The latest period: its staff, and beside it the same in figures. */
function nowFigure(objective: ObjectiveScore, last: PeriodScore, lang: Language): Html {
  const { columns, drawing } = languages[lang].page;
  const state = stateOf(last);
  const pairs: readonly (readonly [string, string])[] = [
    [columns.share, shareText(last.kept, last.population, objective.share, lang) || "–"],
    [columns.norm, normText(objective.share, lang)],
    [columns.population, countText(last.population, lang)],
    [columns.kept, countText(last.kept, lang)],
    [columns.missed, countText(last.missed, lang)],
    [columns.left, countText(last.missesLeft, lang)],
    [columns.open, countText(last.open, lang)],
  ];
  return html`<figure class="now">
    <figcaption>
      <span class="when">${periodName(last.label, lang)}</span> ${stateWord(state, drawing.states[state])}
    </figcaption>
    <div class="pair">
      ${drawn(staff(last, objective, lang))}
      <dl class="figures">
        ${pairs.map(
          ([term, said]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${said}</dd>
            </div>`,
        )}
      </dl>
    </div>
  </figure> `;
}

function trendFigure(objective: ObjectiveScore, name: string, lang: Language): Html {
  const { sections } = languages[lang].page;
  const { periods } = objective;
  const cut = sections.lastPeriods(countText(mostDrawn, lang), countText(periods.length, lang));
  return html`<figure>
    <figcaption>${sections.trend(countText(periods.length, lang))} ${history(periods, lang)}</figcaption>
    ${drawn(trend(periods, objective, name, lang))}
    ${periods.length > mostDrawn ? html`<p class="note">${cut}</p>` : undefined}
  </figure> `;
}

function usedFigure(objective: ObjectiveScore, name: string, lang: Language): Html {
  const { sections } = languages[lang].page;
  if (objective.total.population === 0) return html``;
  return html`<figure>
    <figcaption>${sections.usedTitle(countText(objective.total.population, lang))}</figcaption>
    ${drawn(usedShare(objective.used, name, lang))}
  </figure> `;
}

function figures(objective: ObjectiveScore, name: string, lang: Language): Html {
  const { columns, sections } = languages[lang].page;
  const used = objective.used.flatMap((n, bucket) => (n === 0 ? [] : [[bucketName(bucket), countText(n, lang)]]));
  const usedColumns = [{ title: columns.used }, { title: columns.tickets, kind: "number" as const }];
  const rows = [...objective.periods.map((one) => periodRow(one, objective, lang)), totalRow(objective, lang)];
  return html`<details>
    <summary>${sections.figures}</summary>
    ${pageTable(`${name}: ${sections.figures.toLowerCase()}`, periodColumns(lang), rows)}${used.length === 0 ? undefined : pageTable(`${name}: ${sections.figuresUsed.toLowerCase()}`, usedColumns, used)}
  </details> `;
}

function periodColumns(lang: Language) {
  const { columns } = languages[lang].page;
  const number = "number" as const;
  return [
    { title: columns.period },
    { title: columns.population, kind: number },
    { title: columns.kept, kind: number },
    { title: columns.missed, kind: number },
    { title: columns.open, kind: number },
    { title: columns.share, kind: number },
    { title: columns.norm, kind: number },
    { title: columns.allowed, kind: number },
    { title: columns.left, kind: number },
    { title: columns.verdict },
  ];
}

function periodRow(period: PeriodScore, objective: ObjectiveScore, lang: Language) {
  const state = stateOf(period);
  return [
    periodName(period.label, lang),
    ...counts(period, objective, lang),
    normText(objective.share, lang),
    countText(period.missesAllowed, lang),
    countText(period.missesLeft, lang),
    stateWord(state, languages[lang].page.drawing.states[state]),
  ];
}

/** All periods together have figures but no verdict: an agreement judges periods. */
function totalRow(objective: ObjectiveScore, lang: Language) {
  return [
    languages[lang].page.sections.total,
    ...counts(objective.total, objective, lang),
    normText(objective.share, lang),
    "",
    "",
    "",
  ];
}

function counts({ population, kept, missed, open }: Counts, { share }: ObjectiveScore, lang: Language): string[] {
  return [...[population, kept, missed, open].map((n) => countText(n, lang)), shareText(kept, population, share, lang)];
}
