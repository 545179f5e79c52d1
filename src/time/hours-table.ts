// The table behind compiled hours. Per slot of 24 hours since the base: the open time before it and the one interval in it,
// so that open time up to an instant is a gather and four integer steps without a branch. Per bucket of open time: the
// interval that holds it, which makes due the same kind of step. Rules: CAL-2, CAL-3.

import { merged } from "./intervals.ts";
import type { Intervals } from "./intervals.ts";
import { DAY_MS } from "./local-date.ts";

export interface HoursTable {
  /** The span [base, base + length] in epoch milliseconds; everything else here is relative to base. */
  base: number;
  length: number;
  /** Merged open intervals, and the open time before each; `before` has one more row, the total. */
  opens: Float64Array;
  closes: Float64Array;
  before: Float64Array;
  /** Per slot: open time before it; [opening, length] of the interval in it; the first interval that ends after its start. */
  slotBefore: Float64Array;
  slotWindow: Int32Array;
  slotFirst: Int32Array;
  /** Per bucket of open time: the interval at its start, and how far into the bucket that interval lasts. */
  bucketMs: number;
  bucketFirst: Int32Array;
  bucketEdge: Int32Array;
  /** Per interval: what turns open time inside it into a moment. */
  shift: Float64Array;
}

/** A slot with several intervals says so by this length, and is walked. */
export const SEVERAL = -1;

export function buildTable(pieces: Intervals, base: number, end: number): HoursTable {
  const { opens, closes } = clipped(merged(pieces), base, end);
  const n = opens.length;
  const before = new Float64Array(n + 1);
  const shift = new Float64Array(n + 1);
  for (let k = 0; k < n; k++) {
    before[k + 1] = before[k]! + closes[k]! - opens[k]!;
    shift[k] = opens[k]! - before[k]!;
  }
  const length = end - base;
  return { base, length, opens, closes, before, shift, ...slots(opens, closes, before, length), ...buckets(before) };
}

function clipped(list: Intervals, base: number, end: number): { opens: Float64Array; closes: Float64Array } {
  const opens: number[] = [];
  const closes: number[] = [];
  for (let i = 0; i < list.from.length; i++) {
    const from = Math.max(list.from[i]!, base);
    const to = Math.min(list.to[i]!, end);
    if (to <= from) continue;
    opens.push(from - base);
    closes.push(to - base);
  }
  return { opens: Float64Array.from(opens), closes: Float64Array.from(closes) };
}

function slots(opens: Float64Array, closes: Float64Array, before: Float64Array, length: number) {
  const count = Math.floor(length / DAY_MS) + 1;
  const slotBefore = new Float64Array(count);
  const slotWindow = new Int32Array(2 * count);
  const slotFirst = new Int32Array(count);
  let k = 0;
  for (let slot = 0; slot < count; slot++) {
    const from = slot * DAY_MS;
    while (k < opens.length && closes[k]! <= from) k++;
    slotFirst[slot] = k;
    slotBefore[slot] = before[k]!;
    if (k === opens.length || opens[k]! >= from + DAY_MS) continue;
    const opening = Math.max(opens[k]!, from);
    slotBefore[slot] = before[k]! + opening - opens[k]!;
    slotWindow[2 * slot] = opening - from;
    const several = k + 1 < opens.length && opens[k + 1]! < from + DAY_MS;
    slotWindow[2 * slot + 1] = several ? SEVERAL : Math.min(closes[k]!, from + DAY_MS) - opening;
  }
  return { slotBefore, slotWindow, slotFirst };
}

// Buckets as wide as the shortest interval hold at most one edge. Where an odd short interval would make too many of them
// they are wider, and a bucket with more edges is walked. Offsets in a bucket stay within 32 bits.
function buckets(before: Float64Array) {
  const n = before.length - 1;
  const total = before[n]!;
  let shortest = 10 * DAY_MS;
  for (let k = 0; k < n; k++) shortest = Math.min(shortest, before[k + 1]! - before[k]!);
  const bucketMs = Math.min(10 * DAY_MS, Math.max(shortest, Math.ceil(total / (4 * n + 64))));
  const count = Math.ceil(total / bucketMs) + 1;
  const bucketFirst = new Int32Array(count);
  const bucketEdge = new Int32Array(count);
  let k = 0;
  for (let bucket = 0; bucket < count; bucket++) {
    const from = bucket * bucketMs;
    while (k + 1 < n && before[k + 1]! <= from) k++;
    bucketFirst[bucket] = k;
    bucketEdge[bucket] = k + 1 > n ? 0 : Math.min(before[k + 1]! - from, bucketMs);
  }
  return { bucketMs, bucketFirst, bucketEdge };
}
