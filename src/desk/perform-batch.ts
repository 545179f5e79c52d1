/**
 * One transaction of the desk: lock the tickets, read their facts, decide each command on what is there by then, append the
 * facts of all, project the tickets. Everybody locks in the same order: contracts, keys of persons, tickets by their UUID, what is
 * said of contracts, then logs by their UUID.
 */
import type { Transaction } from "../database/database.ts";
import type { Vault } from "../ledger/keys.ts";
import { append, requestHash } from "../ledger/append.ts";
import type { Program } from "../engine/program.ts";
import type { Fact } from "../facts/fact.ts";
import type { Command, Done, Outcome } from "./command.ts";
import { decide, notTheirRole, viewOf, type Asked, type Decided } from "./decide.ts";
import { toldAgain } from "./done-before.ts";
import { goingOn } from "./merge.ts";
import { projectTickets } from "./project.ts";
import { openBatch, type Batch } from "./open-batch.ts";
import { askedOfRelation, fileNamed, subjectOf, type NamedTicket } from "./open-ticket.ts";
import { mayBeNamed, speakerOf, voicesOf } from "./speaker.ts";
import { ticketRow } from "./ticket-row.ts";
import type { ContractView, Refusal } from "./verb.ts";
import { writeContents } from "./write-contents.ts";

/** A contract as the desk needs it: its program, and the log that its facts go to. */
export interface DeskContract {
  readonly view: ContractView;
  readonly program: Program;
  readonly log: string;
}

export interface DeskParts {
  /** Contracts by their UUIDs, as far as the transaction's scope shows them. */
  readonly contracts: (tx: Transaction, ids: readonly string[]) => Promise<ReadonlyMap<string, DeskContract>>;
  readonly vault: Vault;
  readonly now: () => number;
  /** UUIDs in order of time (version 7). */
  readonly newId: () => string;
  /** A moment this near is told at once to whoever waits for moments, milliseconds. */
  readonly nearMs: number;
  /** Called after each step; what it throws ends the transaction there. */
  readonly between?: ((step: Step) => void | Promise<void>) | undefined;
}

/** The steps after which a test may end the process; those of a claim on due moments have names of their own. */
export type Step = "locked" | "decided" | "appended" | "projected" | "committed" | `claim: ${string}`;

export async function performBatch(
  tx: Transaction,
  parts: DeskParts,
  commands: readonly Command[],
): Promise<Outcome[]> {
  const batch = await openBatch(tx, parts, commands);
  await parts.between?.("locked");
  const decided: Recorded[] = [];
  const outcomes = commands.map((command) => decideOne(batch, decided, command));
  await record(tx, batch, decided);
  return outcomes.map((outcome) => ("command" in outcome ? doneOf(outcome) : outcome));
}

interface Recorded extends Decided {
  readonly command: Command;
  readonly contract: DeskContract;
  /** Filled in once it is appended. */
  first: number;
}

/** Decides one command on what is there by then; what it makes of the ticket, the next one sees. */
function decideOne(batch: Batch, all: Recorded[], command: Command): Recorded | Outcome {
  const found = placed(batch, command);
  if (!("asked" in found)) return found;
  const decided = decide(found.asked);
  if ("refused" in decided) return decided;
  const { contract, relation } = found.asked;
  const recorded: Recorded = { ...decided, command, contract, first: NaN };
  all.push(recorded);
  if (decided.ticket !== undefined) batch.tickets.set(decided.ticket.ticket, decided.ticket);
  else batch.relations.set(contract.log, [...relation, ...decided.facts.filter(isAskedOfRelation)]);
  return recorded;
}

/** What a command is to be decided on: who speaks, where, and what is known there; or why it comes to nothing before that. */
export function placed(batch: Batch, command: Command): { readonly asked: Asked } | Outcome {
  const refusal = notTheirRole(command);
  if (refusal !== undefined) return refusal;
  const ticket = command.ticket === undefined ? undefined : batch.tickets.get(command.ticket);
  if (command.ticket !== undefined && (ticket === undefined || !isTheirs(ticket, command))) {
    return { refused: "no-such-ticket", params: { ticket: command.ticket } };
  }
  const contract = batch.contracts.get(ticket?.contract ?? command.contract ?? "");
  if (contract === undefined || (contract.view.contract === "") !== (command.verb.on === "service"))
    return { refused: "no-such-contract", params: { contract: command.contract ?? "" } };
  const known = batch.known.get(`${contract.log} ${command.key}`);
  const relation = batch.relations.get(contract.log) ?? [];
  if (known !== undefined) return toldAgain(command, contract, relation, known);
  const speaker = speakerOf(command, batch.persons, contract.view, contract.program, relation);
  if ("refused" in speaker) return speaker;
  if (!batch.isTrial && speaker.person !== undefined && !batch.keys.has(speaker.person))
    // erased since we looked
    return { refused: "no-such-person", params: { person: speaker.person } };
  const stranger = strangerIn(batch, command, contract) ?? endedInto(batch, command);
  if (stranger !== undefined) return stranger;
  const caller = batch.persons.get(command.verb.mentions?.(command.input).caller ?? "");
  const { now, parts } = batch;
  return {
    asked: {
      command,
      speaker,
      contract,
      ticket,
      relation,
      now,
      newId: parts.newId,
      caller: caller && voicesOf(contract.program, relation, caller).own,
    },
  };
}

