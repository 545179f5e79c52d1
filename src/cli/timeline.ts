/**
 * A run drawn as one line of characters: counted, closed, waiting, each stretch by its share of the run (closed time
 * drawn smaller), and never less than one character. Below it the moments that matter: due, missed, stopped.
 */
import type { Segment } from "../engine/explain.ts";
import { paint, type Tone } from "./layout.ts";
import type { Io } from "./terminal.ts";

const strokes: Readonly<Record<Segment["kind"], { readonly mark: string; readonly tone: Tone }>> = {
  counted: { mark: "█", tone: "good" },
  closed: { mark: "·", tone: "dim" },
  paused: { mark: "░", tone: "wait" },
  "reopened-gap": { mark: "╌", tone: "dim" },
};

export interface Mark {
  readonly at: number;
  readonly sign: string;
}

/** The drawing and, where a mark falls inside the run, a line of signs below it. */
export function drawTimeline(
  io: Pick<Io, "colour">,
  segments: readonly Segment[],
  marks: readonly Mark[],
  width: number,
): string[] {
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return [];
  const widths = shares(segments.map(drawnLength), width);
  const bar = segments
    .map((segment, i) => paint(io, strokes[segment.kind].tone, strokes[segment.kind].mark.repeat(widths[i]!)))
    .join("");
  const signs: string[] = Array.from({ length: widths.reduce((a, b) => a + b, 0) + 1 }, () => " ");
  for (const { at, sign } of marks) {
    if (at < first.from || at > last.to) continue;
    signs[columnOf(at, segments, widths)] = sign;
  }
  const below = signs.join("").trimEnd();
  return below === "" ? [bar] : [bar, below];
}

/** Nights and weekends are drawn at a tenth of their length, or they would hide the work. */
function drawnLength({ kind, from, to }: Segment): number {
  return kind === "closed" ? (to - from) / 10 : to - from;
}

/** Widths in characters that add up to about the whole, none of them nothing. */
function shares(lengths: readonly number[], width: number): number[] {
  const total = lengths.reduce((a, b) => a + b, 0);
  const room = Math.max(0, width - lengths.length);
  return lengths.map((length) => 1 + Math.floor((length / total) * room));
}

function columnOf(at: number, segments: readonly Segment[], widths: readonly number[]): number {
  let column = 0;
  for (let i = 0; i < segments.length; i++) {
    const { from, to } = segments[i]!;
    if (at < to || i === segments.length - 1)
      return column + Math.round(((Math.min(at, to) - from) / (to - from)) * widths[i]!);
    column += widths[i]!;
  }
  return column;
}

export function legendStroke(io: Pick<Io, "colour">, kind: Segment["kind"]): string {
  return paint(io, strokes[kind].tone, strokes[kind].mark);
}
