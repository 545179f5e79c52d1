/**
 * A fact: something that happened, with when it was so and when it was written down (TIM-4). Facts are never changed;
 * a mistake is another fact, `corrected` or `withdrawn`, that names the one it touches.
 */

/** A field of a fact: one word, or a list of them. Numbers and yes/no are kept as the text that was written. */
export type FieldValue = string | readonly string[];
export type Fields = Readonly<Record<string, FieldValue>>;

export interface Fact {
  readonly kind: string;
  /** When it was so, epoch milliseconds. */
  readonly at: number;
  /** Order among facts at the same instant (CLK-8). */
  readonly seq: number;
  readonly fields: Fields;
  /** When it was written down, epoch milliseconds; left out where it is the same as `at`. */
  readonly recordedAt?: number;
  /** A name by which a later `corrected` or `withdrawn` can point at this fact. */
  readonly id?: string;
}

/** In a field, of what somebody wrote in their own words: it stands in the text beside the fact (LED-3). */
export const onFile = "on-file";

/** A plain frozen object: engines walk the keys of one without prototype ten times slower. */
export const noFields: Fields = Object.freeze({});

export function text(value: FieldValue | undefined): string | undefined {
  return typeof value === "string" ? value : value?.join(", ");
}

/** Orders facts by when they were so, then by their sequence (CLK-8). */
export function byMoment(a: Fact, b: Fact): number {
  return a.at - b.at || a.seq - b.seq;
}

/** Whether the fact carries each asked field with one of the asked values; `any` asks that it be there at all. */
export function carries(fact: Fact, filter: Readonly<Record<string, readonly string[]>>): boolean {
  for (const field in filter) {
    const value = fact.fields[field];
    if (value === undefined) return false; // absent is not "no" (CHK-5)
    const asked = filter[field]!;
    if (asked.includes("any")) continue;
    if (!(typeof value === "string" ? asked.includes(value) : value.some((one) => asked.includes(one)))) return false;
  }
  return true;
}
