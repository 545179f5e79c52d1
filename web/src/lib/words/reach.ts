import type { Pairs } from "#lib/server/words.ts";

/** Beside a telephone number: whether anybody answers it now; and where to find one that is not filled in. */
export const reach = {
  staffed: ["nu open, tot {moment}", "open now, until {moment}"],
  unstaffed: ["gesloten; vanaf {moment}", "closed; from {moment}"],
  numberInContract: ["Het telefoonnummer staat in je contract.", "You find the telephone number in your contract."],
} as const satisfies Pairs;

export type ReachWords = Readonly<Record<keyof typeof reach, string>>;
