/** The periods that an overview tells: the one that a moment is in, and the twelve before it (OBJ-1, FIG-3). */
import type { LoadedContract } from "../contracts/load-contracts.ts";
import type { Per } from "../engine/objective.ts";
import { periodsOf, type Period, type Periods } from "../engine/period.ts";
import { termAnchor } from "./asked-period.ts";

const before = 12;

export function periodsOfContract(contract: LoadedContract, per: Per): Periods {
  return periodsOf(per, contract.program.zone, per === "contract-year" ? termAnchor(contract) : undefined);
}

/** In the order of time: the last of them is the present one. */
export function thirteen(contract: LoadedContract, per: Per, asOf: number): Period[] {
  const periods = periodsOfContract(contract, per);
  const all = [periods.at(asOf)];
  while (all.length <= before) all.unshift(periods.at(all[0]!.from - 1));
  return all;
}
