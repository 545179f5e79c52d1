// The table behind compiled hours. Per slot of a day or a part of it: the open time before it and the one interval in it, so that open
// time up to an instant is a gather and some arithmetic without a branch. Per bucket of open time: what turns it into a
// moment, which makes due the same kind of step. Rules: CAL-2, CAL-3.
//
// Numbers that are looked up carry a half or a quarter of a millisecond, which is rounded off exactly at the end. It keeps
// the engine in floating point (it adds whole numbers of this size more slowly), and it lets a multiplication stand for the
// division by a day: no quotient then comes near enough to a whole number to be rounded over it.

import { merged } from "./intervals.ts";
import type { Intervals } from "./intervals.ts";
import { DAY_MS } from "./local-date.ts";

export interface HoursTable {
  /** The span [base, end] in epoch milliseconds, and base less a half. */
  base: number;
  end: number;
  origin: number;
  /** Merged open intervals in epoch milliseconds, and the open time before each; `before` ends with the total. */
  opens: Float64Array;
  closes: Float64Array;
  before: Float64Array;
  total: number;
  /** Rows of four for the look-ups: one row per whole slot, then one per bucket; see `slotRow` and `bucketRow`. */
  cells: Float64Array;
  slots: number;
  slotMs: number;
  slotsPerMs: number;
  /** Per slot the first interval that ends after its start. */
  slotFirst: Int32Array;
  bucketMs: number;
  bucketsPerMs: number;
  /** Whether an interval ends inside a bucket; where all are as long as a bucket, none does. */
  edged: boolean;
}

/**
 * The open time from the base up to an instant, plus less than one: `Math.floor` makes it exact. Below zero or NaN where
 * the slots do not tell: outside the table, for no whole number, in a day with several intervals.
 */
export function openBefore(table: HoursTable, at: number): number {
  const x = at - table.origin;
  const slot = Math.floor(x * table.slotsPerMs);
  if (!(slot >= 0 && slot < table.slots && Math.floor(at) === at)) return NOT_TOLD;
  const rest = x - slot * table.slotMs;
  const { cells } = table;
  const row = slot << 2;
  // (|rest - opening| - |rest - closing|) / 2 runs from minus to plus half the interval's length, and stays there outside.
  return cells[row]! + HALF * (Math.abs(rest - cells[row | 1]!) - Math.abs(rest - cells[row | 2]!));
}

/** The same for every whole number within the table, as an integer. */
export function walkedOpenBefore(table: HoursTable, at: number): number {
  const k = firstEndingAfter(table, at);
  return table.before[k]! + Math.max(0, at - (table.opens[k] ?? at));
}

/**
 * The earliest instant up to which the hours have been open that long; `used` is a whole number less a half, above zero
 * and below the total. NaN where the buckets do not tell.
 */
export function momentOf(table: HoursTable, used: number): number {
  const { cells } = table;
  const bucket = Math.floor(used * table.bucketsPerMs);
  const row = (bucket + table.slots) << 2;
  if (!table.edged) return cells[row | 1]! + used;
  // The sign of edge - rest, as 0 or 1, picks the shift: one interval's before the edge, the next one's after it.
  const rest = used - bucket * table.bucketMs;
  const after = Math.floor(cells[row]! - rest) >>> 31;
  return cells[(row | 1) + after]! + used;
}

/** The same for every whole number above zero and at most the total. */
export function walkedMomentOf(table: HoursTable, used: number): number {
  let low = 0;
  let high = table.opens.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table.before[middle + 1]! < used) low = middle + 1;
    else high = middle;
  }
  return table.opens[low]! + used - table.before[low]!;
}

/** The first interval that ends after an instant within the table; the number of intervals when there is none. */
export function firstEndingAfter(table: HoursTable, at: number): number {
  let k = table.slotFirst[Math.floor((at - table.base) / table.slotMs)]!;
  while (k < table.closes.length && table.closes[k]! <= at) k++;
  return k;
}

export const HALF = 0.5;
const NOT_TOLD = -1e300;
const QUARTER = 0.25;

