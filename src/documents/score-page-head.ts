/**
 * The head of a score: which agreement, as of when, which tickets, in one sentence how its promises stand, and what the
 * export can never tell: the figures below mean something else without that (IMP-10).
 */
import { countText } from "../draw/numbers.ts";
import { stateOf } from "../draw/period-state.ts";
import { silentSentences } from "../i18n/score-words.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { PeriodWord } from "../i18n/page-words.ts";
import type { Score } from "../report/score.ts";
import { html, named, type Html } from "./html.ts";
import { pageHead, type PageHead } from "./page-head.ts";
import { moment } from "./page-names.ts";
import { latestPeriod, worstFirst } from "./page-state.ts";

export function scoreHead(score: Score, lang: Language): Html {
  const words = languages[lang].page.head;
  const particulars: PageHead["particulars"] = [
    [words.asOf, html`${moment(score.asOf, score.zone)} <span class="quiet">${score.zone}</span>`],
    [words.span, score.span && html`${score.span.label}`],
    [words.customer, score.customer === undefined ? undefined : named(score.customer)],
    [words.reading, score.reading === undefined ? undefined : named(score.reading)],
    [words.judged, ticketLines(score, lang)],
  ];
  return pageHead(
    {
      kind: words.report,
      of: score,
      particulars,
      warnings: [],
      standing: standing(score, lang),
      notes: silentSentences(score, languages[lang].score, lang),
    },
    lang,
  );
}

function ticketLines({ tickets }: Score, lang: Language): Html {
  const words = languages[lang].page.head;
  const { read, judged, setApart, notYet, otherCustomers } = tickets;
  const lines = [words.judgedOf(countText(judged, lang), countText(read, lang))];
  if (setApart > 0) lines.push(words.setApart(setApart, countText(setApart, lang)));
  if (notYet > 0) lines.push(words.notYet(notYet, countText(notYet, lang)));
  if (otherCustomers > 0) lines.push(words.otherCustomers(otherCustomers, countText(otherCustomers, lang)));
  return html`${lines.map((one) => html`<span class="line">${one}</span> `)}`;
}

function standing({ objectives, tickets }: Score, lang: Language): string {
  const words = languages[lang].page.head;
  if (tickets.judged === 0) return words.nothingJudged;
  if (objectives.length === 0) return words.noObjectives;
  const asked = objectives.filter(({ around }) => around === undefined);
  const states = asked.map((objective): PeriodWord => {
    const last = latestPeriod(objective);
    return last === undefined ? "no-tickets" : stateOf(last);
  });
  const counted = worstFirst
    .map((state) => ({ state, n: states.filter((one) => one === state).length }))
    .filter(({ n }) => n > 0);
  return words.stands(counted.map((one) => ({ ...one, text: countText(one.n, lang) })));
}
