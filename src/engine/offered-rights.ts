/**
 * Rights that a miss gives the customer. DUE-8: when a promise or an aim is missed, the customer is offered what he may do
 * from then on, and told to whom it leads: by level (a director for each severity) or by the next step of a ladder, on
 * which the report itself was the first. DUT-4: who has used a right, or was offered it alike, is not offered it again.
 */
import { text, type Fact, type Fields } from "../facts/fact.ts";
import type { RightTerm } from "../agreement/schema/agreement.ts";
import type { ByLevel } from "../agreement/schema/by-level.ts";
import { tests } from "../agreement/schema/moment.ts";
import { levelOfKeys } from "./compile-tables.ts";
import { holds, type Scene } from "./condition.ts";
import { allMoments } from "./moments-ahead.ts";
import { clockStanding, type Judgement } from "./outcome.ts";
import { oneOrMore, type OwnFact } from "./own-fact.ts";
import { matches } from "./pattern.ts";
import { isForType } from "./population.ts";
import type { Act, Program } from "./program.ts";
import { levelValue, sideOf } from "./subject.ts";

/** Offers that were not made yet, of a ticket judged ahead; each at the moment from which the right holds. */
export function offersAhead(program: Program, ahead: Judgement): OwnFact[] {
  const rights = program.acts.filter((act) => isOffered(program, act));
  if (rights.length === 0) return [];
  const made = new Set(
    ahead.subject.facts.filter(({ kind }) => kind === "advised").map(({ fields }) => offerKey(fields)),
  );
  const offers: OwnFact[] = [];
  for (const { at, isMiss } of occasions(ahead)) {
    for (const act of rights) {
      if (!isMiss && (act.term as RightTerm).steps !== undefined) continue; // a ladder is climbed a step at a miss
      const fields = offerAt(program, act, ahead, at);
      if (fields === undefined || made.has(offerKey(fields))) continue;
      made.add(offerKey(fields));
      offers.push({ kind: "advised", at, fields });
    }
  }
  return offers;
}

/** A right that was offered on a ticket, and to whom it leads. */
export interface OpenOffer {
  readonly fact: Fact;
  readonly right: string;
  readonly term: RightTerm;
  readonly of: readonly string[];
  readonly step: string | undefined;
  readonly to: readonly string[];
}

/** Those that were made and not used since; the newest of what leads to the same place. */
export function openOffers(program: Program, { settled: { facts } }: Judgement): OpenOffer[] {
  const offers = new Map<string, OpenOffer>();
  facts.forEach((fact, i) => {
    const { right: name, of, step, to } = fact.fields;
    const act =
      fact.kind === "advised" ? program.acts.find((one) => one.notion === "right" && one.name === name) : undefined;
    if (act === undefined) return;
    const isUsed = facts.slice(i + 1).some((later) => isTaken(program, act, later, fact.fields));
    offers.delete(offerKey(fact.fields));
    if (isUsed) return;
    const offer = {
      fact,
      right: act.name,
      term: act.term as RightTerm,
      of: [of ?? []].flat(),
      step: text(step),
      to: [to ?? []].flat(),
    };
    offers.set(offerKey(fact.fields), offer);
  });
  return [...offers.values()];
}

function isTaken(program: Program, { when }: Act, fact: Fact, offer: Fields): boolean {
  if (!when.some((pattern) => matches(pattern, fact)) || sideOf(program, fact) !== "customer") return false;
  return offer["step"] === undefined || fact.fields["step"] === offer["step"];
}

/** A right of the customer to escalate, or one that hangs on a missed clock. */
function isOffered(program: Program, { notion, term, when }: Act): boolean {
  if (notion !== "right") return false;
  const { of, where } = term as RightTerm;
  const isTheirs = of.some((holder) => holder === "both" || (program.sides.get(holder) ?? holder) === "customer");
  if (!isTheirs) return false;
  const hangsOnMiss = [...tests(where ?? [])].some(
    (test) => test.word === "missed" && program.clocks.some(({ name }) => name === test.term),
  );
  return hangsOnMiss || (where === undefined && when.some(({ fact }) => fact === "escalated"));
}

/** Each miss; and since the first, each change of what the ticket is, for it may lead to somebody else. */
function occasions(ahead: Judgement): { at: number; isMiss: boolean }[] {
  const misses = allMoments(ahead).filter(({ what }) => what !== "at-risk");
  const first = Math.min(...misses.map(({ at }) => at));
  const changes = ahead.states.filter(({ from }) => from > first);
  return [
    ...misses.map(({ at }) => ({ at, isMiss: true })),
    ...changes.map(({ from }) => ({ at: from, isMiss: false })),
  ].toSorted((a, b) => a.at - b.at);
}

/** What is offered at a moment; undefined where the right does not hold then, was used already, or leads nowhere. */
function offerAt(program: Program, act: Act, ahead: Judgement, at: number): Fields | undefined {
  const term = act.term as RightTerm;
  const scene = sceneAt(program, ahead, at);
  if (term.for !== undefined && !isForType(program, new Set(term.for), scene.attributes)) return undefined;
  if (term.where !== undefined && holds(term.where, scene) !== true) return undefined;
  const automatic = "yes";
  if (term.steps !== undefined) {
    const next = nextStep(term.steps, act, scene.before);
    if (next === undefined) return undefined;
    return { right: act.name, of: oneOrMore(next.customer), step: next.step, to: oneOrMore(next.supplier), automatic };
  }
  const to = term.to === undefined ? undefined : chosenOf(term.to, scene);
  if (scene.before.some((fact) => isUse(program, act, fact, to))) return undefined;
  return { right: act.name, of: oneOrMore(term.of), ...(to === undefined ? {} : { to }), automatic };
}

function sceneAt(program: Program, ahead: Judgement, at: number): Scene {
  const { settled, states, subject } = ahead;
  return {
    program,
    subject,
    attributes: states.findLast(({ from }) => from <= at)!.attributes,
    at,
    act: undefined,
    before: settled.facts.filter((fact) => fact.at <= at),
    standing: (clock) => clockStanding(ahead, clock, at),
  };
}

type Steps = NonNullable<RightTerm["steps"]>;

function nextStep(steps: Steps, act: Act, before: readonly Fact[]): Steps[number] | undefined {
  const used = before.filter((fact) => act.when.some((pattern) => matches(pattern, fact)));
  const taken = used.map(({ fields }) => steps.findIndex(({ step }) => step === fields["step"]));
  return steps[Math.max(0, ...taken) + 1];
}

function isUse(program: Program, { when }: Act, fact: Fact, to: string | undefined): boolean {
  if (!when.some((pattern) => matches(pattern, fact)) || sideOf(program, fact) !== "customer") return false;
  return to === undefined || fact.fields["to"] === undefined || text(fact.fields["to"]) === to;
}

function chosenOf(tree: ByLevel<string>, scene: Scene): string | undefined {
  if (tree.kind === "value") return tree.value;
  const level = levelOfKeys(scene.program.levels.values(), Object.keys(tree.cases));
  const value = level === undefined ? undefined : levelValue(level, scene.attributes);
  const inner = value === undefined ? undefined : tree.cases[value];
  return inner === undefined ? undefined : chosenOf(inner, scene);
}

function offerKey(fields: Fields): string {
  return ["right", "step", "to"].map((field) => text(fields[field]) ?? "").join(" ");
}
