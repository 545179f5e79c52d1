/**
 * Stretches of time with a weight each, as flat lists: in order, apart from each other, half-open. The weight is how much
 * of the service was gone: all of it, or so many ten-thousandths. Rule: TIM-2.
 */
import type { Hours } from "../../../time/hours.ts";

export interface Weighed {
  readonly from: number[];
  readonly to: number[];
  readonly weight: number[];
}

export function noneWeighed(): Weighed {
  return { from: [], to: [], weight: [] };
}

/** Adds a stretch behind all others; one that touches the last with the same weight lengthens it. */
export function append(list: Weighed, from: number, to: number, weight: number): void {
  const last = list.to.length - 1;
  if (last >= 0 && list.to[last] === from && list.weight[last] === weight) list.to[last] = to;
  else {
    list.from.push(from);
    list.to.push(to);
    list.weight.push(weight);
  }
}

/** Both together: where they overlap their weights add up. */
export function summed(one: Weighed, other: Weighed): Weighed {
  const result = noneWeighed();
  const moments = Float64Array.from([...one.from, ...one.to, ...other.from, ...other.to]).toSorted();
  let [i, j] = [0, 0];
  for (let m = 0; m + 1 < moments.length; m++) {
    const at = moments[m]!;
    while (i < one.to.length && one.to[i]! <= at) i++;
    while (j < other.to.length && other.to[j]! <= at) j++;
    const weight = weightAt(one, i, at) + weightAt(other, j, at);
    if (weight > 0 && moments[m + 1]! > at) append(result, at, moments[m + 1]!, weight);
  }
  return result;
}

/** The weight of a moment, given the first stretch that ends after it. */
function weightAt({ from, weight }: Weighed, place: number, at: number): number {
  return place < from.length && from[place]! <= at ? weight[place]! : 0;
}

/** Weight times open time inside [from, to): exact, in milliseconds times the unit of the weights. */
export function amountInside(list: Weighed, from: number, to: number, open: OpenTime): number {
  let amount = 0;
  for (let i = firstEndingAfter(list.to, from); i < list.from.length && list.from[i]! < to; i++) {
    amount += list.weight[i]! * open(Math.max(from, list.from[i]!), Math.min(to, list.to[i]!));
  }
  return amount;
}

/** The service time between two moments, in milliseconds. */
export type OpenTime = (from: number, to: number) => number;

export function openTimeOf(hours: Hours): OpenTime {
  const { always, closed, dates, early, shut } = hours.definition;
  const isAlways = always && closed.length + dates.length + early.length + shut.length === 0;
  return isAlways ? elapsed : (from, to) => hours.open(from, to);
}

const elapsed: OpenTime = (from, to) => to - from;

/** The place of the first stretch that ends after a moment, in a list of ends in order. */
export function firstEndingAfter(ends: readonly number[], at: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
