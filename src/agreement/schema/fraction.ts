/** Shares as exact fractions (OBJ-3): 99.9% is 999/1000, never a floating number. */

export interface Fraction {
  readonly num: number;
  readonly den: number;
}

/** Reads `90%` or `99.95%`; undefined where the text is no share between 0% and 1000%. */
export function parseShare(written: string): Fraction | undefined {
  const match = /^(\d{1,4})(?:\.(\d{1,6}))?%$/.exec(written);
  if (match === null) return undefined;
  const decimals = match[2] ?? "";
  return reduced(Number(match[1]! + decimals), 100 * 10 ** decimals.length);
}

function reduced(num: number, den: number): Fraction {
  const divisor = gcd(num, den);
  return { num: num / divisor, den: den / divisor };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a || 1 : gcd(b, a % b);
}
