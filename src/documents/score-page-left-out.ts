/** What the import could not use, by kind and with its first places: nothing is left out without being said. */
import { countText } from "../draw/numbers.ts";
import type { Language } from "../i18n/words.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { RecordFinding } from "../report/left-out.ts";
import type { Score } from "../report/score.ts";
import { html, joined, named, type Html } from "./html.ts";
import { pageTable } from "./page-table.ts";

export function leftOutSection(score: Score, found: readonly RecordFinding[], lang: Language): Html {
  const { twoReadings } = score;
  const { columns, sections } = languages[lang].page;
  const heads = [
    { title: columns.kind, kind: "wide" as const },
    { title: columns.count, kind: "number" as const },
    { title: columns.consequence },
    { title: columns.places },
  ];
  const rows = found.map((one) => [
    wordRecordFinding(one, lang),
    countText(one.count, lang),
    one.setsApart ? sections.setsApart : sections.noted,
    places(one, lang),
  ]);
  const two = sections.twoReadings(countText(twoReadings.tickets, lang), countText(twoReadings.differ, lang));
  return html`<section aria-labelledby="left-out">
    <h2 id="left-out">${sections.leftOut}</h2>
    <p class="note">${found.length === 0 ? sections.nothingLeftOut : sections.leftOutNote}</p>
    ${found.length === 0 ? undefined : pageTable(sections.leftOut, heads, rows)}${twoReadings.tickets === 0 ? undefined : html`<p>${two}</p>`}
  </section> `;
}

/** The first places of a finding, and how many more there are. */
export function places({ places: all, count }: RecordFinding, lang: Language): Html {
  const { line, more } = languages[lang].page.sections;
  const shown = all.slice(0, 3);
  const list = joined(
    shown.map(
      (one) =>
        html`${named(one.file)}
        ${line(String(one.line))}${one.ticket === undefined ? undefined : html` (${named(one.ticket)})`}`,
    ),
    ", ",
  );
  return count > shown.length && shown.length > 0 ? html`${list} ${more(countText(count - shown.length, lang))}` : list;
}
