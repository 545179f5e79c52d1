import type { StateName } from "#lib/states.ts";
import type { Pairs } from "#lib/server/words.ts";

/** One word per state, wherever it stands. */
export const states = {
  "on-track": ["op schema", "on track"],
  running: ["loopt", "running"],
  kept: ["gehaald", "kept"],
  "at-risk": ["dreigt", "at risk"],
  "running-below": ["onder de norm", "below the norm"],
  "over-aim": ["streven niet gehaald", "aim not met"],
  undecided: ["niet te zeggen", "undecided"],
  escalated: ["geëscaleerd", "escalated"],
  unproven: ["niet bewezen", "not proven"],
  missed: ["gemist", "missed"],
  paused: ["staat stil", "paused"],
  closed: ["buiten werktijd", "outside hours"],
  "not-begun": ["nog niet begonnen", "not begun"],
  excluded: ["telt niet mee", "excluded"],
  done: ["klaar", "done"],
  "no-tickets": ["geen meldingen", "no tickets"],
  "nothing-measured": ["niets gemeten", "nothing measured"],
  "nothing-used": ["nog niets gebruikt", "nothing used yet"],
  "no-target": ["geen norm", "no target"],
  outside: ["buiten de looptijd", "outside the term"],
} as const satisfies Pairs & Record<StateName, readonly [string, string]>;
