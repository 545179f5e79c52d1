/**
 * A run drawn as one line of characters: counted, closed, waiting, each stretch by its share of the run (closed time
 * drawn smaller), and never less than one character. Of a run with more stretches than characters each character shows what
 * fills most of it. Below the line the moments that matter: due, missed, stopped.
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
  const drawn = segments.length > width ? blended(segments, width) : segments;
  const widths = shares(drawn.map(drawnLength), width);
  const bar = drawn
    .map((segment, i) => paint(io, strokes[segment.kind].tone, strokes[segment.kind].mark.repeat(widths[i]!)))
    .join("");
  const signs: string[] = Array.from({ length: widths.reduce((a, b) => a + b, 0) + 1 }, () => " ");
  for (const { at, sign } of marks) {
    if (at < first.from || at > last.to) continue;
    signs[columnOf(at, drawn, widths)] = sign;
  }
  const below = signs.join("").trimEnd();
  return below === "" ? [bar] : [bar, below];
}

type Drawn = Pick<Segment, "kind" | "from" | "to">;

/** The run as at most so many parts, each of the kind that fills most of it. */
function blended(segments: readonly Segment[], count: number): Drawn[] {
  const total = segments.reduce((sum, segment) => sum + drawnLength(segment), 0);
  const parts: Drawn[] = [];
  let filled = 0;
  let column = 0;
  let from = segments[0]!.from;
  let lengths = new Map<Segment["kind"], number>();
  for (const segment of segments) {
    const length = drawnLength(segment);
    lengths.set(segment.kind, (lengths.get(segment.kind) ?? 0) + length);
    filled += length;
    const reached = Math.floor((filled / total) * count);
    if (reached === column && segment !== segments.at(-1)) continue;
    column = reached;
    const kind = [...lengths].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
    parts.push({ kind, from, to: segment.to });
    from = segment.to;
    lengths = new Map();
  }
  return parts;
}

/** Nights and weekends are drawn at a tenth of their length, or they would hide the work. */
function drawnLength({ kind, from, to }: Drawn): number {
  return kind === "closed" ? (to - from) / 10 : to - from;
}

/** Widths in characters that add up to about the whole, none of them nothing. */
function shares(lengths: readonly number[], width: number): number[] {
  const total = lengths.reduce((a, b) => a + b, 0);
  const room = Math.max(0, width - lengths.length);
  return lengths.map((length) => 1 + Math.floor((length / total) * room));
}

function columnOf(at: number, segments: readonly Drawn[], widths: readonly number[]): number {
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
