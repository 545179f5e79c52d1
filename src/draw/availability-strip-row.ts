/**
 * One period as a band: what was up, and over it what was down, taken off, unmeasured, outside. What is too short for the
 * scale is drawn wider than it lasted, with a mark under it that says so. Rules: AVL-3, AVL-5, DRA-3.
 */
import type { MeasureFigure, Stretch } from "../engine/measures/figure.ts";
import { exclusionLetter, stripPart } from "./availability-strip-pattern.ts";
import type { StripPart } from "../i18n/measure-page-words.ts";
import { safeText } from "./safe-text.ts";
import { at, label, line, type Box } from "./svg.ts";

/** A band over this span of time: from the left edge of the box to its right edge. */
export interface StripWindow {
  readonly box: Box;
  readonly from: number;
  readonly to: number;
}

/** The names of the exclusions that a measure has, or that stretches of it name: their order gives their letters. */
export function exclusionsOf(figures: readonly MeasureFigure[]): readonly string[] {
  const written = figures.flatMap(({ measure }) => Object.keys(measure.term["not-counted"] ?? {}));
  const named = figures.flatMap(({ stretches }) => stretches.flatMap(({ exclusion }) => exclusion ?? []));
  return [...new Set([...written, ...named])];
}

/** `say` words what lies between two moments, for whoever points at it. */
export function stripBand(
  figure: MeasureFigure,
  window: StripWindow,
  exclusions: readonly string[],
  say: (part: StripPart, run: Run) => string,
): string {
  const { period, asOf } = figure;
  const known = Math.min(asOf, period.to);
  const base =
    stripPart("up", boxOf(window, period.from, known)) +
    stripPart("to-come", boxOf(window, Math.max(known, period.from), period.to));
  const runs = runsOf(figure.stretches, window, exclusions);
  const drawn = paintOrder.flatMap((part) => runs.filter((run) => run.part === part));
  const parts = drawn.map((run) => {
    const box = { ...window.box, x: run.x, width: run.toX - run.x };
    return `<g><title>${safeText(say(run.part, run))}</title>${stripPart(run.part, box, run.exclusion)}</g>`;
  });
  return base + parts.join("") + letters(drawn, window.box) + widened(drawn, window.box);
}

/** Stretches of one sort that cannot be told apart at this scale, drawn as one. */
export interface Run {
  readonly part: StripPart;
  /** The place of its exclusion among them, where it has one. */
  readonly exclusion: number | undefined;
  readonly stretches: Stretch[];
  readonly x: number;
  toX: number;
  /** How wide it would be at the scale of the band. */
  trueWidth: number;
}

/** The least width that can be seen. */
const least = 2;

/** What lies on top comes last. */
const paintOrder: readonly StripPart[] = [
  "outside-contract",
  "outside-hours",
  "unmeasured",
  "too-short",
  "not-counted",
  "joined",
  "failed",
  "down",
];

function runsOf(stretches: readonly Stretch[], window: StripWindow, exclusions: readonly string[]): Run[] {
  const runs: Run[] = [];
  const open = new Map<string, Run>();
  for (const stretch of stretches) {
    const part = partOf(stretch);
    if (part === undefined || stretch.to <= stretch.from || stretch.to <= window.from || stretch.from >= window.to)
      continue;
    const { x, width } = boxOf(window, stretch.from, stretch.to);
    const exclusion = stretch.exclusion === undefined ? undefined : exclusions.indexOf(stretch.exclusion);
    const key = `${part} ${exclusion}`;
    const before = open.get(key);
    const toX = x + Math.max(least, width);
    if (before !== undefined && x <= before.toX + 0.25) {
      before.toX = Math.max(before.toX, toX);
      before.trueWidth += width;
      before.stretches.push(stretch);
      continue;
    }
    const run: Run = { part, exclusion, stretches: [stretch], x, toX, trueWidth: width };
    open.set(key, run);
    runs.push(run);
  }
  return runs;
}

function partOf({ is, failed }: Stretch): StripPart | undefined {
  switch (is) {
    case "late":
    case "missing":
    case "gap":
      return undefined;
    case "down":
      return failed.length > 0 ? "failed" : "down";
    default:
      return is;
  }
}

export function boxOf({ box, from, to }: StripWindow, start: number, end: number): Box {
  const place = (moment: number) => box.x + (Math.min(to, Math.max(from, moment)) - from) * (box.width / (to - from));
  const x = place(start);
  return { ...box, x, width: Math.max(0, place(end) - x) };
}

/** Above the band the letter of each exclusion; struck through where it was asked for and did not hold. */
function letters(runs: readonly Run[], box: Box): string {
  let before: { readonly middle: number; readonly run: Run } | undefined;
  const isNear = ({ middle, run }: { middle: number; run: Run }) =>
    before !== undefined &&
    middle - before.middle < (before.run.exclusion === run.exclusion && before.run.part === run.part ? 26 : 9);
  return runs
    .filter(({ part, exclusion = -1 }) => exclusion >= 0 && (part === "failed" || part === "not-counted"))
    .toSorted((one, other) => one.x - other.x)
    .map((run) => {
      const middle = (run.x + run.toX) / 2;
      if (isNear({ middle, run })) return "";
      before = { middle, run };
      const isFailed = run.part === "failed";
      const y = box.y - 5;
      const strike = isFailed ? line("strip-strike", middle - 5, y - 3.5, middle + 5, y - 3.5) : "";
      return label(isFailed ? "letter lost" : "letter", middle, y, exclusionLetter(run.exclusion!), "middle") + strike;
    })
    .join("");
}

/** Under the band a small tip points at what is drawn wider than it lasted. */
function widened(runs: readonly Run[], box: Box): string {
  let free = -Infinity;
  const y = box.y + box.height + 4;
  const tips = runs
    .filter(({ x, toX, trueWidth }) => trueWidth < 0.75 * (toX - x))
    .toSorted((one, other) => one.x - other.x)
    .map((run) => {
      const middle = (run.x + run.toX) / 2;
      if (middle < free) return "";
      free = middle + 4;
      return `M${at(middle)} ${at(y)}l2 4h-4Z`;
    });
  const path = tips.join("");
  return path === "" ? "" : `<path class="tip" d="${path}"/>`;
}
