/**
 * Which sign answers which expectation of a period, up to the moment of judging. A sign answers the
 * oldest expectation whose grace is not over; after that it is late for the last one, and what lay between is missing. A
 * sign that answers nothing more counts for the gap alone. Rules: HBT-1, HBT-2.
 */
import type { Expecting } from "./expecting.ts";
import { Expectations } from "./expectations.ts";
import { firstFrom } from "./sign-series.ts";

export interface ControlRun {
  /** Up to now, and at least all of the period. */
  readonly expected: Expectations;
  /** Since when the control runs: from the start of the contract, else from its first sign; undefined where neither is known. */
  readonly startAt: number | undefined;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The term of the contract is infinite on a side that nobody knows; nothing is expected at or after its end. */
export function matchSigns(
  expecting: Expecting | undefined,
  signs: Float64Array,
  { from, to }: Span,
  asOf: number,
  period: Span,
): ControlRun {
  const expected = new Expectations();
  const startAt = Number.isFinite(from) ? from : signs.length > 0 ? signs[0] : undefined;
  if (expecting === undefined || startAt === undefined) return { expected, startAt };
  if (expecting.schedule === undefined)
    matchAfterLast(expecting, signs, from, { from: period.from, to: Math.min(period.to, to) }, asOf, expected);
  else {
    const first = Number.isFinite(from) ? from : (expecting.schedule.previous(signs[0]! + 1) ?? signs[0]!);
    matchByClock(expecting, expecting.schedule.between(first, Math.min(asOf + 1, to)), signs, asOf, expected);
  }
  return { expected, startAt };
}

function matchByClock(
  expecting: Expecting,
  slots: number[],
  signs: Float64Array,
  asOf: number,
  expected: Expectations,
): void {
  let next = 0;
  for (const sign of signs) {
    while (next < slots.length && expecting.until(slots[next]!) < sign) expected.add(slots[next++]!, "missing");
    if (next < slots.length && slots[next]! <= sign) expected.add(slots[next++]!, "received");
    else expected.makeLate(sign);
  }
  for (; next < slots.length; next++)
    expected.add(slots[next]!, expecting.until(slots[next]!) < asOf ? "missing" : "open");
}

/**
 * Each sign is expected so long after the last one, whatever that one was; while none comes another is missing each time.
 * One that comes within half that time of the last that counted is a repetition: only the next is expected after it.
 */
function matchAfterLast(
  expecting: Expecting,
  signs: Float64Array,
  startAt: number,
  { from, to }: Span,
  asOf: number,
  expected: Expectations,
): void {
  const known = lastAlone(expecting, signs, from);
  let last = known < 0 ? startAt : signs[known]!;
  let halfway = known < 0 ? -Infinity : halfwayAfter(expecting, last);
  for (let i = known + 1; i < signs.length; i++) {
    if (expected.isBeyond(to)) return;
    const sign = signs[i]!;
    const missed = last === -Infinity ? 0 : addMissing(expecting, last, sign, to, expected);
    const due = last === -Infinity ? sign : expecting.after(last, missed + 1);
    const counts = missed > 0 || due <= sign || sign > halfway;
    if (missed > 0 && due > sign) expected.makeLate(sign);
    else if (counts) expected.add(Math.min(due, sign), "received");
    last = sign;
    if (counts) halfway = halfwayAfter(expecting, sign);
  }
  for (let n = 1; ; n++) {
    const due = expecting.after(last, n);
    if (due > asOf || due >= to) return;
    expected.add(due, expecting.until(due) < asOf ? "missing" : "open");
  }
}

/** Those after the last sign whose grace was over when this one came; how many there were, as far as the period goes. */
function addMissing(expecting: Expecting, last: number, sign: number, to: number, expected: Expectations): number {
  for (let n = 1; ; n++) {
    const due = expecting.after(last, n);
    if (due >= to || expecting.until(due) >= sign) return n - 1;
    expected.add(due, "missing");
  }
}

/**
 * The last sign before a moment that counts whatever came before it, since it is no repetition: more than halfway after the
 * one before. What is expected from then on does not depend on anything earlier. −1 where there is none.
 */
function lastAlone(expecting: Expecting, signs: Float64Array, before: number): number {
  let i = firstFrom(signs, before) - 1;
  while (i > 0 && signs[i]! <= halfwayAfter(expecting, signs[i - 1]!)) i--;
  return i;
}

function halfwayAfter(expecting: Expecting, sign: number): number {
  return sign + (expecting.after(sign, 1) - sign) / 2;
}
