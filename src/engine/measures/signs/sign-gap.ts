/**
 * The worst time without a sign: how old the data would have been at the worst moment of a period, the recovery point that
 * was really held. It begins at the last sign before the period, or when the control began, and goes on until the period ends or the
 * moment of judging. Every sign that carries what it must ends a gap, late or repeated too. Rule: HBT-2.
 */
import { inBound, type Bound } from "../../../agreement/schema/target.ts";
import type { Term } from "../contract-term.ts";
import { firstFrom } from "./sign-series.ts";

export interface Gap {
  readonly from: number;
  readonly to: number;
}

export interface Gaps {
  /** Undefined where the control does not run in the period. */
  readonly worst: Gap | undefined;
  /** Those that the agreement does not allow. */
  readonly broken: readonly Gap[];
}

export function gapsOf(
  signs: Float64Array,
  startAt: number | undefined,
  { from, to }: Term,
  asOf: number,
  bound: Bound | undefined,
): Gaps {
  const end = Math.min(to, asOf);
  if (startAt === undefined || startAt > end || from > end) return { worst: undefined, broken: [] };
  let next = firstFrom(signs, from);
  let last = next > 0 ? signs[next - 1]! : startAt;
  let worst: Gap = { from: last, to: last };
  const broken: Gap[] = [];
  for (; ; next++) {
    const until = next < signs.length && signs[next]! < end ? signs[next]! : end;
    if (until - last > worst.to - worst.from) worst = { from: last, to: until };
    if (bound !== undefined && !inBound(bound, until - last)) broken.push({ from: last, to: until });
    if (until === end) return { worst, broken };
    last = until;
  }
}
