/** Which fact stands where: facts are read from several logs, and a copy of one keeps its name. */
import type { Fact } from "../facts/fact.ts";
import type { LedgerFact } from "../ledger/read.ts";
import type { FactReference } from "./answer.ts";

export class References {
  private readonly places = new Map<string, FactReference>();

  /** The facts of one log, as they were read. */
  add(log: string, facts: readonly LedgerFact[]): void {
    for (const { id, kind, seq } of facts) this.places.set(id, { fact: id, kind, log, index: seq });
  }

  /** Undefined of a fact that nobody recorded, such as the moment from which was measured. */
  of(fact: Fact | undefined): FactReference | undefined {
    return fact?.id === undefined ? undefined : this.places.get(fact.id);
  }

  all(facts: readonly (Fact | undefined)[]): FactReference[] {
    return [...new Set(facts)].flatMap((fact) => this.of(fact) ?? []);
  }
}

/** Of facts that stand in one log, without keeping them. */
export function referencesIn(log: string, facts: readonly (Fact | undefined)[]): FactReference[] {
  return [...new Set(facts)].flatMap((fact) =>
    fact?.id === undefined ? [] : [{ fact: fact.id, kind: fact.kind, log, index: fact.seq }],
  );
}
