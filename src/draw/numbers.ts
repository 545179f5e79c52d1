/**
 * Numbers as a reader of Dutch or English writes them. A share is never rounded to the other side of its norm, nor to a
 * whole that it is not: 2,299 of 2,300 is 99.96%, not 100%. Rule: OBJ-3.
 */
import type { Share } from "../agreement/schema/target.ts";
import type { Language } from "../i18n/words.ts";
import { fractionText } from "./share-text.ts";

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
  return fractionText({ num: kept, den: population }, share, lang, 1);
}
