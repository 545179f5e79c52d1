/**
 * Decides one command: the verb says which facts would follow, the agreement says what it makes of them (ACT), and what the
 * agreement has Peil do by itself comes along. Nothing is written here.
 */
import { text, type Fact, type Fields } from "../facts/fact.ts";
import { judge } from "../engine/judge.ts";
import { answersTo, heaviestOf, type ActJudgement } from "../engine/acts.ts";
import { ownActs } from "../engine/own-acts.ts";
import type { Program } from "../engine/program.ts";
import { sideOf, type Subject } from "../engine/subject.ts";
import { answerOf } from "./acts-answer.ts";
import type { Advice, Command } from "./command.ts";
import { maskCredentials } from "./credentials.ts";
import { aheadMs } from "./moment-of.ts";
import { subjectOf, type GrowingFact, type OpenTicket } from "./open-ticket.ts";
import type { Speaker } from "./speaker.ts";
import { standingOf } from "./ticket-state.ts";
import { isRefusal, type Accepted, type Draft, type Refusal, type TicketView, type Written } from "./verb.ts";
import type { DeskContract } from "./perform-batch.ts";

export interface Asked {
  readonly command: Command;
  readonly speaker: Speaker;
  readonly contract: DeskContract;
  readonly ticket: OpenTicket | undefined;
  /** What rules ask for of the relation: who is named, what was consented to. */
  readonly relation: readonly Fact[];
  readonly now: number;
  readonly newId: () => string;
  readonly caller?: string | undefined;
}

export interface Decided {
  /** The ticket as it is afterwards. */
  readonly ticket: OpenTicket | undefined;
  readonly isNew: boolean;
  readonly version: number | undefined;
  readonly facts: readonly GrowingFact[];
  readonly advice: readonly Advice[];
  readonly contents: readonly NewContent[];
}

/** What would be decided, and all that the agreement says to it, also where it would refuse. */
export interface Tried extends Decided {
  readonly objection: Refusal | undefined;
  readonly answers: readonly ActJudgement[];
}

/** What somebody wrote, to be sealed; the fact that tells of it learns the hash. */
export interface NewContent extends Written {
  readonly content: string;
  readonly person: string;
  readonly fact: GrowingFact & { fields: Fields };
  /** The fact's field that names it: `text` or `title`. */
  readonly field: string;
}

export function decide(asked: Asked): Decided | Refusal {
  const tried = attempt(asked);
  return isRefusal(tried) ? tried : (tried.objection ?? tried);
}

/** DSK-17: the same, as far as the verb itself allows; whether the agreement does stands beside it. */
export function attempt(asked: Asked): Tried | Refusal {
  const { command, speaker, contract, ticket, newId, caller } = asked;
  const now = presentOf(ticket, asked.now);
  const view = ticket === undefined ? undefined : viewOf(contract, ticket, now);
  const refusal = misfit(command, view);
  if (refusal !== undefined) return refusal;
  const actor = { ...command.actor, ...speaker };
  const decision = command.verb.decide(
    { program: contract.program, contract: contract.view, ticket: view, actor, now, newId, caller },
    command.input,
  );
  if (isRefusal(decision)) return decision;
  return grown({ ...asked, now }, decision);
}

/** A role that may not, told before anything else is looked at. */
export function notTheirRole({ verb, actor }: Command): Refusal | undefined {
  if (actor.role === "system" || verb.roles.includes(actor.role)) return undefined;
  return { refused: "not-your-role", params: { verb: verb.name, role: actor.role } };
}

/** The command as such: a state in which it makes sense, and the version that the asker has seen. */
function misfit({ verb, ifVersion }: Command, view: TicketView | undefined): Refusal | undefined {
  if (view === undefined) return undefined;
  if (ifVersion !== undefined && ifVersion !== view.version) {
    return { refused: "version-changed", params: { version: String(view.version), expected: String(ifVersion) } };
  }
  if (verb.states !== "any" && verb.states !== "none" && !verb.states.includes(view.state)) {
    return { refused: "not-in-this-state", params: { verb: verb.name, state: view.state, possible: verb.states } };
  }
  return undefined;
}

export function viewOf({ program, view }: DeskContract, { ticket, facts }: OpenTicket, now: number): TicketView {
  const subject = subjectOf(facts, view.fields);
  const judgement = judge(program, subject, now);
  const { state } = standingOf(judgement.settled.facts, (fact) => sideOf(program, fact));
  return { ticket, version: facts.length, state, subject, judgement };
}

