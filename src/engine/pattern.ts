/**
 * Facts to look out for: what a moment of the agreement becomes where facts are read one after the other. It is asked of
 * every fact of every ticket, so a pattern without a filter is told at a glance.
 */
import { carries, type Fact } from "../facts/fact.ts";
import type { Filter, Moment } from "../agreement/schema/moment.ts";

export interface FactPattern {
  readonly fact: string;
  /** The fields it must carry; none where any fact of its kind is meant. */
  readonly filter: Filter | undefined;
}

/** The facts among moments. */
export function patternsOf(moments: readonly Moment[]): FactPattern[] {
  return moments.flatMap((moment) => {
    if (moment.kind !== "fact") return [];
    return [{ fact: moment.fact, filter: Object.keys(moment.filter).length === 0 ? undefined : moment.filter }];
  });
}

export function matches(pattern: FactPattern, fact: Fact): boolean {
  return pattern.fact === fact.kind && (pattern.filter === undefined || carries(fact, pattern.filter));
}
