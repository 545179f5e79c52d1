/**
 * What an agreement has Peil do by itself on a ticket: a duty that may be done automatically is done where recording it is
 * doing it, and a right that a miss gives the customer is offered, with to whom it leads. Rules: DUE-5 … DUE-8, DUE-12.
 */
import { text, type Fact } from "../facts/fact.ts";
import { factKind, type FactKind } from "../facts/vocabulary.ts";
import type { DutyOutcome } from "./duties/duty.ts";
import { fulfils } from "./duties/duty-facts.ts";
import { knownAt } from "./duties/duty-scene.ts";
import { dutiesOf } from "./duties/judge-duties.ts";
import { forecast } from "./forecast.ts";
import { isSetAside, toldSince } from "./moments-ahead.ts";
import { isToldThere } from "./told-there.ts";
import { offersAhead } from "./offered-rights.ts";
import type { Judgement } from "./outcome.ts";
import { oneOrMore, type OwnFact } from "./own-fact.ts";
import type { Program } from "./program.ts";

/** What is to be recorded by `now`, epoch milliseconds, and is not yet; in order. The ticket is judged as of its newest fact. */
export function ownActs(program: Program, judgement: Judgement, now: number): OwnFact[] {
  return actsBy(program, forecast(program, judgement), now);
}

/** The same of a ticket that was judged ahead. */
export function actsBy(program: Program, ahead: Judgement, now: number, until = now): OwnFact[] {
  const acts = actsAhead(program, ahead)
    .filter(({ at }) => at <= until)
    .map((act) => (act.kind !== "advised" && now - act.at > promptMs ? { ...act, at: now } : act));
  // DUT-8: one act fulfils every instance of its duty that was opened before it.
  return acts.filter((act, i) => act.kind === "advised" || acts.findIndex((other) => isSame(other, act)) === i);
}

/** All that Peil will do by itself if nothing more is recorded, in order, each at the moment that asks for it. */
export function actsAhead(program: Program, ahead: Judgement): OwnFact[] {
  if (isSetAside(ahead)) return [];
  const since = toldSince(ahead);
  return [...dutiesAhead(program, ahead), ...offersAhead(program, ahead)]
    .filter(({ at }) => at > since)
    .toSorted((a, b) => a.at - b.at);
}

/**
 * DUE-7: between the moment that asks for an act and the record of it lies the time that a machine takes. What it does
 * beyond that, after an outage of its own, it did late, and it is no better off than a person would be.
 */
const promptMs = 60_000;

/** Acts that are done by being recorded, whatever tells of them afterwards. A mail is not sent by saying so. */
const doneByRecording: ReadonlySet<string> = new Set(["escalated"] satisfies FactKind[]);
/** Acts that are done by the page that whoever asked for them gets at once (DUE-12). */
const doneByPage: ReadonlySet<string> = new Set(["notice-sent"] satisfies FactKind[]);
const canDo = (fact: string) => doneByRecording.has(fact) || doneByPage.has(fact);

function dutiesAhead(program: Program, ahead: Judgement): OwnFact[] {
  const duties = program.duties.filter(
    ({ term, way, to }) => term.automatic === true && way === "after" && to.some(({ fact }) => canDo(fact)),
  );
  if (duties.length === 0) return [];
  const standing = dutiesOf({ ...program, duties }, ahead).filter((outcome) => isToDo(outcome, ahead));
  return standing.flatMap((outcome) => actOf(program, outcome, ahead) ?? []);
}

/** What was done once and withdrawn since is not done again: whoever withdrew it knows better. */
function isToDo({ duty, doneBy, verdict, openedAt }: DutyOutcome, { subject }: Judgement): boolean {
  if (doneBy !== undefined || verdict === "waived" || verdict === "void") return false;
  return !subject.facts.some(
    (fact) => fact.fields["automatic"] === "yes" && fact.at >= openedAt && fulfils(duty, fact),
  );
}

function actOf(program: Program, { duty, openedBy, openedAt }: DutyOutcome, ahead: Judgement): OwnFact | undefined {
  const pattern = duty.to.find(({ fact }) => canDo(fact))!;
  const kind = factKind(pattern.fact)!;
  const isOnPage = doneByPage.has(kind);
  if (isOnPage && !isToldThere(program, openedBy, ahead)) return undefined;
  const index = openedBy === undefined ? -1 : ahead.settled.facts.indexOf(openedBy);
  const at = knownAt(program, duty, ahead, { fact: openedBy, index, at: openedAt });
  const asked = Object.entries(pattern.filter ?? {}).map(([field, [value]]) => [field, value!] as const);
  const { by, informs } = duty.term;
  const fields = {
    by: by[0]!,
    ...(isOnPage ? { to: "reporter", via: "portal" } : informs === undefined ? {} : { to: oneOrMore(informs) }),
    ...Object.fromEntries(asked),
    automatic: "yes",
  };
  const act: Fact = { kind, at, seq: Infinity, fields };
  return fulfils(duty, act) ? { kind, at, fields } : undefined;
}

function isSame(one: OwnFact, other: OwnFact): boolean {
  return one.kind === other.kind && one.at === other.at && text(one.fields["to"]) === text(other.fields["to"]);
}
