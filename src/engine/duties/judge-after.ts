/**
 * Duties after a fact: one instance per opening fact, and a fulfilling fact closes all that were opened before it (DUT-8).
 * Kept when done at or before due; late when done after it; broken once due has passed and nothing is done. What ends the
 * duty, calls off its cause or takes back its opening leaves it void.
 */
import type { Fact } from "../../facts/fact.ts";
import type { Judgement } from "../outcome.ts";
import type { Program } from "../program.ts";
import { never } from "../run.ts";
import { momentOf } from "../start.ts";
import type { Duty, DutyOutcome, DutyVerdict } from "./duty.ts";
import { dueAfter, lengthOf } from "./duty-due.ts";
import { fulfils, isAny, lackedBy, Places, waives } from "./duty-facts.ts";
import { knownAt, stands, stoodBefore, type Opening } from "./duty-scene.ts";
import { isOfSame, plannedKind, plannedThings } from "./planned-things.ts";

export function judgeAfter(program: Program, duty: Duty, judgement: Judgement): DutyOutcome[] {
  const { facts } = judgement.settled;
  const done = new Places(facts, (fact) => fulfils(duty, fact));
  const ended = new Places(facts, (fact) => isAny(duty.until, fact));
  const waived = new Places(facts, (fact) => waives(program, duty, fact));
  const outcomes: DutyOutcome[] = [];
  for (const opening of openingsOf(duty, judgement)) {
    if (stands(program, duty, judgement, opening) !== true) continue;
    const isSaidAgain = outcomes.length > 0 && opening.fact?.kind === "reclassified" && duty.term.where !== undefined;
    if (isSaidAgain && stoodBefore(program, duty, judgement, opening)) continue;
    const doneAt = done.after(opening.index);
    const endsAt = Math.min(ended.after(opening.index), calledOff(facts, opening));
    const length = lengthOf(duty, judgement, opening);
    const dueAt = Math.max(dueAfter(duty, opening.at, length), knownAt(program, duty, judgement, opening));
    outcomes.push(
      outcomeOf(duty, opening, dueAt, {
        done: facts[doneAt],
        ended: endsAt < doneAt ? facts[endsAt] : undefined,
        isWaived: waived.after(opening.index) < Infinity,
        asOf: judgement.asOf,
      }),
    );
  }
  return [...outcomes, ...takenBack(program, duty, judgement)];
}

function openingsOf(duty: Duty, judgement: Judgement): readonly Opening[] {
  const { settled, asOf } = judgement;
  const byFact = settled.facts.flatMap((fact, index) =>
    isAny(duty.opens, fact) ? [{ fact, index, at: fact.at }] : [],
  );
  const byClock = duty.follows.flatMap((moment) => {
    const at = momentOf(moment, judgement);
    return at <= asOf ? [{ fact: undefined, index: settled.facts.findLastIndex((fact) => fact.at < at), at }] : [];
  });
  return byClock.length === 0 ? byFact : [...byFact, ...byClock].toSorted((a, b) => a.at - b.at || a.index - b.index);
}

/** The place of the fact that calls off what the opening was about: of a release that is withdrawn nothing is to be tested. */
function calledOff(facts: readonly Fact[], { fact, index }: Opening): number {
  const thing = fact === undefined ? undefined : plannedThings.get(plannedKind(fact.kind) ?? "");
  if (thing === undefined) return Infinity;
  const found = facts.findIndex(
    (other, i) => i > index && other.kind === thing.cancels && isOfSame(thing, fact!, other),
  );
  return found < 0 ? Infinity : found;
}

interface Met {
  readonly done: Fact | undefined;
  readonly ended: Fact | undefined;
  readonly isWaived: boolean;
  readonly asOf: number;
}

function outcomeOf(duty: Duty, opening: Opening, dueAt: number, met: Met): DutyOutcome {
  const verdict = verdictOf(dueAt, met);
  const isLate = verdict === "late" || verdict === "broken";
  return {
    duty,
    openedBy: opening.fact,
    openedAt: opening.at,
    dueAt,
    doneBy: met.done,
    doneAt: met.done?.at ?? never,
    brokenAt: isLate ? dueAt + 1 : never,
    verdict: isLate && duty.aim ? "over-aim" : verdict,
    lacks: lackedBy(duty, met.done),
  };
}

/** Without a length a duty is open until it is done (DUT-5): every comparison with no due is false. */
function verdictOf(dueAt: number, { done, ended, isWaived, asOf }: Met): DutyVerdict {
  if (ended === undefined && done !== undefined && !(done.at > dueAt)) return "kept";
  if (isWaived) return "waived";
  if (ended !== undefined && !(ended.at > dueAt)) return "void";
  if (done !== undefined) return "late";
  return asOf > dueAt ? "broken" : "open";
}

/** What opened the duty and was withdrawn since: it was never so, and shows as void. */
function takenBack(program: Program, duty: Duty, judgement: Judgement): DutyOutcome[] {
  const { subject, settled, asOf } = judgement;
  if (!subject.facts.some((fact) => fact.kind === "withdrawn" && (fact.recordedAt ?? fact.at) <= asOf)) return [];
  const standing = new Set(settled.facts.map((fact) => fact.seq));
  return subject.facts.flatMap((fact) => {
    const isKnown = fact.at <= asOf && (fact.recordedAt ?? fact.at) <= asOf;
    if (!isKnown || standing.has(fact.seq) || !isAny(duty.opens, fact)) return [];
    const opening: Opening = { fact, index: settled.facts.findLastIndex((other) => other.at < fact.at), at: fact.at };
    if (stands(program, duty, judgement, opening) === false) return [];
    const none = { doneBy: undefined, doneAt: never, brokenAt: never, dueAt: never, lacks: [] };
    return [{ duty, openedBy: fact, openedAt: fact.at, verdict: "void" as const, ...none }];
  });
}
