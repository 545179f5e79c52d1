/**
 * When a clock starts: at a fact, or from another clock. CLK-11: a clock that follows another starts when that one
 * stopped or, at the latest, when its target was used up, so that a late answer cannot hold up the next promise. PRI-6:
 * where clocks wait for the right channel they start at the acknowledgement or the right report, whichever is first.
 */
import { text, type Fact } from "../facts/fact.ts";
import type { RuleTerm } from "../agreement/schema/agreement.ts";
import type { Moment } from "../agreement/schema/moment.ts";
import { appliesTo } from "./acts.ts";
import { holds } from "./condition.ts";
import { clockStanding, type Judgement } from "./outcome.ts";
import type { Act, Clock, Program } from "./program.ts";
import { matches, never } from "./run.ts";
import { usedUpAt } from "./target-steps.ts";

export interface Start {
  readonly at: number;
  /** The index of the fact that starts it; −1 where another clock's moment does. */
  readonly index: number;
}

const notYet: Start = { at: never, index: -1 };

export function startOf(program: Program, clock: Clock, judgement: Judgement): Start {
  const facts = judgement.settled.facts;
  let best = notYet;
  for (const moment of clock.from) {
    const start = moment.kind === "fact" ? fromFact(moment, facts) : fromClock(moment, judgement);
    if (Number.isNaN(best.at) || start.at < best.at) best = start;
  }
  const reported = best.index >= 0 && facts[best.index]!.kind === "reported";
  if (!reported || program.channelRule === undefined) return best;
  return fromRightChannel(program, program.channelRule, judgement, best);
}

function fromFact(moment: Moment & { kind: "fact" }, facts: readonly Fact[]): Start {
  for (let i = 0; i < facts.length; i++) {
    if (matches(moment, facts[i]!)) return { at: facts[i]!.at, index: i };
  }
  return notYet;
}

function fromClock(moment: Moment & { kind: "term" }, judgement: Judgement): Start {
  const other = judgement.clocks.find((outcome) => outcome.clock.name === moment.term);
  if (other === undefined || Number.isNaN(other.run.startAt)) return notYet;
  const stop = other.run.stopAt;
  if (moment.edge === "stop") return { at: stop, index: -1 };
  const used = usedUpAt(other.clock, other.run, judgement.states);
  const due = used <= judgement.asOf || moment.edge === "due" ? used : never;
  if (moment.edge === "due") return { at: due, index: -1 };
  return { at: Number.isNaN(stop) || due < stop ? due : stop, index: -1 };
}

/** The report through the wrong channel starts nothing; the acknowledgement or a report through the right one does. */
function fromRightChannel(program: Program, rule: Act, judgement: Judgement, asReported: Start): Start {
  const facts = judgement.settled.facts;
  const term = rule.term as RuleTerm;
  const { attributes } = judgement.states[0]!;
  const sceneOf = (act: Fact, i: number) => ({
    program,
    subject: judgement.subject,
    attributes,
    at: act.at,
    act,
    before: facts.slice(0, i),
    standing: (name: string) => clockStanding(judgement, name, act.at),
  });
  const report = facts[asReported.index]!;
  if (!appliesTo(program, rule, sceneOf(report, asReported.index))) return asReported;
  for (let i = asReported.index; i < facts.length; i++) {
    const fact = facts[i]!;
    const isReport = (fact.kind === "reported" || fact.kind === "noted") && text(fact.fields["via"]) !== undefined;
    const isRight = isReport && holds(term["only-if"] ?? [], sceneOf(fact, i)) === true;
    const isNamed = i > asReported.index && term["clocks-from"]?.some((moment) => matches(moment, fact));
    if (isRight || isNamed === true) return { at: fact.at, index: i };
  }
  return report.fields["via"] === undefined ? asReported : notYet;
}
