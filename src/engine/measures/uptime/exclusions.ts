/**
 * What is taken off each outage: exactly the part that an exclusion reaches, inside its hours, up to its cap. A cap is
 * counted over all that one work took off, the earliest first; beyond it the excess counts, or the whole. Rules: AVL-3,
 * AVL-8.
 */
import { add, merged, noIntervals, ordered, type Intervals } from "../../../time/intervals.ts";
import type { Evidence } from "../evidence.ts";
import { askExclusion, type Asked } from "./asked-exclusion.ts";
import type { Outage } from "./outages.ts";
import type { UptimeRule } from "./uptime-rule.ts";
import type { Cuts } from "./weigh.ts";

/** An exclusion that an outage asked for, and what it took off: apart from each other, in the order of time. */
export interface Taken extends Asked {
  readonly parts: Intervals;
  /** The same before the cap. */
  readonly reached: Intervals;
}

export interface Exclusions {
  /** By the place of each outage. */
  readonly taken: readonly (readonly Taken[])[];
  readonly cuts: Cuts;
}

export function exclusionsOf(
  outages: readonly Outage[],
  rule: UptimeRule,
  service: string | undefined,
  evidence: Evidence,
): Exclusions {
  const taken: Taken[][] = outages.map(() => []);
  for (const [name, term] of rule.exclusions) {
    const asked = outages.flatMap((outage, i) =>
      askExclusion(name, term, outage, service, evidence).map((one) => ({
        ...one,
        i,
        reached: reachOf(one, outage, evidence),
      })),
    );
    const limits = capsOf(asked);
    for (const { i, ...one } of asked)
      taken[i]!.push({ ...one, parts: before(one.reached, limits.get(one.cappedOver) ?? Infinity) });
  }
  return { taken, cuts: cutsOf(taken) };
}

/** What of the outage it may take off, as far as its own hours are open. */
function reachOf({ term, failed, span }: Asked, outage: Outage, { program }: Evidence): Intervals {
  const reached = noIntervals();
  if (failed.length > 0) return reached;
  const hours = term.hours === undefined ? undefined : program.hours.get(term.hours)!;
  for (let i = 0; i < span.from.length; i++) {
    const from = Math.max(span.from[i]!, outage.from);
    const to = Math.min(span.to[i]!, outage.to);
    if (hours === undefined) add(reached, from, to);
    else for (const [open, close] of hours.intervals(from, to)) add(reached, open, close);
  }
  return reached;
}

/** The moment at which each cap is used up; −Infinity where going beyond it makes the whole count. */
function capsOf(asked: readonly (Asked & { readonly reached: Intervals })[]): ReadonlyMap<string | Outage, number> {
  const limits = new Map<string | Outage, number>();
  for (const [over, all] of Map.groupBy(asked, ({ cappedOver }) => cappedOver)) {
    const { "at-most": cap, beyond } = all[0]!.term;
    if (cap?.kind !== "elapsed") continue;
    const together = noIntervals();
    for (const { reached } of all) reached.from.forEach((from, i) => add(together, from, reached.to[i]!));
    const usedUp = usedUpAt(merged(together), cap.ms);
    if (usedUp !== undefined) limits.set(over, beyond === "whole" ? -Infinity : usedUp);
  }
  return limits;
}

/** The moment up to which the intervals are so long together; undefined where they are no longer than that. */
function usedUpAt({ from, to }: Intervals, ms: number): number | undefined {
  let rest = ms;
  for (let i = 0; i < from.length; i++) {
    const length = to[i]! - from[i]!;
    if (length > rest) return from[i]! + rest;
    rest -= length;
  }
  return undefined;
}

function before({ from, to }: Intervals, limit: number): Intervals {
  const parts = noIntervals();
  from.forEach((start, i) => add(parts, start, Math.min(to[i]!, limit)));
  return parts;
}

/** Where exclusions overlap, a part is taken off once. */
function cutsOf(taken: readonly (readonly Taken[])[]): Cuts {
  const cuts: Cuts = { of: [], from: [], to: [] };
  taken.forEach((ofOutage, i) => {
    if (ofOutage.length === 0) return;
    const all = noIntervals();
    for (const { parts } of ofOutage) parts.from.forEach((from, k) => add(all, from, parts.to[k]!));
    const apart = merged(ordered(all));
    apart.from.forEach((from, k) => {
      cuts.of.push(i);
      cuts.from.push(from);
      cuts.to.push(apart.to[k]!);
    });
  });
  return cuts;
}
