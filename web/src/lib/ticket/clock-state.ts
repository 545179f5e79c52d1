import type { StateName } from "#lib/states.ts";

/** In which of the states a clock stands now: what is certain first, then what stops it, then how it runs. */
export function clockState({ verdict, counting, isAtRisk }: ClockStanding): StateName {
  if (verdict === "missed" || verdict === "kept" || verdict === "over-aim" || verdict === "unproven") return verdict;
  if (verdict === "outside") return "excluded";
  if (counting === "waiting-to-start") return "not-begun";
  if (counting === "paused") return "paused";
  if (counting === "done") return "done";
  if (isAtRisk) return "at-risk";
  if (counting === "closed") return "closed";
  return verdict === "no-target" ? "running" : "on-track";
}

export interface ClockStanding {
  readonly verdict: string;
  readonly counting: string;
  readonly isAtRisk: boolean;
}
