/**
 * The column of a gauge staff, the same in a table row, on a card and in a row of periods: the attained share as the
 * water level, the norm as a line across, and between the two a mark for each miss that is left or was too many. A miss
 * too many lies in hatching. Rules: OBJ-3, OBJ-5.
 */
import type { Share } from "../agreement/schema/target.ts";
import type { PeriodScore } from "../report/score.ts";
import { stateOf, toneOf } from "./period-state.ts";
import { depthOf, missStep, type StaffScale } from "./staff-scale.ts";
import { at, hatch, line, rect, type Box } from "./svg.ts";

export interface PromisedShare {
  readonly share: Share;
  readonly aim: boolean;
}

/** The window ends above the break; the stub below it reaches to 0%. */
export function windowOf(box: Box, { isBroken }: StaffScale): Box {
  return isBroken ? { ...box, height: box.height - breakHeight(box) * 2 } : box;
}

/** `gap` is how far marks must lie apart; `overhang` how far the norm reaches over the edges. */
export function staffColumn(
  period: PeriodScore,
  promise: PromisedShare,
  scale: StaffScale,
  box: Box,
  { gap = 4, overhang = 5 }: { gap?: number; overhang?: number } = {},
): string {
  const view = windowOf(box, scale);
  const normAt = heightOf(view, scale, promise.share.fraction.num / promise.share.fraction.den);
  const norm = line(promise.aim ? "norm aim" : "norm", box.x - overhang, normAt, box.x + box.width + overhang, normAt);
  if (period.population === 0) return `${rect(box.width < 14 ? "plate" : "plate empty", box)}${norm}`;
  const levelAt = heightOf(view, scale, period.kept / period.population);
  const foot = view.y + view.height;
  const state = stateOf(period);
  const tone = `${toneOf[state]}${state === "running" || state === "running-below" ? " running" : ""}`;
  const short = { ...view, y: normAt, height: levelAt - normAt };
  return (
    rect("plate", view) +
    rect(`water ${tone}`, { ...view, y: levelAt, height: foot - levelAt }) +
    (scale.isBroken ? stub(box, view, tone) : "") +
    hatch("short", short, 3.5) +
    marks(period, scale, view, { from: Math.min(normAt, levelAt), to: Math.max(normAt, levelAt), gap }) +
    line(`level ${tone}`, box.x, levelAt, box.x + box.width, levelAt) +
    norm
  );
}

export function heightOf(view: Box, scale: StaffScale, share: number): number {
  return view.y + depthOf(scale, share) * view.height;
}

function marks(
  { population, missed, missesLeft }: PeriodScore,
  scale: StaffScale,
  view: Box,
  { from, to, gap }: { from: number; to: number; gap: number },
): string {
  const perMiss = view.height / ((1 - scale.foot) * population);
  const step = missStep(perMiss, gap);
  let strokes = "";
  // Each mark is a ticket: the next that may still be missed, and so on down to the norm, or each that was too many.
  const count = Math.abs(missesLeft);
  for (let n = step; n <= count; n += step) {
    const y = view.y + (missesLeft > 0 ? missed + n : missed + missesLeft + n) * perMiss;
    if (y > from + 1 - Number(missesLeft < 0) && y <= to + 0.01 && y < view.y + view.height - 0.5)
      strokes += `M${at(view.x)} ${at(y)}h${at(view.width)}`;
  }
  return strokes === "" ? "" : `<path class="${missesLeft > 0 ? "left" : "over"}" d="${strokes}"/>`;
}

function breakHeight({ height }: Box): number {
  return height > 100 ? 9 : 4;
}

/** Water down to 0% under the break: torn where the column is wide enough to show it, a plain gap where it is not. */
function stub(box: Box, view: Box, tone: string): string {
  const top = view.y + view.height;
  const bottom = box.y + box.height;
  const rise = breakHeight(box) / 3;
  if (box.width < 14) return rect(`water ${tone}`, { ...box, y: bottom - 2 * rise, height: 2 * rise });
  const teeth = Math.round(box.width / 8);
  const wide = box.width / teeth;
  const tear = Array.from({ length: teeth }, () => `l${at(wide / 2)} ${at(-rise)}l${at(wide / 2)} ${at(rise)}`).join(
    "",
  );
  const low = `M${at(box.x)} ${at(top + 2 * rise + 1)}${tear}V${at(bottom)}H${at(box.x)}Z`;
  return `<path class="water ${tone}" d="${low}"/><path class="tear" d="M${at(box.x)} ${at(top)}${tear}"/>`;
}
