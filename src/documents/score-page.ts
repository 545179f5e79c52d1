/**
 * A score as one HTML page that stands by itself: no script, nothing fetched, and a policy that forbids both. It follows
 * from its arguments alone, so the same score gives the same bytes. Rules: CON-4, OBJ-1 … OBJ-6.
 */
import { createHash } from "node:crypto";
import { drawingStyle } from "../draw/drawing-style.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { RecordFinding } from "../report/left-out.ts";
import type { Score } from "../report/score.ts";
import { html, type Html } from "./html.ts";
import { pageStyle } from "./page-style.ts";
import { clockSections } from "./score-page-clock.ts";
import { scoreHead } from "./score-page-head.ts";
import { leftOutSection } from "./score-page-left-out.ts";
import { monthSections } from "./score-page-months.ts";
import { overviewSection } from "./score-page-overview.ts";
import { recordedSection } from "./score-page-recorded.ts";
import { worstSection } from "./score-page-worst.ts";

/** `found` is what the import left out; the page says it in full. */
export function scorePage(score: Score, found: readonly RecordFinding[], lang: Language): string {
  const words = languages[lang].page;
  const style = `${drawingStyle}${pageStyle}`;
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const body: readonly (Html | undefined)[] = [
    overviewSection(score, lang),
    ...clockSections(score, lang),
    worstSection(score, lang),
    recordedSection(score, lang),
    ...monthSections(score, lang),
    leftOutSection(score, found, lang),
  ];
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${{ html: policy }}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="Peil" />
        <title>${score.title[lang]} – ${words.head.report}</title>
        ${{ html: `<style>${style}</style>` }}
      </head>
      <body>
        ${scoreHead(score, lang)}
        <main>${body.flatMap((part) => part ?? [])}</main>
        <footer><p>${words.sections.made}</p></footer>
      </body>
    </html> `.html;
}
