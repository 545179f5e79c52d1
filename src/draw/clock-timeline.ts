/**
 * How one clock ran, as a strip: time that counted, closed hours, waiting, what lies ahead until the due moment, the norm as a line
 * across it, and now. Closed hours take a narrow place however long they were, so that of a night and a weekend the twenty minutes
 * between them are still seen; within the strip everything that could count is to scale. Rules: CLK-3, CLK-10, CLK-17, DRA-10.
 */
import { at, drawing, hatch, label, line, rect } from "./svg.ts";
import { safeText } from "./safe-text.ts";

export type StretchKind = "counted" | "closed" | "paused" | "reopened-gap";

/** Moments are epoch milliseconds, half-open; `tip` says it in words, `inside` in one word where there is room (whose turn it is). */
export interface TimelineStretch {
  readonly kind: StretchKind;
  readonly from: number;
  readonly to: number;
  readonly tip: string;
  readonly inside?: string;
}

export interface TimelineDue {
  readonly at: number;
  readonly label: string;
  readonly isAim: boolean;
  /** It held until another took its place (CLK-5). */
  readonly isPast: boolean;
}

export interface ClockTimeline {
  readonly title: string;
  readonly description: string;
  /** The run until now or its stop, without gaps. */
  readonly ran: readonly TimelineStretch[];
  /** What follows when nothing happens, until the last due; empty where it stopped or waits. */
  readonly ahead: readonly TimelineStretch[];
  readonly dues: readonly TimelineDue[];
  /** From then on the run is at risk, and missed; each where there is such a moment. */
  readonly atRiskAt: number | undefined;
  readonly missedAt: number | undefined;
  readonly riskLabel: string;
  /** What stands at the end of what ran: "now", or when and by what it stopped. */
  readonly end: string;
  /** Days, or hours, with what to write at them. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const strip = { y: 18, height: 22 };
const height = 60;

/** "" where the clock has not run and nothing lies ahead. */
export function clockTimeline(told: ClockTimeline, width: number): string {
  const all = [...told.ran, ...told.ahead].filter(({ from, to }) => to > from);
  if (all.length === 0) return "";
  const x = scaleOf(all, width);
  const endAt = told.ran.at(-1)?.to ?? all[0]!.from;
  const body = [
    ...told.ran.map((one) => stretch(one, x, told)),
    ...told.ahead.map((one) => aheadStretch(one, x)),
    ...marks(told, x, width),
    endMark(told, x(endAt), width),
    ...axis(told, x, width, x(endAt)),
  ].join("");
  return drawing({ width, height, title: told.title, description: told.description, body });
}

type Scale = (moment: number) => number;

/** Closed time at a fixed narrow width, all other to scale. */
function scaleOf(all: readonly TimelineStretch[], width: number): Scale {
  const closed = all.filter(({ kind }) => kind === "closed").length;
  const openMs = all.reduce((sum, { kind, from, to }) => sum + (kind === "closed" ? 0 : to - from), 0);
  const narrow = openMs === 0 ? width / closed : Math.min(18, (0.3 * width) / Math.max(1, closed));
  const perMs = openMs === 0 ? 0 : (width - narrow * closed) / openMs;
  const starts: number[] = [];
  let sum = 0;
  for (const { kind, from, to } of all) {
    starts.push(sum);
    sum += kind === "closed" ? narrow : (to - from) * perMs;
  }
  return (moment) => {
    const i = all.findLastIndex(({ from }) => from <= moment);
    if (i < 0) return 0;
    const { kind, from, to } = all[i]!;
    const within = Math.min(1, (moment - from) / (to - from));
    return Math.min(width, starts[i]! + within * (kind === "closed" ? narrow : (to - from) * perMs));
  };
}

function stretch(one: TimelineStretch, x: Scale, { atRiskAt = Infinity, missedAt = Infinity }: ClockTimeline): string {
  const box = boxOf(one.from, one.to, x);
  if (one.kind === "counted") {
    const cuts = [one.from, atRiskAt, missedAt].map((cut) => Math.min(one.to, Math.max(one.from, cut)));
    const [start = 0, risk = 0, lost = 0] = cuts;
    const safe = Math.min(risk, lost);
    return tipped(
      one.tip,
      rect("run on", boxOf(start, safe, x)) +
        rect("run risk", boxOf(safe, lost, x)) +
        rect("run lost", boxOf(lost, one.to, x)),
    );
  }
  if (one.kind === "closed") return tipped(one.tip, rect("run closed", box) + hatch("run-hatch", box, 5));
  const word = one.inside !== undefined && one.inside.length * 6 + 10 < box.width ? one.inside : undefined;
  const name = one.kind === "paused" ? "run paused" : "run gap";
  const inside =
    word === undefined ? "" : label(`run-word ${one.kind}`, box.x + box.width / 2, strip.y + 15, word, "middle");
  return tipped(one.tip, rect(name, box) + inside);
}

function aheadStretch(one: TimelineStretch, x: Scale): string {
  const box = boxOf(one.from, one.to, x);
  const inner = { ...box, y: box.y + 4, height: box.height - 8 };
  return tipped(
    one.tip,
    one.kind === "closed" ? rect("run closed", inner) + hatch("run-hatch", inner, 5) : rect("run ahead", inner),
  );
}

function boxOf(from: number, to: number, x: Scale) {
  const left = x(from);
  return { x: left, y: strip.y, width: from < to ? Math.max(0.75, x(to) - left) : 0, height: strip.height };
}

function tipped(tip: string, body: string): string {
  return body === "" ? "" : `<g><title>${safeText(tip)}</title>${body}</g>`;
}

/** The norm, and where attention was asked for. The last due that still holds carries its moment above it. */
function marks({ dues, atRiskAt, riskLabel, ran, ahead }: ClockTimeline, x: Scale, width: number): string[] {
  const [first, last] = [ran[0]?.from ?? ahead[0]!.from, ahead.at(-1)?.to ?? ran.at(-1)!.to];
  const shown = dues.filter((due) => due.at >= first && due.at <= last);
  const named = shown.findLast((due) => !due.isPast);
  const lines = shown.map((due) =>
    tipped(
      due.label,
      line(
        `norm${due.isPast ? " past" : ""}${due.isAim ? " aim" : ""}`,
        x(due.at),
        strip.y - 5,
        x(due.at),
        strip.y + strip.height + 4,
      ),
    ),
  );
  if (named !== undefined) lines.push(placed("strong", x(named.at), strip.y - 8, named.label, width));
  if (atRiskAt !== undefined && atRiskAt >= first && atRiskAt <= last) {
    const place = x(atRiskAt);
    lines.push(
      tipped(
        riskLabel,
        `<path class="run-risk" d="M${at(place - 4)} ${strip.y - 6}H${at(place + 4)}L${at(place)} ${strip.y}Z"/>`,
      ),
    );
  }
  return lines;
}

function endMark({ end }: ClockTimeline, place: number, width: number): string {
  return (
    line("run-end", place, strip.y - 3, place, strip.y + strip.height + 6) +
    placed("said", place, height - 3, end, width)
  );
}

/** Ticks that leave room for each other, and for what stands at the end of what ran. */
function axis({ ticks, end }: ClockTimeline, x: Scale, width: number, endX: number): string[] {
  const taken = [spanOf(endX, end, width)];
  return ticks.flatMap(({ at: moment, label: text }) => {
    const place = x(moment);
    const tick = line("run-tick", place, strip.y + strip.height, place, strip.y + strip.height + 4);
    const span = spanOf(place, text, width);
    const isFree = taken.every(([from, to]) => span[1] + 8 < from || span[0] - 8 > to);
    if (!isFree) return [tick];
    taken.push(span);
    return [tick, placed("quiet", place, height - 3, text, width)];
  });
}

function spanOf(place: number, text: string, width: number): [number, number] {
  const half = text.length * 3.1;
  const middle = Math.min(width - half, Math.max(half, place));
  return [middle - half, middle + half];
}

/** In the middle above or below its place, but never over an edge. */
function placed(name: string, place: number, y: number, text: string, width: number): string {
  const half = text.length * 3.1;
  if (place < half) return label(name, 0, y, text);
  return place > width - half ? label(name, width, y, text, "end") : label(name, place, y, text, "middle");
}
