/**
 * What a target asks of an amount: at most so much, at most such a share of another, between two. Bounds are kept as they
 * are written and compared exactly. Rules: CVG-2, OBJ-3, OBJ-5 (what is used up stays used up).
 */
import type { MeasureTarget } from "../../../agreement/schema/measure-target.ts";
import type { Bound } from "../../../agreement/schema/target.ts";
import { compareRatios, parseDecimal, type Ratio } from "./ratio.ts";

export interface Quota {
  /** What it counts: milliseconds, a share of something else, or the amount itself. */
  readonly unit: Bound["unit"];
  readonly low: Side | undefined;
  readonly high: Side | undefined;
}

interface Side {
  readonly at: Ratio;
  readonly inside: boolean;
}

/** `none` where nothing is asked; undefined where the target is of another sort than an amount. */
export function quotaOf(target: MeasureTarget): Quota | "none" | undefined {
  switch (target.kind) {
    case "none":
    case "agreed":
      return "none";
    case "bound":
      return ofBound(target.bound);
    case "share": {
      const { over, fraction } = target.share;
      const at = { num: BigInt(fraction.num), den: BigInt(fraction.den) };
      return { unit: "share", low: { at, inside: !over }, high: undefined };
    }
    case "share-within":
      return undefined;
  }
}

export function keepsQuota(quota: Quota, amount: Ratio): boolean {
  const { low } = quota;
  const order = low === undefined ? 1 : compareRatios(amount, low.at);
  return (order > 0 || (order === 0 && low?.inside === true)) && !isUsedUp(quota, amount);
}

/** Whether it is more than is allowed: using more cannot mend that. */
export function isUsedUp({ high }: Quota, amount: Ratio): boolean {
  if (high === undefined) return false;
  const order = compareRatios(amount, high.at);
  return order > 0 || (order === 0 && !high.inside);
}

/** The first band in which an amount lies, in the order of the agreement; undefined where it lies in none. */
export function bandOf(
  bands: Readonly<Record<string, Bound>> | undefined,
  amountIn: (unit: Bound["unit"]) => Ratio | undefined,
): string | undefined {
  return Object.entries(bands ?? {}).find(([, bound]) => {
    const amount = amountIn(bound.unit);
    return amount !== undefined && keepsQuota(ofBound(bound), amount);
  })?.[0];
}

function ofBound({ unit, low, high }: Bound): Quota {
  const side = (one: Bound["low"]): Side | undefined =>
    one === undefined ? undefined : { at: boundary(one.value, unit), inside: one.inside };
  return { unit, low: side(low), high: side(high) };
}

/** Shares are written in hundredths of a percent. */
function boundary(value: number, unit: Bound["unit"]): Ratio {
  if (unit === "share") return { num: BigInt(value), den: 10_000n };
  return parseDecimal(String(value)) ?? { num: BigInt(Math.round(value)), den: 1n };
}
