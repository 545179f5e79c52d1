/** The verdict that an export carries beside the agreement's own, and what explains each difference. */
import { agreementBar } from "../draw/agreement-bar.ts";
import { countText, shareText } from "../draw/numbers.ts";
import { causeSentence } from "../i18n/score-words.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { RecordedCause, RecordedScore, Score } from "../report/score.ts";
import { drawn, html, joined, named, type Html } from "./html.ts";
import { clockTitle } from "./page-names.ts";
import { pageTable } from "./page-table.ts";

export function recordedSection(score: Score, lang: Language): Html | undefined {
  const { comparison, sections } = languages[lang].page;
  const { recorded } = score;
  if (recorded === undefined) return undefined;
  const { agree, disagree, clock } = recorded;
  const compared = agree + disagree;
  const title = sections.recorded(recorded.column);
  const judged = clock === undefined ? comparison.judgesAll : comparison.judges(clockTitle(score, clock, lang));
  const summary = comparison.agreeShare(shareText(agree, compared, undefined, lang), countText(compared, lang));
  return html`<section aria-labelledby="recorded">
    <h2 id="recorded">${title}</h2>
    <p class="note">${judged}</p>
    <figure>
      <figcaption>
        ${compared === 0 ? undefined : html`<strong>${summary}</strong>. `}${sums(recorded, lang)}
      </figcaption>
      ${drawn(agreementBar(recorded, title, lang))}
    </figure>
    ${causesTable(recorded, lang)}${groupsTable(recorded, lang)}
  </section> `;
}

function sums({ agree, disagree, without }: RecordedScore, lang: Language): string {
  const [agreed, differing, unknown] = [agree, disagree, without].map((n) => countText(n, lang));
  return `${languages[lang].page.drawing.agreement(agreed!, differing!, unknown!)}.`;
}

function causesTable({ causes }: RecordedScore, lang: Language): Html | undefined {
  const { columns, comparison } = languages[lang].page;
  const number = "number" as const;
  if (causes.length === 0) return undefined;
  const heads = [
    { title: columns.cause, kind: "wide" as const },
    { title: columns.recordedKept, kind: number },
    { title: columns.recordedMissed, kind: number },
    { title: columns.ticket },
  ];
  const rows = causes.map((one) => [
    causeSentence(one, comparison),
    countText(one.recordedKept, lang),
    countText(one.recordedMissed, lang),
    firstOf(one, lang),
  ]);
  return pageTable(columns.cause, heads, rows);
}

function firstOf({ tickets, recordedKept, recordedMissed }: RecordedCause, lang: Language): Html {
  const shown = tickets.slice(0, 5);
  const more = recordedKept + recordedMissed - shown.length;
  const names = joined(shown.map(named), ", ");
  return more <= 0 ? names : html`${names} ${languages[lang].page.sections.more(countText(more, lang))}`;
}

function groupsTable({ byGroup }: RecordedScore, lang: Language): Html | undefined {
  const { columns, sections } = languages[lang].page;
  const number = "number" as const;
  if (byGroup.length < 2) return undefined;
  const heads = [
    { title: columns.group },
    { title: columns.agree, kind: number },
    { title: columns.disagree, kind: number },
    { title: columns.agreeShare, kind: number },
  ];
  const rows = byGroup.map(({ group, groupTitle, agree, disagree }) => [
    named(group.length === 0 ? sections.withoutGroup : groupTitle[lang]),
    countText(agree, lang),
    countText(disagree, lang),
    shareText(agree, agree + disagree, undefined, lang),
  ]);
  return pageTable(columns.group, heads, rows);
}
