/**
 * What the facts of a subject say of a duty: which fulfil it, which waive it, what a fulfilling fact does not contain.
 * Rules: DUT-8, CLK-15 (an automatic word answers nobody), CHK-5 (what is not recorded is not "no").
 */
import type { Fact } from "../../facts/fact.ts";
import { vocabulary } from "../../facts/vocabulary.ts";
import { matches, type FactPattern } from "../pattern.ts";
import type { Program } from "../program.ts";
import { sideOf } from "../subject.ts";
import type { Duty } from "./duty.ts";

export function isAny(patterns: readonly FactPattern[], fact: Fact): boolean {
  return patterns.some((pattern) => matches(pattern, fact));
}

/**
 * CLK-15: what a machine says on a ticket fulfils only a duty that may be done automatically; a ticket that a desk closes
 * by itself is closed all the same. A notice, an announcement or a report is what it is, whoever sent it.
 */
export function fulfils({ to, term }: Duty, fact: Fact): boolean {
  if (!isAny(to, fact)) return false;
  if (fact.fields["automatic"] !== "yes" || term.automatic === true) return true;
  return vocabulary.get(fact.kind) !== "ticket" || fact.kind === "resolved" || fact.kind === "closed";
}

/** Only those to whom a duty is owed can let it go: the side that it informs, the other side, or both together. */
export function waives(program: Program, duty: Duty, fact: Fact): boolean {
  if (fact.kind !== "agreed" || fact.fields["waived"] !== duty.name) return false;
  const side = sideOf(program, fact);
  const sideOfName = (name: string) => program.sides.get(name) ?? name;
  if (side === undefined) return false;
  return side === "both" || !duty.term.by.some((name) => sideOfName(name) === side);
}

/** What the record does not show that the fact contained: a field of that name, or a word in its list `contains`. */
export function lackedBy({ term }: Duty, fact: Fact | undefined): readonly string[] {
  if (fact === undefined) return [];
  return (term.contains ?? []).filter((part) => !(part in fact.fields) && !fact.fields["contains"]?.includes(part));
}

/** Facts by their place in the order of time, found fast in a long record. */
export class Places {
  private readonly indices: readonly number[];

  constructor(facts: readonly Fact[], isOne: (fact: Fact) => boolean) {
    this.indices = facts.flatMap((fact, i) => (isOne(fact) ? [i] : []));
  }

  /** The first of them beyond a place; Infinity where there is none. */
  after(index: number): number {
    let [low, high] = [0, this.indices.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.indices[middle]! <= index) low = middle + 1;
      else high = middle;
    }
    return this.indices[low] ?? Infinity;
  }
}
