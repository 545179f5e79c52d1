/** A promise about tickets as a row: its share against the norm on a staff, the misses it still allows, and what is open (OBJ-3, OBJ-5). */
import { countText, shareText } from "$peil/draw/numbers.ts";
import { periodName } from "$peil/draw/period-name.ts";
import { stateOf } from "$peil/draw/period-state.ts";
import { smallStaff } from "$peil/draw/staff.ts";
import type { PromisedShare } from "$peil/draw/staff-column.ts";
import { smallTrend } from "$peil/draw/trend.ts";
import type { Language } from "$peil/i18n/words.ts";
import type { PeriodScore } from "$peil/report/score.ts";
import { nameOfRow, type PeriodRow, type PromiseRow } from "#lib/figures/row.ts";
import { perText } from "#lib/figures/per-text.ts";
import { unbroken } from "#lib/unbroken.ts";
import { normText } from "$peil/i18n/target-text.ts";
import { say } from "#lib/say.ts";
import type { WordsOf } from "#lib/server/words.ts";
import type { figureWords } from "#lib/words/figures.ts";

export type FigureWords = WordsOf<typeof figureWords>;

export interface ToldObjective {
  readonly clock: string;
  readonly title: { readonly nl: string; readonly en: string };
  readonly article: string;
  readonly group: readonly string[];
  readonly groupTitle: { readonly nl: string; readonly en: string };
  readonly target: string;
  readonly share: { readonly over: boolean; readonly num: number; readonly den: number };
  readonly isAim: boolean;
  readonly per: string;
}

export interface ToldCounts {
  readonly label: string;
  readonly verdict: string;
  readonly population: number;
  readonly kept: number;
  readonly missed: number;
  readonly open: number;
  readonly missesAllowed: number;
  readonly missesLeft: number;
}

/** The key by which figures, overview and agreement mean the same objective. */
export function objectiveKey({ clock, group, target }: Pick<ToldObjective, "clock" | "group" | "target">): string {
  return ["objective", clock, ...group, target].join("/");
}

/** `periods` in the order of time; the last one is shown as it stands. */
export function objectiveRow(
  told: ToldObjective,
  periods: readonly ToldCounts[],
  w: FigureWords,
  language: Language,
  isDrawn = true,
): PromiseRow {
  const promise = promiseOf(told);
  const scores = periods.map(scoreOf);
  const last = scores.at(-1)!;
  const title = told.title[language];
  const group = told.groupTitle[language];
  return {
    key: objectiveKey(told),
    kind: "objective",
    title,
    group,
    article: told.article,
    target: unbroken(normText(told.target, language)),
    per: say(w.each, { per: perText(told.per, language) }),
    isAim: told.isAim,
    now: periodRow(last, promise, w, language),
    staff: isDrawn ? smallStaff(last, promise, language) : "",
    trend: isDrawn && scores.length > 1 ? smallTrend(scores, promise, nameOfRow({ title, group }), language) : "",
    periods: scores.map((one) => periodRow(one, promise, w, language)),
  };
}

export function promiseOf({ share: { over, num, den }, isAim }: ToldObjective): PromisedShare {
  return { share: { over, fraction: { num, den } }, aim: isAim };
}

export function scoreOf(counts: ToldCounts): PeriodScore {
  return { ...counts, from: 0, to: 0, verdict: counts.verdict as PeriodScore["verdict"] };
}

function periodRow(score: PeriodScore, { share }: PromisedShare, w: FigureWords, language: Language): PeriodRow {
  const { population, kept, open, missesLeft: left, label } = score;
  const count = countText(Math.abs(left), language);
  return {
    label,
    name: periodName(label, language, "short"),
    attained: shareText(kept, population, share, language),
    counted:
      population === 0 ? "" : say(w.keptOf, { kept: countText(kept, language), all: countText(population, language) }),
    open,
    missed: score.missed,
    left: population === 0 ? "" : leftText(left, score.missed, count, w),
    isOver: left < 0,
    state: stateOf(score),
  };
}

function leftText(left: number, missed: number, count: string, w: FigureWords): string {
  if (left === 0) return missed === 0 ? w.noMisses : w.allMissesUsed;
  return say(left < 0 ? w.tooMany : w.missesLeft, { count: Math.abs(left) === 1 ? 1 : count });
}
