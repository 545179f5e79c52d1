/** The part of a period that the contract reaches, and how far of it has passed: a part year is judged for its part (AVL-1). */
import type { Period } from "../../period.ts";
import type { Evidence } from "../evidence.ts";

/** Epoch milliseconds; empty where the contract does not reach the period. */
export interface Clip {
  readonly from: number;
  readonly to: number;
  readonly soFar: number;
}

export function clipped(period: Period, { term, asOf }: Pick<Evidence, "term" | "asOf">): Clip {
  const from = Math.max(period.from, term.from);
  const to = Math.min(period.to, term.to);
  return { from, to, soFar: Math.max(from, Math.min(to, asOf)) };
}
