/**
 * What somebody may do on a ticket now (DSK-18): each verb tried with the least that it can be asked with, so that it is refused
 * for what the ticket, the role or the agreement say, and not for what nobody has filled in yet; rights that were offered and not
 * used; and what they said themselves that can still be taken back.
 */
import type { Transaction } from "../database/database.ts";
import type { ActJudgement } from "../engine/acts.ts";
import { openOffers, type OpenOffer } from "../engine/offered-rights.ts";
import type { Program } from "../engine/program.ts";
import { text } from "../facts/fact.ts";
import type { Command } from "./command.ts";
import { attempt, viewOf, type Asked } from "./decide.ts";
import { openBatch, type Batch } from "./open-batch.ts";
import type { GrowingFact } from "./open-ticket.ts";
import { placed, type DeskParts } from "./perform-batch.ts";
import { refusalIn } from "./preview.ts";
import { probesOf } from "./probes.ts";
import { isRefusal, type Refusal, type TicketState, type TicketView } from "./verb.ts";
import { verbNamed, verbs, type AnyVerb } from "./verbs.ts";

export interface PossibleAct {
  readonly verb: string;
  /** Why not; undefined where it may. */
  readonly refusal: Refusal | undefined;
  /** What the agreement says to it: fields that it still needs, and advice. */
  readonly answers: readonly ActJudgement[];
  /** Of an escalation its steps, of a classification its levels: each by itself. */
  readonly choices: readonly { readonly choice: string; readonly refusal: Refusal | undefined }[];
}

export interface OwnFact {
  readonly fact: string;
  readonly kind: string;
  readonly at: number;
  readonly mayWithdraw: boolean;
  readonly mayCorrect: boolean;
  /** Nobody else said or did anything since. */
  readonly isUntouched: boolean;
}

export interface Possible {
  readonly program: Program;
  readonly ticket: string;
  readonly version: number;
  readonly state: TicketState;
  readonly asOf: number;
  readonly acts: readonly PossibleAct[];
  readonly offers: readonly OpenOffer[];
  readonly own: readonly OwnFact[];
}

/** `command` says who asks, and of which ticket; its verb and input are not looked at. */
export async function possible(tx: Transaction, parts: DeskParts, command: Command): Promise<Possible | Refusal> {
  const asking = { ...command, verb: verbNamed("watch")!, input: {} };
  const batch = await openBatch(tx, parts, [asking], true);
  const found = placed(batch, asking);
  if (!("asked" in found)) return refusalIn(found);
  const { contract, ticket } = found.asked;
  const view = viewOf(contract, ticket!, batch.now);
  const { program } = contract;
  return {
    program,
    ticket: view.ticket,
    version: view.version,
    state: view.state,
    asOf: batch.now,
    acts: verbs
      .filter(({ on, states }) => on === undefined && states !== "none")
      .map((verb) => possibleAct(batch, command, verb, program, view)),
    offers: openOffers(program, view.judgement),
    own: ownFacts(batch, command, ticket!.facts),
  };
}

function possibleAct(batch: Batch, command: Command, verb: AnyVerb, program: Program, view: TicketView): PossibleAct {
  const tries = probesOf(verb.name, program, view).map(({ choice, input }) => ({
    choice,
    ...tryOne(batch, { ...command, verb, input }),
  }));
  const choices = tries.flatMap(({ choice, refusal }) => (choice === undefined ? [] : [{ choice, refusal }]));
  const best = tries.find(({ refusal }) => refusal === undefined) ??
    tries[0] ?? { refusal: misplaced(batch, command, verb), answers: [] };
  return { verb: verb.name, refusal: best.refusal, answers: best.answers, choices };
}

/** A verb that cannot be tried without naming something: by role, state and speaker alone. */
function misplaced(batch: Batch, command: Command, verb: AnyVerb): Refusal | undefined {
  const nameless: AnyVerb = { ...verb, decide: () => ({ drafts: [] }), mentions: () => ({}) };
  return tryOne(batch, { ...command, verb: nameless, input: {} }).refusal;
}

type Try = Pick<PossibleAct, "refusal" | "answers">;

function tryOne(batch: Batch, command: Command): Try {
  const found = placed(batch, command);
  if (!("asked" in found)) return { refusal: refusalIn(found), answers: [] };
  return tryAsked(found.asked);
}

function tryAsked(asked: Asked): Try {
  const tried = attempt(asked);
  if (isRefusal(tried)) return { refusal: tried, answers: [] };
  const answers = tried.answers.filter(({ outcome }) => outcome !== "accepted");
  // What lacks can still be filled in; whoever has no right to it has none whatever they fill in.
  const isOnlyLacking = answers.every(
    ({ outcome, lacking }) => !["refused", "asked"].includes(outcome) || lacking.length > 0,
  );
  return { refusal: isOnlyLacking ? undefined : tried.objection, answers };
}

const mostOwn = 10;

function ownFacts(batch: Batch, command: Command, facts: readonly GrowingFact[]): OwnFact[] {
  const { person } = command.actor;
  const mine = facts.filter(({ fields }) => person !== undefined && fields["person"] === person).slice(-mostOwn);
  // Among the supplier's people: that there is a note is not a customer's to know.
  const isSeen = (fact: GrowingFact) => command.actor.customer === undefined || fact.fields["internal"] !== "yes";
  const others = facts.findLast(
    (fact) => fact.fields["person"] !== undefined && fact.fields["person"] !== person && isSeen(fact),
  );
  const may = (verb: string, input: object) =>
    tryOne(batch, { ...command, verb: verbNamed(verb)!, input }).refusal === undefined;
  return mine.toReversed().map((fact) => ({
    fact: fact.id,
    kind: fact.kind,
    at: fact.at,
    mayWithdraw: may("withdraw", { fact: fact.id }),
    mayCorrect: correctionsOf(fact).some((input) => may("correct", { fact: fact.id, ...input })),
    isUntouched: others === undefined || others.seq < fact.seq,
  }));
}

/** What of a fact could be said otherwise: the same again is enough to see whether one may. */
function correctionsOf({ kind, at, fields }: GrowingFact): object[] {
  const levels = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === "string" ? [{ levels: { [name]: value } }] : [],
  );
  const minutes = kind === "work-booked" ? [{ minutes: Number(text(fields["minutes"])) }] : [];
  return [...minutes, { movedTo: at }, ...levels];
}
