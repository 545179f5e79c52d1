/** A fact that Peil records of itself: an alert, an act that the agreement has it do, a right that it offers (DUE-3, DUE-7, DUE-8). */
import type { Fields, FieldValue } from "../facts/fact.ts";
import type { FactKind } from "../facts/vocabulary.ts";

export interface OwnFact {
  readonly kind: FactKind;
  /** When it was so, epoch milliseconds; it is recorded when it is told. */
  readonly at: number;
  readonly fields: Fields;
}

/** One word is written as that word. */
export function oneOrMore(values: readonly string[]): FieldValue {
  return values.length === 1 ? values[0]! : values;
}
