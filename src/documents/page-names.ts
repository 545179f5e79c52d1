/** How a page names clocks, groups and moments: by their titles, and by local time with the offset where it is needed. */
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import type { ObjectiveScore, Score } from "../report/score.ts";
import { formatElapsed } from "../time/length.ts";
import { instantToIso, instantToLocal, localToInstant } from "../time/moment.ts";
import { html, type Html } from "./html.ts";

export function clockTitle({ clocks }: Score, clock: string, lang: Language): string {
  return clocks.find((one) => one.clock === clock)?.title[lang] ?? clock;
}

export function groupTitle(objective: ObjectiveScore, lang: Language): string {
  return objective.group.length === 0 ? languages[lang].page.sections.all : objective.groupTitle[lang];
}

/** `Resolution, Urgent, 90% under 4 h`. */
export function promiseName(score: Score, objective: ObjectiveScore, lang: Language): string {
  return `${clockTitle(score, objective.clock, lang)}, ${groupTitle(objective, lang)}, ${objective.written}`;
}

/** A group by its values, as its objective titles it where there is one. */
export function groupNamed(score: Score, clock: string, group: readonly string[], lang: Language): string {
  const same = score.objectives.find(
    (one) =>
      one.clock === clock && one.group.length === group.length && one.group.every((name, i) => name === group[i]),
  );
  if (same !== undefined) return groupTitle(same, lang);
  return group.length === 0 ? languages[lang].page.sections.all : group.join(" ");
}

/** `2026-03-02 16:30`; the hour that a clock change repeats with its offset (TIM-3). "" where there is no moment. */
export function moment(at: number, zone: string): Html {
  if (!Number.isFinite(at)) return html``;
  const local = instantToLocal(zone, at);
  const iso = instantToIso(zone, at);
  const shown = localToInstant(zone, local).problem === undefined ? local : `${local} (${iso.slice(-6)})`;
  return html`<time datetime="${iso}">${shown}</time>`;
}

/** `4 h 30 min`; "" where it is no length. */
export function elapsed(ms: number): string {
  return Number.isSafeInteger(ms) ? formatElapsed(ms) : "";
}