/** The table of these windows within [base, end]. */
export function buildTable(pieces: Intervals, base: number, end: number): HoursTable {
  const { opens, closes } = clipped(merged(pieces), base, end);
  const before = new Float64Array(opens.length + 1);
  for (let k = 0; k < opens.length; k++) before[k + 1] = before[k]! + closes[k]! - opens[k]!;
  const total = before[opens.length]!;
  const span = { base, end, origin: base - HALF, opens, closes, before, total };
  const slotMs = slotWidth(span);
  const slots = Math.floor((end - base) / slotMs);
  const slotFirst = firstPerSlot(span, slots, slotMs);
  const bucketMs = bucketWidth(span);
  const buckets = Math.ceil(total / bucketMs);
  let edged = false;
  const cells = new Float64Array(4 * (slots + buckets));
  // The last slot, which is not whole, has no row and is walked.
  for (let i = 0; i < slots; i++) cells.set(slotRow(span, slotFirst[i]!, base + i * slotMs, slotMs), 4 * i);
  for (let i = 0, k = 0; i < buckets; i++) {
    while (before[k + 1]! <= i * bucketMs) k++;
    const row = bucketRow(span, k, i * bucketMs, bucketMs);
    cells.set(row, 4 * (slots + i));
    if (i * bucketMs + row[0]! < Math.min((i + 1) * bucketMs, total)) edged = true;
  }
  return {
    ...span,
    cells,
    slots,
    slotMs,
    slotsPerMs: 1 / slotMs,
    slotFirst,
    bucketMs,
    bucketsPerMs: 1 / bucketMs,
    edged,
  };
}

type Span = Pick<HoursTable, "base" | "end" | "origin" | "opens" | "closes" | "before" | "total">;

function clipped(list: Intervals, base: number, end: number): { opens: Float64Array; closes: Float64Array } {
  const opens: number[] = [];
  const closes: number[] = [];
  for (let i = 0; i < list.from.length; i++) {
    const from = Math.max(list.from[i]!, base);
    const to = Math.min(list.to[i]!, end);
    if (to <= from) continue;
    opens.push(from);
    closes.push(to);
  }
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes) };
}

function firstPerSlot({ base, closes }: Span, slots: number, slotMs: number): Int32Array {
  const first = new Int32Array(slots + 1);
  for (let i = 0, k = 0; i <= slots; i++) {
    while (k < closes.length && closes[k]! <= base + i * slotMs) k++;
    first[i] = k;
  }
  return first;
}

// A day, unless many days have several windows: a break at noon is told by slots of half a day. Days that still have
// several in one slot are walked.
function slotWidth({ base, opens, closes }: Span): number {
  for (const slotMs of [DAY_MS, DAY_MS / 2, DAY_MS / 4]) {
    let several = 0;
    for (let k = 1; k < opens.length; k++) {
      if (Math.floor((closes[k - 1]! - 1 - base) / slotMs) === Math.floor((opens[k]! - base) / slotMs)) several++;
    }
    if (several * 50 < opens.length) return slotMs;
  }
  return DAY_MS;
}

// Open time up to the middle of the interval in the slot, its opening, its closing; NaN where there are several.
function slotRow({ opens, closes, before }: Span, first: number, from: number, slotMs: number): number[] {
  const to = from + slotMs;
  if (first === opens.length || opens[first]! >= to) return [before[first]! + QUARTER, 0, 0];
  if (first + 1 < opens.length && opens[first + 1]! < to) return [Number.NaN, 0, 0];
  const opening = Math.max(opens[first]!, from);
  const closing = Math.min(closes[first]!, to);
  const middle = before[first]! + (opening - opens[first]!) + HALF * (closing - opening);
  return [middle + QUARTER, opening - from, closing - from];
}

// Where in the bucket its first interval ends, and the shift before and after that; NaN where more than one ends in it.
function bucketRow({ opens, before, total }: Span, first: number, from: number, bucketMs: number): number[] {
  const next = Math.min(first + 1, opens.length - 1);
  if (before[next + 1]! < Math.min(from + bucketMs, total)) return [0, Number.NaN, Number.NaN];
  const shift = (k: number) => opens[k]! - before[k]! + HALF;
  return [Math.min(before[first + 1]! - from, bucketMs), shift(first), shift(next)];
}

// As wide as the shortest interval, a bucket holds one edge at most. Where an odd short interval would make too many
// buckets they are wider. Offsets in a bucket stay within 32 bits.
function bucketWidth({ opens, before, total }: Span): number {
  let shortest = LONGEST_BUCKET;
  for (let k = 0; k < opens.length; k++) shortest = Math.min(shortest, before[k + 1]! - before[k]!);
  return Math.min(LONGEST_BUCKET, Math.max(shortest, Math.ceil(total / (4 * opens.length + 64))));
}

const LONGEST_BUCKET = 10 * DAY_MS;
