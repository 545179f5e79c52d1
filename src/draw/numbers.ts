/**
 * Numbers as a reader of Dutch or English writes them. A share is never rounded to the other side of its norm, nor to a
 * whole that it is not: 2,299 of 2,300 is 99.96%, not 100%. Rule: OBJ-3.
 */
import type { Share } from "../agreement/schema/target.ts";
import type { Language } from "../i18n/words.ts";

/** `25,000`; a negative one with a true minus sign. */
export function countText(n: number, lang: Language): string {
  const digits = String(Math.abs(n)).replace(/\B(?=(\d{3})+$)/g, lang === "nl" ? "." : ",");
  return n < 0 ? `\u2212${digits}` : digits;
}

/** The decimals of a number that is not counted: `1.5`, `99.95`. */
export function decimalText(n: number, lang: Language): string {
  const [whole = "", decimals] = String(n).split(".");
  const counted = countText(Number(whole), lang);
  return decimals === undefined ? counted : `${counted}${lang === "nl" ? "," : "."}${decimals}`;
}

/** The norm itself, in full: `99.95%`, `> 50%` where the share itself is not enough. */
export function normText({ fraction, over }: Share, lang: Language): string {
  const scaled = (BigInt(fraction.num) * 100_000_000n) / BigInt(fraction.den);
  return `${over ? ">\u00A0" : ""}${decimalText(Number(scaled) / 1_000_000, lang)}%`;
}

/**
 * `kept` of `population` as a percentage, with at least one decimal and as many as it takes to stand on its own side of
 * the norm and of nothing and all. "" for an empty population, which has no share (OBJ-4).
 */
export function shareText(kept: number, population: number, share: Share | undefined, lang: Language): string {
  if (population === 0) return "";
  if (kept === population) return "100%";
  if (kept === 0) return "0%";
  const { num, den } = share?.fraction ?? { num: 1, den: 1 };
  for (let digits = 1; ; digits++) {
    const unit = 10n ** BigInt(digits);
    const rounded = (200n * unit * BigInt(kept) + BigInt(population)) / (2n * BigInt(population));
    const isTrue =
      rounded > 0n &&
      rounded < 100n * unit &&
      sign(rounded * BigInt(den) - 100n * unit * BigInt(num)) === sign(BigInt(kept * den) - BigInt(population * num));
    if (isTrue) return `${rounded / unit}${lang === "nl" ? "," : "."}${String(rounded % unit).padStart(digits, "0")}%`;
  }
}

function sign(n: bigint): number {
  return n > 0n ? 1 : n < 0n ? -1 : 0;
}
