/**
 * Drawings as SVG text. A drawing is one picture to whoever cannot see it: a title, and a description that says its
 * numbers. Coordinates are written with at most two decimals, so that the same figures give the same bytes everywhere.
 * Colours are classes; `drawing-style.ts` gives them for light, dark and print.
 */
import { safeText } from "./safe-text.ts";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** What it is, in a few words. */
  readonly title: string;
  /** What it shows, with its numbers. */
  readonly description: string;
  readonly body: string;
}

/** A whole SVG element that stands by itself in a page or a file. */
export function drawing({ width, height, title, description, body }: Picture): string {
  return (
    `<svg class="peil" xmlns="http://www.w3.org/2000/svg" role="img" width="${at(width)}" height="${at(height)}" ` +
    `viewBox="0 0 ${at(width)} ${at(height)}"><title>${safeText(title)}</title>` +
    `<desc>${safeText(description, 2000)}</desc>${body}</svg>`
  );
}

/** A coordinate. */
export function at(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function rect(name: string, { x, y, width, height }: Box): string {
  if (height <= 0 || width <= 0) return "";
  return `<rect class="${name}" x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}"/>`;
}

export function line(name: string, x1: number, y1: number, x2: number, y2: number): string {
  return `<path class="${name}" d="M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}"/>`;
}

export function label(
  name: string,
  x: number,
  y: number,
  text: string,
  anchor: "start" | "middle" | "end" = "start",
): string {
  const anchored = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text class="${name}" x="${at(x)}" y="${at(y)}"${anchored}>${safeText(text)}</text>`;
}

/** Strokes from lower left to upper right, cut at the edges of the box: a hatch that needs no pattern and no id. */
export function hatch(name: string, box: Box, gap = 4): string {
  if (box.height <= 0 || box.width <= 0) return "";
  const { x, y, width, height } = box;
  let strokes = "";
  // A stroke runs over the points with (px - x) + (py - y) = sum; the sums are those of the whole drawing, so that
  // neighbouring boxes hatch as one.
  const first = Math.ceil((x + y) / gap) * gap - x - y;
  for (let sum = first; sum < width + height; sum += gap) {
    const [left, right] = [Math.max(0, sum - height), Math.min(sum, width)];
    if (right > left) strokes += `M${at(x + left)} ${at(y + sum - left)}L${at(x + right)} ${at(y + sum - right)}`;
  }
  return strokes === "" ? "" : `<path class="${name}" d="${strokes}"/>`;
}
