/**
 * Which sign answers which expectation, over the whole run of a control up to the moment of judging. A sign answers the
 * oldest expectation whose grace is not over; after that it is late for the last one, and what lay between is missing. A
 * sign that answers nothing more counts for the gap alone. Rules: HBT-1, HBT-2.
 */
import type { Expecting } from "./expecting.ts";

/** One entry for each expectation up to now, in the order of time. */
export interface Expectations {
  /** When it was expected; by a sign that came before that moment, when it came. */
  readonly due: number[];
  readonly standing: ("received" | "late" | "missing" | "open")[];
  /** When it came; NaN where it did not. */
  readonly cameAt: number[];
}

export interface ControlRun extends Expectations {
  /** Since when the control runs: from the start of the contract, else from its first sign; undefined where neither is known. */
  readonly startAt: number | undefined;
}

/** `from` is the start of the contract's term, −Infinity where nobody knows it; nothing is expected at or after `to`. */
export function matchSigns(
  expecting: Expecting | undefined,
  signs: Float64Array,
  { from, to }: { readonly from: number; readonly to: number },
  asOf: number,
): ControlRun {
  const run: ControlRun = {
    due: [],
    standing: [],
    cameAt: [],
    startAt: Number.isFinite(from) ? from : signs.length > 0 ? signs[0] : undefined,
  };
  if (expecting === undefined || run.startAt === undefined) return run;
  if (expecting.schedule === undefined) matchAfterLast(expecting, signs, from, to, asOf, run);
  else {
    const first = Number.isFinite(from) ? from : (expecting.schedule.previous(signs[0]! + 1) ?? signs[0]!);
    matchByClock(expecting, expecting.schedule.between(first, Math.min(asOf + 1, to)), signs, asOf, run);
  }
  return run;
}

function matchByClock(
  expecting: Expecting,
  slots: number[],
  signs: Float64Array,
  asOf: number,
  run: Expectations,
): void {
  let next = 0;
  for (const sign of signs) {
    while (next < slots.length && expecting.until(slots[next]!) < sign) add(run, slots[next++]!, "missing");
    if (next < slots.length && slots[next]! <= sign) add(run, slots[next++]!, "received", sign);
    else makeLate(run, sign);
  }
  for (; next < slots.length; next++) add(run, slots[next]!, expecting.until(slots[next]!) < asOf ? "missing" : "open");
}

/**
 * Each sign is expected so long after the last one, whatever that one was; while none comes another is missing each time.
 * One that comes within half that time of the last that counted is a repetition: only the next is expected after it.
 */
function matchAfterLast(
  expecting: Expecting,
  signs: Float64Array,
  from: number,
  to: number,
  asOf: number,
  run: Expectations,
): void {
  let last = from;
  let halfway = -Infinity;
  for (const sign of signs) {
    const missed = last === -Infinity ? 0 : addMissing(expecting, last, sign, run);
    const due = last === -Infinity ? sign : expecting.after(last, missed + 1);
    const counts = missed > 0 || due <= sign || sign > halfway;
    if (missed > 0 && due > sign) makeLate(run, sign);
    else if (counts) add(run, Math.min(due, sign), "received", sign);
    last = sign;
    if (counts) halfway = sign + (expecting.after(sign, 1) - sign) / 2;
  }
  for (let n = 1; ; n++) {
    const due = expecting.after(last, n);
    if (due > asOf || due >= to) return;
    add(run, due, expecting.until(due) < asOf ? "missing" : "open");
  }
}

/** Those after the last sign whose grace was over when this one came. */
function addMissing(expecting: Expecting, last: number, sign: number, run: Expectations): number {
  for (let n = 1; ; n++) {
    const due = expecting.after(last, n);
    if (expecting.until(due) >= sign) return n - 1;
    add(run, due, "missing");
  }
}

function add(run: Expectations, due: number, standing: Expectations["standing"][number], cameAt = NaN): void {
  run.due.push(due);
  run.standing.push(standing);
  run.cameAt.push(cameAt);
}

/** The last one that is missing came after all, too late; a sign after one that had come adds nothing. */
function makeLate({ standing, cameAt }: Expectations, sign: number): void {
  const last = standing.length - 1;
  if (standing[last] !== "missing") return;
  standing[last] = "late";
  cameAt[last] = sign;
}
