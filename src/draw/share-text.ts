/**
 * An exact share as a percentage, for a reader of Dutch or English: with as many decimals as it takes to stand on its own
 * side of the norm, and of nothing and all. 99.4999999% against 99.5% is never written as 99.50%. Rules: AVL-1, OBJ-3, DRA-4.
 */
import type { Fraction } from "../agreement/schema/fraction.ts";
import type { Share } from "../agreement/schema/target.ts";
import type { Language } from "../i18n/words.ts";

/** `digits` is the least number of decimals; "" for a share of nothing, which there is not (OBJ-4). */
export function fractionText(fraction: Fraction, norm: Share | undefined, lang: Language, digits = 2): string {
  const [part, whole] = [BigInt(fraction.num), BigInt(fraction.den)];
  if (whole === 0n) return "";
  if (part === whole) return "100%";
  if (part === 0n) return "0%";
  const [num, den] = [BigInt(norm?.fraction.num ?? 1), BigInt(norm?.fraction.den ?? 1)];
  const side = sign(part * den - whole * num);
  for (let shown = digits; ; shown++) {
    const unit = 10n ** BigInt(shown);
    const rounded = (200n * unit * part + whole) / (2n * whole);
    const isTrue = rounded > 0n && rounded !== 100n * unit && sign(rounded * den - 100n * unit * num) === side;
    if (!isTrue) continue;
    if (shown === 0) return `${rounded}%`;
    return `${rounded / unit}${lang === "nl" ? "," : "."}${String(rounded % unit).padStart(shown, "0")}%`;
  }
}

function sign(n: bigint): number {
  return n > 0n ? 1 : n < 0n ? -1 : 0;
}
