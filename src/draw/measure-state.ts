/**
 * How a period of a measure stands: a word, an icon of its own outline and a colour, in the forms that periods of tickets
 * have, so that a reader learns them once. Rules: CLK-17, AVL-9, OBJ-5, DRA-3.
 */
import type { FigureValues, MeasureFigure } from "../engine/measures/figure.ts";
import type { MeasureState } from "../i18n/measure-page-words.ts";
import { stateIcon, type PeriodState } from "./period-state.ts";
import { at } from "./svg.ts";

export function measureState({ verdict, measure, values }: MeasureFigure): MeasureState {
  const { target } = measure;
  const isAsked = verdict === "running" || (verdict === "no-target" && target.kind === "share" && "expected" in values);
  if (isAsked && isNothing(values)) return "nothing-measured";
  const asked = target.kind === "share" || target.kind === "share-within" ? target.share : undefined;
  const share = values.share?.unit === "share" ? values.share.value : undefined;
  if (verdict !== "running" || asked === undefined || share === undefined || share.den === 0) return verdict;
  const above =
    BigInt(share.num) * BigInt(asked.fraction.den) - BigInt(share.den) * BigInt(asked.fraction.num) >=
    (asked.over ? 1n : 0n);
  return above ? "running" : "running-below";
}

/** Nothing was counted that could keep or miss it: how long there was no sign, and of what it would be, are no measurement. */
function isNothing({ share, group: _group, gap: _gap, "kept-for": _kept, ...others }: FigureValues): boolean {
  if (share?.unit === "share") return share.value.den === 0;
  return Object.values(others).every(({ unit, value }) => unit === "count" && value === 0);
}

/** The icon with its upper left corner at this point of a drawing. */
export function measureIcon(state: MeasureState, x: number, y: number, size = 12): string {
  const known = shownAs[state];
  if (known !== undefined) return stateIcon(known, x, y, size);
  const scale = size === 12 ? "" : ` scale(${at(size / 12)})`;
  return `<g class="icon none" transform="translate(${at(x)} ${at(y)})${scale}"><path class="outline" d="M2 6H10"/></g>`;
}

/** The icon for beside its word in running text. */
export function measureMark(state: MeasureState): string {
  return `<svg class="peil mark" width="14" height="14" viewBox="0 0 12 12" aria-hidden="true">${measureIcon(state, 0, 0)}</svg>`;
}

/** What needs a look comes first. */
export const worstMeasureFirst: readonly MeasureState[] = [
  "missed",
  "over-aim",
  "unproven",
  "running-below",
  "running",
  "kept",
  "nothing-measured",
  "no-target",
  "outside",
];

const shownAs: Readonly<Record<MeasureState, PeriodState | undefined>> = {
  kept: "kept",
  missed: "missed",
  "over-aim": "over-aim",
  running: "running",
  "running-below": "running-below",
  unproven: "undecided",
  "nothing-measured": "no-tickets",
  outside: "no-tickets",
  "no-target": undefined,
};
