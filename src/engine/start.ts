/**
 * When a clock starts: at a fact, or from another clock. CLK-11: a clock that follows another starts when that one
 * stopped or, at the latest, when its target was used up, so that a late answer cannot hold up the next promise. PRI-6:
 * where clocks wait for the right channel they start at the acknowledgement or the right report, whichever is first.
 */
import type { Fact } from "../facts/fact.ts";
import type { RuleTerm } from "../agreement/schema/agreement.ts";
import type { Moment } from "../agreement/schema/moment.ts";
import { appliesTo } from "./applies-to.ts";
import { holds, type Scene } from "./condition.ts";
import { clockStanding, judgedClock, type Judgement } from "./outcome.ts";
import type { Act, Clock, Program } from "./program.ts";
import { matches, patternsOf } from "./pattern.ts";
import { never } from "./run.ts";
import { usedUpAt } from "./target-steps.ts";

/** The index of the fact that starts a clock; −1 where none does, or another clock's moment comes first. */
export function startIndex(program: Program, clock: Clock, judgement: Judgement): number {
  const facts = judgement.settled.facts;
  for (let i = 0; i < facts.length; i++) {
    if (!starts(clock, facts[i]!)) continue;
    if (clock.followsClock && followedAt(clock, judgement) < facts[i]!.at) return -1;
    if (program.channelRule === undefined || facts[i]!.kind !== "reported") return i;
    return rightChannel(program, program.channelRule, judgement, i);
  }
  return -1;
}

function starts(clock: Clock, fact: Fact): boolean {
  for (let i = 0; i < clock.from.length; i++) if (matches(clock.from[i]!, fact)) return true;
  return false;
}

/** The moment at which another clock lets this one start: epoch milliseconds, NaN while it does not. */
export function followedAt(clock: Clock, judgement: Judgement): number {
  let first = never;
  for (const moment of clock.follows) {
    const at = momentOf(moment, judgement);
    if (Number.isNaN(first) || at < first) first = at;
  }
  return first;
}

/** When another clock stopped, was used up, or whichever comes first (CLK-11): epoch milliseconds, NaN while it is not so. */
export function momentOf(moment: Moment & { kind: "term" }, judgement: Judgement): number {
  const other = judgedClock(judgement, moment.term);
  if (other === undefined || Number.isNaN(other.run.startAt)) return never;
  const stop = other.run.stopAt;
  if (moment.edge === "stop") return stop;
  const used = usedUpAt(other.clock, other.run, judgement.states);
  if (moment.edge === "due") return used;
  const isUsed = used <= judgement.asOf;
  return isUsed && !(stop <= used) ? used : stop;
}

/** The report through the wrong channel starts nothing; the acknowledgement or a report through the right one does. */
function rightChannel(program: Program, rule: Act, judgement: Judgement, reported: number): number {
  const facts = judgement.settled.facts;
  if (facts[reported]!.fields["via"] === undefined) return reported; // nobody recorded the channel
  if (!appliesTo(program, rule, sceneAt(program, judgement, reported))) return reported;
  const term = rule.term as RuleTerm;
  const acknowledging = patternsOf(term["clocks-from"] ?? []);
  for (let i = reported; i < facts.length; i++) {
    const fact = facts[i]!;
    const isReport = (fact.kind === "reported" || fact.kind === "noted") && fact.fields["via"] !== undefined;
    if (isReport && holds(term["only-if"] ?? [], sceneAt(program, judgement, i)) === true) return i;
    if (i > reported && acknowledging.some((pattern) => matches(pattern, fact))) return i;
  }
  return -1;
}

/** PRI-6: a channel is judged by the first decided priority. */
function sceneAt(program: Program, judgement: Judgement, index: number): Scene & { act: Fact } {
  const act = judgement.settled.facts[index]!;
  return {
    program,
    subject: judgement.subject,
    attributes: judgement.states[0]!.attributes,
    at: act.at,
    act,
    before: judgement.settled.facts.slice(0, index),
    standing: (name) => clockStanding(judgement, name, act.at),
  };
}
