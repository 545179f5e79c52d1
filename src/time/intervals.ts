// Sets of half-open intervals [from, to) as flat lists, and the two operations that hours are built from. Lists are ordered
// by `from`; they may overlap until they are merged. Rule: TIM-2.

export interface Intervals {
  from: number[];
  to: number[];
}

export function noIntervals(): Intervals {
  return { from: [], to: [] };
}

/** Adds one interval; an empty or reversed one (a window that a clock change swallowed) is left out. */
export function add(list: Intervals, from: number, to: number): void {
  if (to <= from) return;
  list.from.push(from);
  list.to.push(to);
}

/** The same intervals ordered by `from`. A list that is ordered already is given back as it is. */
export function ordered(list: Intervals): Intervals {
  if (list.from.every((from, i) => i === 0 || list.from[i - 1]! <= from)) return list;
  const order = list.from.map((_, i) => i).toSorted((a, b) => list.from[a]! - list.from[b]!);
  return { from: order.map((i) => list.from[i]!), to: order.map((i) => list.to[i]!) };
}

/** Overlapping and touching intervals become one. */
export function merged(list: Intervals): Intervals {
  const sorted = ordered(list);
  const result = noIntervals();
  let last = -1;
  for (let i = 0; i < sorted.from.length; i++) {
    if (last >= 0 && sorted.from[i]! <= result.to[last]!) {
      result.to[last] = Math.max(result.to[last]!, sorted.to[i]!);
    } else {
      last = result.from.push(sorted.from[i]!) - 1;
      result.to.push(sorted.to[i]!);
    }
  }
  return result;
}

/** What of `list` lies outside `cuts`. Each interval is cut by itself, so that it keeps the date on which it starts. */
export function without(list: Intervals, cuts: Intervals): Intervals {
  if (cuts.from.length === 0) return list;
  const sorted = ordered(list);
  const holes = merged(cuts);
  const result = noIntervals();
  let first = 0;
  for (let i = 0; i < sorted.from.length; i++) {
    let from = sorted.from[i]!;
    const to = sorted.to[i]!;
    while (first < holes.from.length && holes.to[first]! <= from) first++;
    for (let k = first; k < holes.from.length && holes.from[k]! < to; k++) {
      add(result, from, Math.min(to, holes.from[k]!));
      from = Math.max(from, holes.to[k]!);
    }
    add(result, from, to);
  }
  return result;
}

/** The intervals of both lists. */
export function joined(a: Intervals, b: Intervals): Intervals {
  if (b.from.length === 0) return a;
  return ordered({ from: [...a.from, ...b.from], to: [...a.to, ...b.to] });
}
