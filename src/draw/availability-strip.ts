/**
 * The availability strip: period under period as a band of time, with what was down standing out, each exclusion hatched
 * and lettered, time that nobody measured left open, and what is still to come blank. Rules: AVL-1 … AVL-9, DRA-3, DRA-7.
 */
import type { MeasureFigure } from "../engine/measures/figure.ts";
import { periodsOf } from "../engine/period.ts";
import type { StripPart } from "../i18n/measure-page-words.ts";
import type { Language } from "../i18n/words.ts";
import { targetText } from "../i18n/target-text.ts";
import { languages } from "../i18n/word-finding.ts";
import { instantToLocal } from "../time/moment.ts";
import { elapsedText } from "./elapsed-text.ts";
import { figureShare, figureText, overMs } from "./figure-text.ts";
import { measureIcon, measureState } from "./measure-state.ts";
import { periodName } from "./period-name.ts";
import { safeText } from "./safe-text.ts";
import { exclusionsOf, stripBand, type Run } from "./availability-strip-row.ts";
import { drawing, label, line, type Box } from "./svg.ts";

/** `label` is the period's or the service's name. */
export interface StripRow {
  readonly label: string;
  readonly figure: MeasureFigure;
}

export interface StripOptions {
  /** What the measure is called. */
  readonly name: string;
  readonly zone: string;
  /** A phone holds the narrow one. */
  readonly width: "wide" | "narrow";
}

/** More rows than this are no longer one picture; the last ones are drawn. */
export const mostRows = 36;

const day = 86_400_000;
const rowHeight = 30;
const top = 18;

/** 720 or 292 wide; 30 high for each row. */
export function availabilityStrip(rows: readonly StripRow[], options: StripOptions, lang: Language): string {
  const words = languages[lang].measurePage.strip;
  const shown = rows.slice(-mostRows);
  const width = options.width === "wide" ? 720 : 292;
  const exclusions = exclusionsOf(shown.map(({ figure }) => figure));
  const plot = plotOf(options, shown.length);
  const longest = Math.max(1, ...shown.map(({ figure: { period } }) => period.to - period.from));
  const span = shown.length === 0 ? "" : spanOf(shown, lang);
  return drawing({
    width,
    height: plot.y + plot.height + 2,
    title: words.title(options.name, span),
    description: shown.map((row) => `${row.label}: ${stripSentence(row.figure, lang)}`).join(" "),
    body:
      axis(shown, plot, longest, options, lang) +
      shown
        .map((row, i) => rowAt(row, { plot, longest, exclusions, y: plot.y + i * rowHeight }, options, lang))
        .join(""),
  });
}

/** How a period of availability stands, in one or two sentences. */
export function stripSentence(figure: MeasureFigure, lang: Language): string {
  const { strip, states } = languages[lang].measurePage;
  const { values } = figure;
  const length = (name: "down" | "not-counted" | "unmeasured" | "allowed" | "left") => {
    const value = values[name];
    return value?.unit === "ms" && value.value > 0 ? elapsedText(value.value, lang) : "";
  };
  const over = overMs(figure);
  return strip.period({
    state: states[measureState(figure)],
    share: figureText(figure, "share", lang),
    norm: targetText(figure.measure.target.written, lang),
    down: length("down"),
    notCounted: length("not-counted"),
    unmeasured: length("unmeasured"),
    allowed: length("allowed"),
    left: length("left"),
    over: over > 0 ? elapsedText(Math.ceil(over), lang) : "",
  });
}

/** What lies between two moments, in local time. */
export function runSentence(
  { exclusion, stretches }: Run,
  part: StripPart,
  exclusions: readonly string[],
  { zone }: { zone: string },
  lang: Language,
): string {
  const words = languages[lang].measurePage.strip;
  const [first, last] = [stretches[0]!, stretches.at(-1)!];
  return words.run({
    part: words.parts[part],
    exclusion: exclusion === undefined ? "" : (exclusions[exclusion] ?? ""),
    n: stretches.length,
    from: instantToLocal(zone, first.from),
    to: instantToLocal(zone, last.to),
    took: elapsedText(
      stretches.reduce((sum, { from, to }) => sum + to - from, 0),
      lang,
    ),
  });
}

interface Place {
  readonly plot: Box;
  readonly longest: number;
  readonly exclusions: readonly string[];
  readonly y: number;
}

function plotOf({ width }: StripOptions, rows: number): Box {
  const [x, right, whole] = width === "wide" ? [74, 92, 720] : [58, 78, 292];
  return { x, y: top, width: whole - x - right, height: rows * rowHeight };
}

function rowAt({ label: name, figure }: StripRow, place: Place, options: StripOptions, lang: Language): string {
  const { plot, longest, exclusions, y } = place;
  const { period } = figure;
  const width = (plot.width * (period.to - period.from)) / longest;
  const window = { box: { x: plot.x, y: y + 11, width, height: 12 }, from: period.from, to: period.to };
  const band = stripBand(figure, window, exclusions, (part, run) => runSentence(run, part, exclusions, options, lang));
  const state = measureState(figure);
  const share =
    figureShare(figure) === undefined ? languages[lang].measurePage.states[state] : figureText(figure, "share", lang);
  const text = y + 21;
  const right = plot.x + plot.width + 8;
  return (
    `<g><title>${safeText(`${name}: ${stripSentence(figure, lang)}`)}</title>${label("row", plot.x - 6, text, name, "end")}</g>` +
    band +
    measureIcon(state, right, y + 11, 12) +
    label(share.length > 12 ? "quiet" : "strong", right + 16, text, share)
  );
}

/** Days for months; months for years. Where the rows begin with different months their boundaries alone are drawn. */
function axis(
  rows: readonly StripRow[],
  plot: Box,
  longest: number,
  { zone, width }: StripOptions,
  lang: Language,
): string {
  const last = rows.at(-1)?.figure;
  if (last === undefined) return "";
  const { period, measure } = last;
  const perMs = plot.width / longest;
  const marks =
    measure.per === "month"
      ? [1, 8, 15, 22, 29].map((n) => ({ x: plot.x + (n - 1) * day * perMs, text: String(n) }))
      : monthsIn(period.from, period.to, zone).map(({ from, label: month }) => {
          const isSame = rows.length === 1 || measure.per === "year" || measure.per === "contract-year";
          const name = languages[lang].page.drawing.shortMonths[Number(month.slice(5)) - 1] ?? "";
          return {
            x: plot.x + (from - period.from) * perMs,
            text: isSame ? (width === "wide" ? name : name.slice(0, 1)) : "",
          };
        });
  const foot = plot.y + plot.height - 4;
  return marks
    .filter(({ x }) => x < plot.x + plot.width)
    .map(({ x, text }) => line("strip-tick", x, plot.y - 4, x, foot) + label("quiet", x + 2, plot.y - 5, text))
    .join("");
}

function monthsIn(from: number, to: number, zone: string) {
  const months = periodsOf("month", zone);
  const found = [];
  for (let month = months.at(from); month.from < to; month = months.after(month))
    if (month.from >= from) found.push(month);
  return found;
}

function spanOf(rows: readonly StripRow[], lang: Language): string {
  const [first, last] = [rows[0]!, rows.at(-1)!].map(({ figure }) => periodName(figure.period.label, lang));
  return first === last ? first! : languages[lang].page.drawing.from(first!, last!);
}
