/**
 * How a period stands, in the one form that every drawing, table and terminal of it shares: a word, an icon of its own
 * shape and a colour, so that none of the three is needed to know it. Rules: OBJ-4, OBJ-5.
 */
import type { PeriodScore } from "../report/score.ts";
import { at } from "./svg.ts";

/** A verdict; `running-below` runs, and would be missed if it ended now. */
export type PeriodState = PeriodScore["verdict"] | "running-below";

type Stood = Pick<PeriodScore, "verdict" | "missesLeft" | "population" | "open">;

/** A running period in which nothing was asked of the promise so far is not said to go well. */
export function stateOf({ verdict, missesLeft, population, open }: Stood): PeriodState {
  if (verdict !== "running") return verdict;
  if (population === 0 && open === 0) return "no-tickets";
  return missesLeft < 0 ? "running-below" : "running";
}

/** What its colour means: on track, at risk, missed, or nothing to say. */
export type StateTone = "on" | "risk" | "lost" | "none";

export const toneOf: Readonly<Record<PeriodState, StateTone>> = {
  kept: "on",
  running: "on",
  "running-below": "risk",
  undecided: "risk",
  "over-aim": "risk",
  missed: "lost",
  "no-tickets": "none",
};

/** The icon with its upper left corner at this point of a drawing. */
export function stateIcon(state: PeriodState, x: number, y: number, size = 12): string {
  const scale = size === 12 ? "" : ` scale(${at(size / 12)})`;
  return `<g class="icon ${toneOf[state]}" transform="translate(${at(x)} ${at(y)})${scale}">${shapes[state]}</g>`;
}

/** The icon for beside its word in running text: the word says it, so nothing is read out twice. */
export function stateMark(state: PeriodState): string {
  return `<svg class="peil mark" width="14" height="14" viewBox="0 0 12 12" aria-hidden="true">${stateIcon(state, 0, 0)}</svg>`;
}

/** Drawn in twelve by twelve; each differs in outline, also where colours do not print. */
const shapes: Readonly<Record<PeriodState, string>> = {
  kept: `<circle class="solid" cx="6" cy="6" r="5.5"/><path class="cut" d="M3.2 6.2L5.2 8.2L8.8 4"/>`,
  missed: `<path class="solid" d="M6 0L12 6L6 12L0 6Z"/><path class="cut" d="M4.2 4.2L7.8 7.8M7.8 4.2L4.2 7.8"/>`,
  running: `<circle class="outline" cx="6" cy="6" r="4.8"/><path class="outline" d="M6 3.2V6L8 7.4"/>`,
  "running-below": `<path class="solid" d="M1.2 6A4.8 4.8 0 0 0 10.8 6Z"/><circle class="outline" cx="6" cy="6" r="4.8"/>`,
  undecided: `<path class="outline" d="M1.2 1.2H10.8V10.8H1.2Z"/><path class="outline" d="M4.4 4.6A1.6 1.6 0 1 1 6 6.2V7.2M6 8.4V9"/>`,
  "over-aim": `<path class="outline" d="M6 1.2L11.2 10.6H0.8Z"/><path class="outline" d="M6 4.6V7.2M6 8.4V9.2"/>`,
  "no-tickets": `<circle class="outline" cx="6" cy="6" r="4.8" stroke-dasharray="2 1.8"/>`,
};
