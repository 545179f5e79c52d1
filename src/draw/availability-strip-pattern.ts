/**
 * How the parts of a strip look, in the strip itself and in its legend: each exclusion has a letter and a hatching of its
 * own, so that neither colour nor memory is needed to tell them apart. Rules: AVL-3, DRA-3.
 */
import type { StripPart } from "../i18n/measure-page-words.ts";
import { at, hatch, line, rect, type Box } from "./svg.ts";

/** The letter of the nth exclusion: A to Z, then A2 and on. */
export function exclusionLetter(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : `${letter}${Math.floor(index / 26) + 1}`;
}

/** One part in its box; what is down stands out above and below the band as well. */
export function stripPart(part: StripPart, box: Box, exclusion = 0): string {
  const tall = { ...box, y: box.y - 3, height: box.height + 6 };
  switch (part) {
    case "up":
    case "to-come":
    case "outside-hours":
      return rect(`strip ${part}`, box);
    case "down":
      return rect("strip down", tall);
    case "failed":
      return rect("strip down", tall) + pattern("strip-cut", tall, exclusion);
    case "joined":
      return rect("strip joined", tall) + hatch("strip-joined", tall, 3);
    case "not-counted":
      return rect("strip off", box) + pattern("strip-off", box, exclusion);
    case "too-short":
      return rect("strip hollow", { ...box, y: box.y + 1, height: box.height - 2 });
    case "unmeasured":
      return (
        rect("strip cover", box) +
        line("strip-gap", box.x, box.y + box.height / 2, box.x + box.width, box.y + box.height / 2)
      );
    case "outside-contract":
      return (
        rect("strip cover", box) + line("strip-tick", box.x, box.y + box.height, box.x + box.width, box.y + box.height)
      );
  }
}

/** Five hatchings, in turn: rising, falling, upright, level, crossed. */
function pattern(name: string, box: Box, index: number): string {
  switch (index % 5) {
    case 0:
      return hatch(name, box);
    case 1:
      return falling(name, box);
    case 2:
      return strokes(name, box, 3, (x) => `M${at(box.x + x)} ${at(box.y)}v${at(box.height)}`, box.width);
    case 3:
      return strokes(name, box, 3, (y) => `M${at(box.x)} ${at(box.y + y)}h${at(box.width)}`, box.height);
    default:
      return hatch(name, box, 5) + falling(name, box, 5);
  }
}

function falling(name: string, { x, y, width, height }: Box, gap = 4): string {
  let path = "";
  // A stroke runs over the points with (px - x) - (py - y) = shift; shifts are those of the whole drawing.
  const first = Math.ceil((x - y - height) / gap) * gap - (x - y);
  for (let shift = first; shift < width; shift += gap) {
    const [left, right] = [Math.max(0, shift), Math.min(width, shift + height)];
    if (right > left) path += `M${at(x + left)} ${at(y + left - shift)}L${at(x + right)} ${at(y + right - shift)}`;
  }
  return path === "" ? "" : `<path class="${name}" d="${path}"/>`;
}

function strokes(name: string, box: Box, gap: number, stroke: (at: number) => string, length: number): string {
  if (box.width <= 0 || box.height <= 0) return "";
  let path = "";
  for (let along = gap / 2; along < length; along += gap) path += stroke(along);
  return path === "" ? "" : `<path class="${name}" d="${path}"/>`;
}
