/** A period in one sentence: what a drawing says to whoever cannot see it. Rules: OBJ-3, OBJ-4, OBJ-5. */
import type { PeriodScore } from "../report/score.ts";
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";
import { countText, normText, shareText } from "./numbers.ts";
import { stateOf } from "./period-state.ts";
import type { PromisedShare } from "./staff-column.ts";

export function periodSentence(period: PeriodScore, { share }: PromisedShare, lang: Language): string {
  const words = languages[lang].page.drawing;
  return words.period({
    kept: countText(period.kept, lang),
    population: countText(period.population, lang),
    share: shareText(period.kept, period.population, share, lang),
    norm: normText(share, lang),
    missed: countText(period.missed, lang),
    left: period.missesLeft,
    leftText: countText(Math.abs(period.missesLeft), lang),
    open: period.open,
    openText: countText(period.open, lang),
    state: words.states[stateOf(period)],
  });
}
