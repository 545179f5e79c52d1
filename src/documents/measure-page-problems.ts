/** What did not fit together in the records, by kind and with its first places: nothing is left out without being said. */
import { countText } from "../draw/numbers.ts";
import { wordRecordFinding } from "../i18n/record-words.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { RecordFinding } from "../report/left-out.ts";
import { html, type Html } from "./html.ts";
import { pageTable } from "./page-table.ts";
import { places } from "./score-page-left-out.ts";

export function problemsSection(found: readonly RecordFinding[], lang: Language): Html {
  const { columns } = languages[lang].page;
  const words = languages[lang].measurePage.sections;
  const heads = [
    { title: columns.kind, kind: "wide" as const },
    { title: columns.count, kind: "number" as const },
    { title: columns.places },
  ];
  const { setsApart } = languages[lang].score;
  const said = (one: RecordFinding) => `${one.setsApart ? `${setsApart}: ` : ""}${wordRecordFinding(one, lang)}`;
  const rows = found.map((one) => [said(one), countText(one.count, lang), places(one, lang)]);
  return html`<section aria-labelledby="problems">
    <h2 id="problems">${words.problems}</h2>
    <p class="note">${found.length === 0 ? words.noProblems : words.problemsNote}</p>
    ${found.length === 0 ? undefined : pageTable(words.problems, heads, rows)}
  </section> `;
}
