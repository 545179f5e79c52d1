/**
 * The solution did not hold: the last resolving or closing is undone. CLK-13: after the length that the agreement sets a new
 * ticket is made that follows this one, because the clocks of the old one are past undoing.
 */
import { z } from "zod";
import type { Judgement } from "../engine/outcome.ts";
import { agents, customers } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { momentOf } from "./moment-of.ts";
import { refuse } from "./refuse.ts";
import { verb } from "./verb.ts";

export const reopen = verb({
  name: "reopen",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: [...agents, ...customers],
  states: ["resolved", "closed"],
  decide(scene, asked) {
    const { ticket, judgement } = ticketOf(scene);
    const at = momentOf(scene, asked.at, true);
    if (typeof at !== "number") return at;
    const last = lastMoment(judgement);
    if (last !== undefined && at > last.until) {
      const params = { verb: "reopen", why: "too-late", until: new Date(last.until).toISOString() };
      return refuse("refused-by-agreement", { ...params, instead: "report", follows: ticket }, last.article);
    }
    return act(scene, "reopened", asked, { moves: true });
  },
});

/** Until when a reopening undoes any clock's stop; undefined where some clock has no such bound, or none stopped on an end. */
function lastMoment({ clocks }: Judgement): { readonly until: number; readonly article: string } | undefined {
  const ended = clocks.filter(({ run: { stopFact } }) => stopFact?.kind === "resolved" || stopFact?.kind === "closed");
  let last: { until: number; article: string } | undefined;
  for (const { clock, run } of ended) {
    if (clock.reopenBefore === undefined) return undefined;
    const until = clock.reopenBefore(run.stopAt);
    if (until === -Infinity) continue; // it stays, and stands in nobody's way
    if (last === undefined || until > last.until) last = { until, article: clock.term.article };
  }
  return last;
}
