/**
 * A number in a column with the unit that the mapping says it is in. Lengths finer than a millisecond count as the whole
 * one that they begin: no sample is made faster than it was. Rule: RSP-1.
 */

/** What is no number is not known. */
export function withUnit(text: string | undefined, unit: string): string | undefined {
  const [, whole, decimals = ""] = /^(\d{1,15})(?:\.(\d{1,20}))?$/.exec(text ?? "") ?? [];
  if (whole === undefined) return undefined;
  const size = sizes.get(unit);
  if (decimals === "" || size === undefined) return `${text} ${unit}`;
  const scale = 10n ** BigInt(decimals.length);
  const ms = (BigInt(whole + decimals) * size + scale - 1n) / scale;
  return `${ms} ms`;
}

const sizes: ReadonlyMap<string, bigint> = new Map([
  ["ms", 1n],
  ["s", 1000n],
  ["min", 60_000n],
  ["h", 3_600_000n],
]);
