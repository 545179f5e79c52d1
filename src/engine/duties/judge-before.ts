/**
 * Duties before a fact: the notice runs back from the announced start, or from the fact itself (DUT-2, DUT-6). A move is a
 * new announcement, so its notice begins anew (AVL-8). What was not done in time by the fact is broken, and nothing cures
 * it; until the fact is there it can still be kept by moving it.
 */
import type { Fact } from "../../facts/fact.ts";
import { fieldMoment } from "../../facts/field-moment.ts";
import { matches } from "../pattern.ts";
import type { Judgement } from "../outcome.ts";
import type { Program } from "../program.ts";
import { never } from "../run.ts";
import type { Duty, DutyOutcome, DutyVerdict } from "./duty.ts";
import { dueBefore } from "./duty-due.ts";
import { fulfils, isAny, lackedBy, waives } from "./duty-facts.ts";
import { stands, type Opening } from "./duty-scene.ts";
import { isOfSame, plannedThings, type PlannedThing } from "./planned-things.ts";

export function judgeBefore(program: Program, duty: Duty, judgement: Judgement): DutyOutcome[] {
  const { facts } = judgement.settled;
  const outcomes: DutyOutcome[] = [];
  let previous = -1;
  for (let index = 0; index < facts.length; index++) {
    const fact = facts[index]!;
    if (!isAny(duty.opens, fact)) continue;
    const opening: Opening = { fact, index, at: fact.at };
    if (stands(program, duty, judgement, opening) === true)
      outcomes.push(judgeOpening(program, duty, judgement, opening, previous));
    previous = index;
  }
  return previous < 0 ? [...outcomes, ...judgePlanned(program, duty, judgement)] : outcomes;
}

function judgeOpening(
  program: Program,
  duty: Duty,
  { subject, settled }: Judgement,
  { fact, index, at }: Opening,
  previous: number,
): DutyOutcome {
  const { zone } = program;
  const thing = plannedThings.get(subject.kind);
  const told = toldStart(settled.facts, fact!, zone);
  const from = thing === undefined ? previous : -1; // all that is said of one work is said before its start
  const span = settled.facts.slice(from + 1, index);
  const dueAt = duty.length === undefined ? at : dueBefore(duty, told?.start ?? at);
  const isInTime = (other: Fact) => thing === undefined || recordedAt(other) <= at;
  const doneBy = span.find((other) => fulfils(duty, other) && isInTime(other) && isOfTold(other, told, zone));
  const isWaived = span.some((other) => waives(program, duty, other));
  const isKept = doneBy !== undefined && doneBy.at <= dueAt;
  const ended = span.findLast((other) => isAny(duty.until, other));
  const verdict: DutyVerdict = isKept ? "kept" : isWaived ? "waived" : ended !== undefined ? "void" : "broken";
  return outcomeOf(
    duty,
    fact,
    told?.start ?? at,
    dueAt,
    doneBy,
    duty.aim && verdict === "broken" ? "over-aim" : verdict,
    at,
  );
}

function outcomeOf(
  duty: Duty,
  openedBy: Fact | undefined,
  openedAt: number,
  dueAt: number,
  doneBy: Fact | undefined,
  verdict: DutyVerdict,
  certainAt: number,
): DutyOutcome {
  const isBroken = verdict === "broken" || verdict === "over-aim";
  const brokenAt = isBroken ? certainAt : never;
  const doneAt = doneBy?.at ?? never;
  return { duty, openedBy, openedAt, dueAt, doneBy, doneAt, brokenAt, verdict, lacks: lackedBy(duty, doneBy) };
}

/** The start that was last told before the work began, and since when that is the one that was told. */
interface Told {
  readonly start: number;
  readonly since: Fact;
  readonly isMoved: boolean;
}

function toldStart(facts: readonly Fact[], begin: Fact, zone: string): Told | undefined {
  const thing = [...plannedThings.values()].find(({ begins }) => begins === begin.kind);
  if (thing === undefined) return undefined;
  return lastTold(
    announcements(facts, thing, zone).filter((one) => recordedAt(one) <= begin.at && isOfSame(thing, one, begin)),
    zone,
  );
}

function announcements(facts: readonly Fact[], thing: PlannedThing, zone: string): readonly Fact[] {
  return facts
    .filter(({ kind }) => thing.announces.includes(kind))
    .filter((fact) => fieldMoment(fact, "start", zone) !== undefined)
    .toSorted((a, b) => recordedAt(a) - recordedAt(b) || a.seq - b.seq);
}

function lastTold(told: readonly Fact[], zone: string): Told | undefined {
  const last = told.at(-1);
  if (last === undefined) return undefined;
  const start = fieldMoment(last, "start", zone)!;
  const other = told.findLastIndex((one) => fieldMoment(one, "start", zone) !== start);
  return { start, since: told[other + 1]!, isMoved: other >= 0 };
}

/** An announcement of another start, or a notice of before the move, says nothing of this one. */
function isOfTold(fact: Fact, told: Told | undefined, zone: string): boolean {
  if (told === undefined) return true;
  const start = fieldMoment(fact, "start", zone);
  return start === undefined
    ? !told.isMoved || fact.at >= told.since.at
    : start === told.start && fact.at >= told.since.at;
}

function recordedAt(fact: Fact): number {
  return fact.recordedAt ?? fact.at;
}

/** Work that is announced and has not begun: kept so far, open, or void where it was called off since. */
function judgePlanned(program: Program, duty: Duty, judgement: Judgement): DutyOutcome[] {
  const { zone } = program;
  const { facts } = judgement.settled;
  const thing = plannedThings.get(judgement.subject.kind);
  const told = thing === undefined ? [] : announcements(facts, thing, zone);
  const announced = lastTold(told, zone);
  if (thing === undefined || announced === undefined) return [];
  const begin: Fact = { kind: thing.begins, at: announced.start, seq: Infinity, fields: told.at(-1)!.fields };
  const opening: Opening = { fact: begin, index: facts.length, at: begin.at };
  if (!duty.opens.some((pattern) => matches(pattern, begin)) || stands(program, duty, judgement, opening) !== true)
    return [];
  const dueAt = dueBefore(duty, announced.start);
  const doneBy = facts.find((fact) => fulfils(duty, fact) && isOfTold(fact, announced, zone));
  const isCalledOff = facts.some((fact) => fact.kind === thing.cancels && fact.at >= told.at(-1)!.at);
  const verdict = isCalledOff ? "void" : doneBy !== undefined && doneBy.at <= dueAt ? "kept" : "open";
  return [outcomeOf(duty, undefined, announced.start, dueAt, doneBy, verdict, never)];
}
