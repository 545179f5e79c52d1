/** Exact ratios of whole numbers without bound: quotas are compared by multiplying crosswise, never rounded first (OBJ-3). */
import type { Fraction } from "../../../agreement/schema/fraction.ts";

/** `den` is not negative; where it is 0, any amount at all is more than every bound. */
export interface Ratio {
  readonly num: bigint;
  readonly den: bigint;
}

/** The ratio of two ratios. */
export function dividedBy(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.den, den: a.den * b.num };
}

/** −1, 0 or 1, as a is less than, equal to or more than b; nothing of nothing is as 0. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = a.den === 0n ? a.num : b.den === 0n ? -b.num : a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Reads `12.50` as 1250/100; undefined where it is no decimal number of at most 15 digits before and 9 after the point. */
export function parseDecimal(written: string): Ratio | undefined {
  const match = /^(\d{1,15})(?:\.(\d{1,9}))?$/.exec(written);
  if (match === null) return undefined;
  const decimals = match[2] ?? "";
  return { num: BigInt(match[1]! + decimals), den: 10n ** BigInt(decimals.length) };
}

/** As a fraction of plain numbers, in lowest terms; one that does not fit them loses its last digits, after judging. */
export function fractionOf({ num, den }: Ratio): Fraction {
  const divisor = gcd(num, den);
  let [a, b] = [num / divisor, den / divisor];
  while (a > widest || b > widest) {
    a >>= 1n;
    b >>= 1n;
  }
  return { num: Number(a), den: Number(b) };
}

/** The nearest number, to be shown. */
export function numberOf({ num, den }: Ratio): number {
  const { num: a, den: b } = fractionOf({ num, den });
  return a / b;
}

const widest = BigInt(Number.MAX_SAFE_INTEGER);

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : gcd(b, a % b);
}
