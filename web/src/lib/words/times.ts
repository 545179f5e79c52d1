import type { Pairs } from "#lib/server/words.ts";

/** Around a moment or a stretch. */
export const times = {
  left: ["nog {length}", "{length} left"],
  over: ["{length} te laat", "{length} late"],
  due: ["uiterlijk {moment}", "due {moment}"],
  turn: ["wacht op {whom}", "waiting for {whom}"],
  opens: ["telt weer vanaf {moment}", "counts again from {moment}"],
} as const satisfies Pairs;

export const refusals = {
  kept: ["Wat je invulde staat hier nog.", "What you filled in is still here."],
  article: ["artikel {article}", "article {article}"],
} as const satisfies Pairs;