function grown({ command, speaker, contract, ticket, relation, now, newId }: Asked, decision: Accepted): Tried {
  const { program, view } = contract;
  const isNew = command.verb.states === "none" && decision.drafts.some(({ kind }) => kind === "reported");
  const id = ticket?.ticket ?? (isNew ? newId() : undefined);
  const contents: NewContent[] = [];
  const writing = { speaker, ticket: id, now, newId, contents };
  const facts = decision.drafts.map((draft) => written(draft, writing));
  const before = ticket?.facts ?? [];
  const subject = subjectOf(inOrder([...before, ...facts]), view.fields);
  const answers = answersOn(program, subject, relation, facts, now);
  const answer = answerOf(
    program,
    answers.flatMap((all) => heaviestOf(all) ?? []),
  );
  const advice = isRefusal(answer) ? [] : answer.advice;
  mask(contents, advice);
  const own = id === undefined ? [] : ownActs(program, judge(program, subject, now), now);
  const all = [...facts, ...own.map((draft) => written(draft, { ...writing, speaker: system }))];
  const grownFacts = [...before, ...all];
  return {
    ticket: id === undefined ? undefined : opened(id, contract, ticket, speaker, grownFacts),
    isNew,
    version: id === undefined ? undefined : grownFacts.length,
    facts: all,
    advice,
    contents,
    objection: isRefusal(answer) ? answer : undefined,
    answers: answers.flat(),
  };
}

/** What the agreement remarks on facts that are among those of a ticket, or of a contract, as of when they were written down. */
export function adviceOn(
  { program, view }: DeskContract,
  known: readonly GrowingFact[],
  relation: readonly Fact[],
  facts: readonly GrowingFact[],
): { readonly advice: readonly Advice[] } | Refusal {
  const now = facts.reduce((newest, { recordedAt }) => Math.max(newest, recordedAt), -Infinity);
  const answers = answersOn(program, subjectOf(inOrder(known), view.fields), relation, facts, now);
  return answerOf(
    program,
    answers.flatMap((all) => heaviestOf(all) ?? []),
  );
}

const system: Speaker = { person: undefined, by: "supplier" };

function opened(
  id: string,
  { view }: DeskContract,
  before: OpenTicket | undefined,
  { person }: Speaker,
  facts: readonly GrowingFact[],
): OpenTicket {
  if (before !== undefined) return { ...before, facts };
  const { contract, customer } = view;
  const reporter = text(facts.find(({ kind }) => kind === "reported")?.fields["reporter"]) ?? person;
  return { ticket: id, contract, customer, number: "", reporter, watchers: [], facts };
}

interface Writing {
  readonly speaker: Speaker;
  readonly ticket: string | undefined;
  readonly now: number;
  readonly newId: () => string;
  readonly contents: NewContent[];
}

/**
 * CLK-8: nothing is before the report that it follows, and what was written down in the last minute was written down before
 * this. Clocks of two machines differ, and one clock may be set back; how far, and it is the clock that was wrong, not the facts.
 */
function presentOf(ticket: OpenTicket | undefined, now: number): number {
  let present = now;
  for (const { kind, at, recordedAt } of ticket?.facts ?? []) {
    if (kind === "reported") present = Math.max(present, at);
    if (recordedAt - now <= aheadMs) present = Math.max(present, recordedAt);
  }
  return present;
}

/** A draft as a fact: with who did it, when it was written down, and a name for each text that it comes with. */
function written(draft: Draft, { speaker, ticket, now, newId, contents }: Writing): GrowingFact {
  const { kind, at = now, fields, text, title } = draft;
  const { person, by } = speaker;
  const named: Fields = {
    by,
    ...(person === undefined ? {} : { person }),
  };
  const fact: GrowingFact & { fields: Fields } = {
    kind,
    at,
    recordedAt: now,
    id: newId(),
    seq: later++,
    fields: { ...named, ...fields },
    ...(ticket === undefined ? {} : { ticket }),
  };
  for (const [field, body] of [
    ["text", text],
    ["title", title],
  ] as const) {
    if (body === undefined) continue;
    const content = newId();
    // Sealed with the key of who writes it, also where the fact is of somebody else, such as a contact who is named.
    if (person === undefined) throw new Error("a text without a person who says it"); // the system writes none
    contents.push({ ...body, content, person, fact, field });
    fact.fields = { ...fact.fields, [field]: content };
  }
  return fact;
}

/** Facts that are not appended yet come after all that are, in the order in which they were decided (CLK-8). */
let later = 2 ** 52;

function inOrder(facts: readonly GrowingFact[]): readonly GrowingFact[] {
  return facts.toSorted((a, b) => a.at - b.at || a.seq - b.seq);
}

/** Per fact all that the agreement says to it. */
function answersOn(
  program: Program,
  subject: Subject,
  relation: readonly Fact[],
  facts: readonly Fact[],
  now: number,
): (readonly ActJudgement[])[] {
  if (program.acts.length === 0 && program.roleLimits.length === 0) return [];
  const known = { ...subject, facts: [...subject.facts, ...relation].toSorted((a, b) => a.at - b.at || a.seq - b.seq) };
  const mine = new Set(facts.map(({ id }) => id));
  const judgement = judge(program, known, now);
  return judgement.settled.facts.flatMap((fact, i) =>
    mine.has(fact.id) ? [answersTo(program, judgement, fact, i)] : [],
  );
}

/** ACT-3: where the agreement has login data masked they are masked before anything is stored; keys and tokens always are. */
function mask(contents: NewContent[], advice: readonly Advice[]): void {
  const isAsked = advice.some(({ outcome }) => outcome === "masked");
  contents.forEach((content, i) => (contents[i] = { ...content, body: maskCredentials(content.body, isAsked) }));
}