function isAskedOfRelation({ kind }: Fact): boolean {
  return askedOfRelation.includes(kind);
}

/** Two tickets that were merged into each other would both have ended, and so would one that goes on in what has ended. */
function endedInto({ tickets, contracts, now }: Batch, { verb, input }: Command): Refusal | undefined {
  const into = tickets.get(verb.mentions?.(input).into ?? "");
  if (into === undefined) return undefined;
  const { state } = viewOf(contracts.get(into.contract)!, into, now);
  if (goingOn.some((one) => one === state)) return undefined;
  return { refused: "not-in-this-state", params: { verb: verb.name, state, possible: goingOn, ticket: into.ticket } };
}

/** Somebody or something that a command names and that is not there, or not of this customer: which of the two is not told. */
function strangerIn(batch: Batch, command: Command, { view }: DeskContract): Refusal | undefined {
  const { persons, others, assets } = batch;
  const mentions = command.verb.mentions?.(command.input) ?? {};
  const { people = [], caller, tickets = [], assets: named = [], files = [] } = mentions;
  for (const person of people) {
    const known = persons.get(person);
    if (known === undefined || !mayBeNamed(known, view.customer) || (person === caller && known.customer === undefined))
      return { refused: "no-such-person", params: { person } };
  }
  for (const ticket of tickets) {
    const other = others.get(ticket);
    if (other === undefined || other.customer !== view.customer || !isTheirs(other, command))
      return { refused: "no-such-ticket", params: { ticket } };
  }
  const asset = named.find((one) => assets.get(one) !== view.contract);
  if (asset !== undefined) return { refused: "not-of-this-contract", params: { name: asset } };
  // Whoever could name what somebody else sent would read it where they may read the ticket.
  const { ticket = "", actor } = command;
  const file = files.find((one) => !batch.files.has(fileNamed({ ...one, ticket, person: actor.person ?? "" })));
  return file === undefined
    ? undefined
    : { refused: "unknown-value", params: { field: "files", written: file.content, possible: [] } };
}

/** An end user sees and speaks on what is their own: what they reported, and what they watch. */
function isTheirs({ reporter, watchers }: NamedTicket, { actor }: Command): boolean {
  if (actor.role !== "end-user") return true;
  return actor.person !== undefined && (reporter === actor.person || watchers.includes(actor.person));
}

async function record(tx: Transaction, batch: Batch, decided: readonly Recorded[]): Promise<void> {
  const { parts, now, keys, tickets, contracts } = batch;
  if (decided.length === 0) return;
  await parts.between?.("decided");
  const logs = [...new Set(decided.map(({ contract }) => contract.log))].toSorted();
  // Contents are sealed first, for the facts carry their hashes; all of it goes to the database in one go.
  await Promise.all([writeContents(tx, keys, decided, now), ...logs.map((log) => appendAll(tx, log, decided))]);
  await parts.between?.("appended");
  const touched = new Set(decided.flatMap(({ ticket }) => (ticket === undefined ? [] : [ticket.ticket])));
  const rows = [...touched].map((id) => {
    const ticket = tickets.get(id)!;
    const { program, view } = contracts.get(ticket.contract)!;
    return ticketRow(program, { ...ticket, subject: subjectOf(ticket.facts, view.fields) });
  });
  const near = now + parts.nearMs;
  const isNear = rows.some(({ deadline }) => deadline !== null && Date.parse(deadline) < near);
  await Promise.all([
    projectTickets(tx, rows),
    tx.query(
      `SELECT pg_notify('peil_facts', $1)${isNear ? ", pg_notify('peil_deadline', '')" : ""}`,
      [`${tx.scope.tenant} ${logs.join(" ")}`.slice(0, 7900)],
      `notify ${isNear}`,
    ),
  ]);
  await parts.between?.("projected");
}

/** Appends what was decided for one log, and tells each fact its index and each new ticket its number. */
async function appendAll(tx: Transaction, log: string, all: readonly Recorded[]): Promise<void> {
  const decided = all.filter(({ contract }) => contract.log === log);
  const entries = decided.map(({ command, facts }) => ({
    key: command.key,
    request: requestHash(command.request),
    facts,
  }));
  let { first, ticketNumber } = await append(tx, log, entries);
  for (const one of decided) {
    one.first = first;
    one.facts.forEach((fact, i) => (fact.seq = first + i));
    if (one.isNew) one.ticket!.number = `${one.contract.view.code}-${ticketNumber++}`;
    first += one.facts.length;
  }
}

function doneOf({ ticket, version, facts, contract, first, advice }: Recorded): Done {
  return {
    ticket: ticket?.ticket,
    number: ticket?.number,
    version,
    facts: facts.map(({ id, kind }, i) => ({ id, kind, log: contract.log, index: first + i })),
    advice,
    repeated: false,
  };
}
