/** The tickets that used the most of their target, with the moments that bound each run. */
import { countText } from "../draw/numbers.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { Score, WorstTicket } from "../report/score.ts";
import { html, named, type Html } from "./html.ts";
import { clockTitle, elapsed, groupNamed, moment } from "./page-names.ts";
import { pageTable } from "./page-table.ts";

export function worstSection(score: Score, lang: Language): Html | undefined {
  const { columns, sections } = languages[lang].page;
  if (score.worst.length === 0) return undefined;
  const number = "number" as const;
  const heads = [
    { title: columns.ticket },
    { title: columns.used, kind: number },
    { title: columns.elapsed, kind: number },
    { title: columns.promise, kind: "wide" as const },
    { title: columns.start },
    { title: columns.due },
    { title: columns.stop },
  ];
  const rows = score.worst.map((one) => [
    named(one.ticket),
    usedText(one, lang),
    elapsed(one.elapsedMs),
    html`${named(clockTitle(score, one.clock, lang))}, ${named(groupNamed(score, one.clock, one.group, lang))},
    ${named(one.written)}`,
    moment(one.startAt, score.zone),
    moment(one.dueAt, score.zone),
    Number.isNaN(one.stopAt) ? columns.stillRunning : moment(one.stopAt, score.zone),
  ]);
  return html`<section aria-labelledby="worst">
    <h2 id="worst">${sections.worst}</h2>
    <p class="note">${sections.worstNote}</p>
    ${pageTable(sections.worst, heads, rows)}
  </section> `;
}

/** Rounded away from the target, so that what missed it by a second never reads as 100%; ten times and more as `12 ×`. */
function usedText({ elapsedMs, targetMs }: WorstTicket, lang: Language): string {
  const tenths = (elapsedMs / targetMs) * 1000;
  if (!Number.isFinite(tenths)) return "";
  const rounded = tenths > 1000 ? Math.ceil(tenths) : Math.floor(tenths);
  if (rounded >= 10_000) return `${countText(Math.round(rounded / 1000), lang)}\u00A0×`;
  return `${(rounded / 10).toFixed(1).replace(".", lang === "nl" ? "," : ".")}%`;
}
