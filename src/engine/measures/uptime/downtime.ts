/**
 * From the outages of one service and what is taken off them to the time that it was down: union, join, drop what is
 * short, exclude, in that order (AVL-7). A moment is down when an outage covers it that is not taken off at that moment:
 * what is excused never hides what is not (AVL-3). Of all time: periods and service hours are asked of it afterwards, so
 * that a period and its parts always add up.
 */
import { append, noneWeighed, type Weighed } from "./weighed.ts";
import { cutOff, weigh, type Cuts, type Pieces, type WeighRule } from "./weigh.ts";

export interface DowntimeRule extends WeighRule {
  /** Outages that are no longer than this are dropped (AVL-4), in milliseconds; −1: none. */
  readonly shortUpToMs: number;
  /** Whether that length is what is left of them, rather than their own. */
  readonly isShortByCounted: boolean;
  /** Gaps no longer than this do not part two outages, in milliseconds; −1 where nothing is joined. */
  readonly joinUpToMs: number;
}

export interface Downtime {
  /** What counts, gaps that were joined included. */
  readonly down: Weighed;
  /** What was taken off, as far as nothing else was down meanwhile. */
  readonly notCounted: Weighed;
  /** What was dropped as too short. */
  readonly short: Weighed;
  /** The gaps among `down`. */
  readonly joined: Weighed;
}

export function downtime(pieces: Pieces, cuts: Cuts, rule: DowntimeRule): Downtime {
  const raw = weigh(pieces, rule);
  const left = cuts.of.length === 0 ? raw : weigh(cutOff(pieces, cuts), rule);
  const count = raw.from.length;
  const apart = Math.max(0, rule.joinUpToMs);
  const result = { down: noneWeighed(), notCounted: noneWeighed(), short: noneWeighed(), joined: noneWeighed() };
  if (rule.joinUpToMs <= 0 && rule.shortUpToMs < 0) {
    if (raw !== left) takeOff(raw, 0, count - 1, left, 0, result.notCounted);
    return { ...result, down: left };
  }
  let next = 0;
  for (let first = 0; first < count;) {
    let last = first;
    while (last + 1 < count && raw.from[last + 1]! - raw.to[last]! <= apart) last++;
    next = settleOutage(raw, first, last, left, next, rule, result);
    first = last + 1;
  }
  return result;
}

/**
 * Settles one outage with what was joined to it: the places `first` to `last` of what happened, and what is left of it
 * from `next` on. Gives the place in `left` behind it. Outages never touch, so each can be taken back from the lists' ends.
 */
function settleOutage(
  raw: Weighed,
  first: number,
  last: number,
  left: Weighed,
  next: number,
  rule: DowntimeRule,
  { down, notCounted, short, joined }: Downtime,
): number {
  const end = raw.to[last]!;
  let behind = next;
  while (behind < left.from.length && left.from[behind]! < end) behind++;
  // What is short by itself is so by what is left of it too: then nothing needs to be taken off.
  if (end - raw.from[first]! <= rule.shortUpToMs) {
    copy(raw, first, last + 1, short);
    return behind;
  }
  const downBefore = down.from.length;
  const joinedBefore = joined.from.length;
  if (rule.joinUpToMs > 0 && last > first) withGaps(raw, first, left, next, behind, rule.joinUpToMs, down, joined);
  else copy(left, next, behind, down);
  if (raw !== left) takeOff(raw, first, last, down, downBefore, notCounted);
  if (rule.isShortByCounted && lengthFrom(down, downBefore) <= rule.shortUpToMs) {
    copy(down, downBefore, down.from.length, short);
    truncate(down, downBefore);
    truncate(joined, joinedBefore);
  }
  return behind;
}

/**
 * What is left, and the gaps between: from the end of one run of outages to the beginning of the next that are not taken
 * off whole, where the rule joins them. A gap weighs as the lighter of what counts before and after it.
 */
function withGaps(
  raw: Weighed,
  first: number,
  left: Weighed,
  next: number,
  behind: number,
  joinUpToMs: number,
  down: Weighed,
  joined: Weighed,
): void {
  let run = first;
  let runEnd = Infinity;
  for (let i = next; i < behind; i++) {
    while (raw.to[run]! < left.to[i]!) run++;
    const gapEnd = runStart(raw, run);
    if (runEnd < gapEnd && gapEnd - runEnd <= joinUpToMs) {
      const weight = Math.min(left.weight[i - 1]!, left.weight[i]!);
      append(joined, runEnd, gapEnd, weight);
      append(down, runEnd, gapEnd, weight);
    }
    append(down, left.from[i]!, left.to[i]!, left.weight[i]!);
    while (raw.to[run] === raw.from[run + 1]) run++;
    runEnd = raw.to[run]!;
  }
}

/** Where the run of touching outages begins in which `place` stands. */
function runStart(raw: Weighed, place: number): number {
  let start = place;
  while (start > 0 && raw.to[start - 1] === raw.from[start]) start--;
  return raw.from[start]!;
}

/** What `down`, from `place` on, leaves of an outage's weight was taken off it. */
export function takeOff(
  raw: Weighed,
  first: number,
  last: number,
  down: Weighed,
  place: number,
  notCounted: Weighed,
): void {
  const count = down.from.length;
  let d = place;
  for (let i = first; i <= last; i++) {
    let at = raw.from[i]!;
    const end = raw.to[i]!;
    while (at < end) {
      while (d < count && down.to[d]! <= at) d++;
      const isDown = d < count && down.from[d]! <= at;
      const change = d === count ? end : isDown ? down.to[d]! : down.from[d]!;
      const until = change < end ? change : end;
      const weight = raw.weight[i]! - (isDown ? down.weight[d]! : 0);
      if (weight > 0) append(notCounted, at, until, weight);
      at = until;
    }
  }
}

function copy(list: Weighed, first: number, behind: number, to: Weighed): void {
  for (let i = first; i < behind; i++) append(to, list.from[i]!, list.to[i]!, list.weight[i]!);
}

function lengthFrom({ from, to }: Weighed, place: number): number {
  let length = 0;
  for (let i = place; i < from.length; i++) length += to[i]! - from[i]!;
  return length;
}

function truncate(list: Weighed, length: number): void {
  list.from.length = length;
  list.to.length = length;
  list.weight.length = length;
}
