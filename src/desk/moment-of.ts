/**
 * When somebody may say that it was (DSK-5, TIM-4): now, or earlier where the supplier writes down what was done or said before.
 * How much later it was written down stands on the fact, and what helps whoever writes it may count from then (TIM-5).
 */
import type { Fact } from "../facts/fact.ts";
import type { FactKind } from "../facts/vocabulary.ts";
import { sideOf } from "../engine/subject.ts";
import { refuse } from "./refuse.ts";
import { standingOf } from "./ticket-state.ts";
import type { Actor, Refusal, Scene } from "./verb.ts";

/** Clocks of two machines differ; so far ahead is now. */
export const aheadMs = 60_000;

/** Of before this nothing is written down as news: whoever gives such a moment mistyped it, and no hours are known of long ago. */
const earliest = Date.UTC(2000, 0, 1);

/** Epoch milliseconds. What moves the ticket from one state to another cannot be put before what moved it last. */
export function momentOf(scene: Scene, at: number | undefined, moves: boolean): number | Refusal {
  const { now, actor, ticket } = scene;
  if (at === undefined) return now;
  if (at > now + aheadMs) return notThen("in-the-future", now);
  if (at >= now) return now;
  if (!mayLookBack(actor)) return notThen("not-yours-to-say", now);
  if (at < earliest) return notThen("too-long-ago", earliest);
  if (ticket === undefined) return at;
  const reportedAt = ticket.judgement.settled.facts.find(({ kind }) => kind === "reported")?.at ?? -Infinity;
  if (at < reportedAt) return notThen("before-the-report", reportedAt);
  const since = moves ? standsSince(scene) : -Infinity;
  return at < since ? notThen("before-it-came-to-this", since) : at;
}

/** A customer's act is of the moment at which it comes in; what was told by telephone is written down by the supplier. */
function mayLookBack({ role, customer }: Actor): boolean {
  return role === "system" || customer === undefined;
}

function standsSince(scene: Scene): number {
  return scene.ticket === undefined ? -Infinity : standing(scene, scene.ticket.judgement.settled.facts).since;
}

/**
 * What was said since may have undone what moves the ticket now, such as a wait that is put before the word it waited for: then
 * it was never so by the time of writing. Undefined where it still is.
 */
export function undoneSince(scene: Scene, kind: FactKind, at: number): Refusal | undefined {
  const facts = scene.ticket?.judgement.settled.facts ?? [];
  const cut = facts.findIndex((fact) => fact.at > at);
  if (cut < 0) return undefined;
  const then = [...facts.slice(0, cut), { kind, at, seq: Infinity, fields: {} }];
  const now = standing(scene, [...then, ...facts.slice(cut)]);
  const { state, waitingFor } = standing(scene, then);
  const isSo = now.state === state && now.waitingFor === waitingFor;
  return isSo ? undefined : notThen("before-it-came-to-this", now.since);
}

function standing({ program }: Scene, facts: readonly Fact[]) {
  return standingOf(facts, (fact) => sideOf(program, fact));
}

function notThen(why: string, bound: number): Refusal {
  return refuse("moment-not-allowed", { why, bound: new Date(bound).toISOString() });
}
