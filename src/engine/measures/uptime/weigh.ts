/**
 * How much of a service was gone at each moment, by the outages that cover it: the heaviest of them, or with a quorum the
 * weight that so many probes at least agree on. Where outages weigh whole and any of them will do it is their union.
 * Rules: AVL-1, AVL-7.
 */
import { append, noneWeighed, type Weighed } from "./weighed.ts";

/** Outages in order of `from`, as flat lists of one length. They may overlap. */
export interface Pieces {
  readonly from: number[];
  readonly to: number[];
  /** How much was gone: `full` of the rule for all of it. */
  readonly weight: number[];
  /** A number for each probe; −1 where no probe told, and then it counts by itself. */
  readonly probe: number[];
}

/** What was taken off each outage: `of` is its place among the pieces; in that order, then of time, apart from each other. */
export interface Cuts {
  readonly of: number[];
  readonly from: number[];
  readonly to: number[];
}

export interface WeighRule {
  /** How many probes must tell it; 1: any. */
  readonly quorum: number;
  /** Whether outages weigh differently. */
  readonly isWeighed: boolean;
}

export function weigh(pieces: Pieces, rule: WeighRule): Weighed {
  return rule.quorum === 1 && !rule.isWeighed ? union(pieces) : heaviest(pieces, rule.quorum);
}

function union({ from, to, weight }: Pieces): Weighed {
  const result = noneWeighed();
  let last = -1;
  for (let i = 0; i < from.length; i++) {
    if (last >= 0 && from[i]! <= result.to[last]!) {
      if (to[i]! > result.to[last]!) result.to[last] = to[i]!;
    } else if (to[i]! > from[i]!) {
      last = result.from.push(from[i]!) - 1;
      result.to.push(to[i]!);
      result.weight.push(weight[i]!);
    }
  }
  return result;
}

/** From one moment at which something begins or ends to the next, what covers it is the same. */
function heaviest(pieces: Pieces, quorum: number): Weighed {
  const { from, to } = pieces;
  const result = noneWeighed();
  const moments = Float64Array.from([...from, ...to]).toSorted();
  let covering: number[] = [];
  let next = 0;
  for (let m = 0; m + 1 < moments.length; m++) {
    const at = moments[m]!;
    const until = moments[m + 1]!;
    if (until === at) continue;
    covering = covering.filter((i) => to[i]! > at);
    for (; next < from.length && from[next]! <= at; next++) if (to[next]! > at) covering.push(next);
    const weight = agreedWeight(pieces, covering, quorum);
    if (weight > 0) append(result, at, until, weight);
  }
  return result;
}

/** The heaviest outage that no probe told, or the weight that `quorum` probes reach or exceed: the heavier of the two. */
function agreedWeight({ weight, probe }: Pieces, covering: readonly number[], quorum: number): number {
  let told = 0;
  const byProbe = new Map<number, number>();
  for (const i of covering) {
    if (probe[i] === -1) told = Math.max(told, weight[i]!);
    else byProbe.set(probe[i]!, Math.max(byProbe.get(probe[i]!) ?? 0, weight[i]!));
  }
  if (byProbe.size < quorum) return told;
  return Math.max(told, [...byProbe.values()].toSorted((a, b) => b - a)[quorum - 1]!);
}

/** What is left of each outage, in order of `from`. */
export function cutOff(pieces: Pieces, cuts: Cuts): Pieces {
  const left: Pieces = { from: [], to: [], weight: [], probe: [] };
  const count = pieces.from.length;
  const cutCount = cuts.of.length;
  let cut = 0;
  for (let i = 0; i < count; i++) {
    let at = pieces.from[i]!;
    for (; cut < cutCount && cuts.of[cut] === i; cut++) {
      if (cuts.from[cut]! > at) insert(left, at, cuts.from[cut]!, pieces.weight[i]!, pieces.probe[i]!);
      if (cuts.to[cut]! > at) at = cuts.to[cut]!;
    }
    if (pieces.to[i]! > at) insert(left, at, pieces.to[i]!, pieces.weight[i]!, pieces.probe[i]!);
  }
  return left;
}

/** The rest of an outage can begin after others do; mostly it does not, and stands at the end. */
function insert(left: Pieces, from: number, to: number, weight: number, probe: number): void {
  let place = left.from.push(from) - 1;
  left.to.push(to);
  left.weight.push(weight);
  left.probe.push(probe);
  for (; place > 0 && left.from[place - 1]! > from; place--) {
    left.from[place] = left.from[place - 1]!;
    left.to[place] = left.to[place - 1]!;
    left.weight[place] = left.weight[place - 1]!;
    left.probe[place] = left.probe[place - 1]!;
    left.from[place - 1] = from;
    left.to[place - 1] = to;
    left.weight[place - 1] = weight;
    left.probe[place - 1] = probe;
  }
}
