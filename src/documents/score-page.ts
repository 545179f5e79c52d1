/**
 * A score as one HTML page that stands by itself: no script, nothing fetched, and a policy that forbids both. It follows
 * from its arguments alone, so the same score gives the same bytes. Rules: CON-4, OBJ-1 … OBJ-6.
 */
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { RecordFinding } from "../report/left-out.ts";
import type { Score } from "../report/score.ts";
import type { Html } from "./html.ts";
import { pageShell } from "./page-shell.ts";
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
  const body: readonly (Html | undefined)[] = [
    overviewSection(score, lang),
    ...clockSections(score, lang),
    worstSection(score, lang),
    recordedSection(score, lang),
    ...monthSections(score, lang),
    leftOutSection(score, found, lang),
  ];
  const title = `${score.title[lang]} – ${words.head.report}`;
  return pageShell({ title, head: scoreHead(score, lang), body, made: words.sections.made }, lang);
}
