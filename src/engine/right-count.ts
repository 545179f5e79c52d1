/** How often a right may be used: `1 per year`, `2 per contract-year`. Rule: DUT-4. */
import { periods } from "../agreement/schema/basics.ts";
import type { Per } from "./objective.ts";

const shape = new RegExp(`^([1-9]\\d?) per (${periods.join("|")})$`);

/** Undefined where nothing is written, or nothing of this shape; the check refuses the latter. */
export function countPer(written: string | undefined): { readonly count: number; readonly per: Per } | undefined {
  const [, count, per] = shape.exec(written ?? "") ?? [];
  return count === undefined ? undefined : { count: Number(count), per: per as Per };
}
