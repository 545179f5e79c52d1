/** The figures of a measure as text, each in its own unit and never rounded to the other side of its target. Rules: AVL-1, RSP-1. */
import type { Fraction } from "../agreement/schema/fraction.ts";
import type { Share } from "../agreement/schema/target.ts";
import type { FigureName, MeasureFigure } from "../engine/measures/figure.ts";
import type { Language } from "../i18n/words.ts";
import { elapsedText } from "./elapsed-text.ts";
import { countText, decimalText } from "./numbers.ts";
import { fractionText } from "./share-text.ts";

/** "" where the figure does not have it. */
export function figureText(figure: MeasureFigure, name: FigureName, lang: Language): string {
  const value = figure.values[name];
  switch (value?.unit) {
    case undefined:
      return "";
    case "ms":
      return lengthOf(figure, name, value.value, lang);
    case "count":
      return countText(value.value, lang);
    case "share":
      return fractionText(value.value, name === "share" ? normOf(figure) : undefined, lang);
    case "word":
      return value.value;
    case "amount":
      return `${decimalText(value.value, lang)} ${value.of}`;
  }
}

function lengthOf(figure: MeasureFigure, name: FigureName, ms: number, lang: Language): string {
  switch (name) {
    case "forecast":
      return lengthText(wholeMinutes(ms), lang);
    case "left":
      return lengthText(leftMs(figure) ?? ms, lang);
    case "gap":
    case "kept-for":
      return inDays(ms, lang);
    default:
      return lengthText(ms, lang);
  }
}

/** What may still be down; below nothing by how much it was too long. Undefined where nothing says. */
export function leftMs(figure: MeasureFigure): number | undefined {
  const { left } = figure.values;
  if (left?.unit !== "ms") return undefined;
  const over = overMs(figure);
  return left.value === 0 && over > 0 ? -over : left.value;
}

/** What lasts for many days is read as days, of twenty-four hours each. */
function inDays(ms: number, lang: Language): string {
  const days = Math.floor(ms / dayMs);
  if (!Number.isFinite(ms) || days < 4) return lengthText(ms, lang);
  const rest = ms - days * dayMs;
  return rest === 0 ? `${days} d` : `${days} d ${lengthText(rest, lang)}`;
}

const dayMs = 86_400_000;

/** What is to come is an estimate: its seconds would say more than anybody knows. */
function wholeMinutes(ms: number): number {
  return Math.round(ms / 60_000) * 60_000;
}

/** The share that the target asks for, where it asks for one. */
export function normOf({ measure: { target } }: MeasureFigure): Share | undefined {
  return target.kind === "share" || target.kind === "share-within" ? target.share : undefined;
}

/** The share that was attained; undefined where there is none, or none of nothing. */
export function figureShare({ values: { share } }: MeasureFigure): Fraction | undefined {
  return share?.unit === "share" && share.value.den > 0 ? share.value : undefined;
}

/** The time that was down beyond what the whole period allows; 0 within it, and where nothing says what it allows. */
export function overMs({ values: { down, allowed } }: MeasureFigure): number {
  return down?.unit === "ms" && allowed?.unit === "ms" ? Math.max(0, down.value - allowed.value) : 0;
}

/** A length to the millisecond; below nothing with a true minus sign. */
function lengthText(ms: number, lang: Language): string {
  if (!Number.isFinite(ms)) return "";
  const whole = Math.round(ms);
  return whole < 0 ? `\u2212${elapsedText(-whole, lang)}` : elapsedText(whole, lang);
}
