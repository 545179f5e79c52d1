/**
 * The measures of an agreement as one HTML page that stands by itself: where each stands, its strip or staff period by
 * period, what was taken off and why something was not, and what did not fit in the records. Rules: AVL, RSP, HBT, CVG-2.
 */
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { RecordFinding } from "../report/left-out.ts";
import type { MeasureReport } from "../report/measure-report.ts";
import type { Html } from "./html.ts";
import { measureHead } from "./measure-page-head.ts";
import { measureOverview } from "./measure-page-overview.ts";
import { problemsSection } from "./measure-page-problems.ts";
import { measureSections } from "./measure-page-section.ts";
import { measurePageStyle } from "./measure-page-style.ts";
import { pageShell } from "./page-shell.ts";

/** `found` is what did not fit in the records; the page says it in full. */
export function measurePage(report: MeasureReport, found: readonly RecordFinding[], lang: Language): string {
  const { head, sections } = languages[lang].measurePage;
  const body: readonly (Html | undefined)[] = [
    measureOverview(report, lang),
    ...measureSections(report, lang),
    problemsSection(found, lang),
  ];
  const title = `${report.title[lang]} – ${head.report}`;
  return pageShell(
    { title, head: measureHead(report, found, lang), body, made: sections.made, style: measurePageStyle },
    lang,
  );
}
