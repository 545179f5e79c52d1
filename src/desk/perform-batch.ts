/**
 * One transaction of the desk: lock the tickets, read their facts, decide each command on what is there by then, append the
 * facts of all, project the tickets. Everybody locks in the same order: contracts, keys of persons, tickets by their UUID, what is
 * said of contracts, then logs by their UUID.
 */
import type { Transaction } from "../database/database.ts";
import type { OpenKeys, Vault } from "../ledger/keys.ts";
import { append, requestHash } from "../ledger/append.ts";
import type { Program } from "../engine/program.ts";
import type { Fact } from "../facts/fact.ts";
import type { Command, Done, Outcome } from "./command.ts";
import { decide, notTheirRole, viewOf, type Decided } from "./decide.ts";
import { doneBefore, toldAgain, type DoneBefore } from "./done-before.ts";
import { holdContracts, lockRelations } from "./hold.ts";
import { goingOn } from "./merge.ts";
import { projectTickets } from "./project.ts";
import {
  askedOfRelation,
  assetsNamed,
  fileNamed,
  filesNamed,
  lockTickets,
  relationFacts,
  subjectOf,
  ticketsNamed,
  type NamedTicket,
  type OpenTicket,
} from "./open-ticket.ts";
import { mayBeNamed, readPersons, speakerOf, type KnownPerson } from "./speaker.ts";
import { sharedService } from "./service-log.ts";
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
  const now = parts.now();
  const mentions = commands.map(({ verb, input }) => verb.mentions?.(input) ?? {});
  const named = mentions.flatMap(({ people = [] }) => people);
  const asking = commands.flatMap(({ actor }) => actor.person ?? []);
  const [, persons, those] = await Promise.all([
    holdContracts(tx, commands),
    readPersons(tx, [...new Set([...asking, ...named])]),
    parts.contracts(tx, [...new Set(commands.flatMap(({ contract }) => contract ?? []))]),
  ]);
  const keys = await parts.vault.keysOf(tx, persons.keys(), now);
  const locked = [...commands.flatMap(({ ticket }) => ticket ?? []), ...mentions.flatMap(({ into }) => into ?? [])];
  const tickets = await lockTickets(tx, [...new Set(locked)]);
  const wanted = new Set([...tickets.values()].map(({ contract }) => contract));
  const contracts = new Map([...those, ...(await parts.contracts(tx, [...wanted]))]);
  if (commands.some(({ verb }) => verb.on === "service")) contracts.set("", sharedService(await serviceLogOf(tx)));
  const [, relations, known, others, assets, files] = await Promise.all([
    lockRelations(tx, commands, contracts),
    relationFacts(tx, [...contracts.values()]),
    doneBefore(tx, commands, tickets, contracts),
    ticketsNamed(tx, [...new Set(mentions.flatMap((one) => one.tickets ?? []))]),
    assetsNamed(tx, [...new Set(mentions.flatMap((one) => one.assets ?? []))]),
    filesNamed(
      tx,
      mentions.flatMap((one) => (one.files ?? []).map(({ content }) => content)),
    ),
  ]);
  await parts.between?.("locked");
  const batch: Batch = {
    parts,
    now,
    keys,
    persons,
    others,
    assets,
    files,
    tickets,
    contracts,
    relations,
    known,
    decided: [],
  };
  const outcomes = commands.map((command) => decideOne(batch, command));
  await record(tx, batch);
  return outcomes.map((outcome) => ("command" in outcome ? doneOf(outcome) : outcome));
}

/** What the commands of a batch share; each sees what those before it made of the tickets. */
interface Batch {
  readonly parts: DeskParts;
  readonly now: number;
  readonly keys: OpenKeys;
  readonly persons: ReadonlyMap<string, KnownPerson>;
  /** The tickets that commands name beside their own. */
  readonly others: ReadonlyMap<string, NamedTicket>;
  /** The contract of each asset that a command names. */
  readonly assets: ReadonlyMap<string, string>;
  /** The files that commands name, as `fileNamed` writes them. */
  readonly files: ReadonlySet<string>;
  readonly tickets: Map<string, OpenTicket>;
  readonly contracts: ReadonlyMap<string, DeskContract>;
  readonly relations: Awaited<ReturnType<typeof relationFacts>>;
  readonly known: ReadonlyMap<string, DoneBefore>;
  readonly decided: Recorded[];
}

interface Recorded extends Decided {
  readonly command: Command;
  readonly contract: DeskContract;
  /** Filled in once it is appended. */
  first: number;
}

function decideOne(batch: Batch, command: Command): Recorded | Outcome {
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
  if (speaker.person !== undefined && !batch.keys.has(speaker.person))
    // erased since we looked
    return { refused: "no-such-person", params: { person: speaker.person } };
  const stranger = strangerIn(batch, command, contract) ?? endedInto(batch, command);
  if (stranger !== undefined) return stranger;
  const decided = decide({ command, speaker, contract, ticket, relation, now: batch.now, newId: batch.parts.newId });
  if ("refused" in decided) return decided;
  const recorded: Recorded = { ...decided, command, contract, first: NaN };
  batch.decided.push(recorded);
  if (decided.ticket !== undefined) batch.tickets.set(decided.ticket.ticket, decided.ticket);
  else batch.relations.set(contract.log, [...relation, ...decided.facts.filter(isAskedOfRelation)]);
  return recorded;
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
  const { people = [], tickets = [], assets: named = [], files = [] } = command.verb.mentions?.(command.input) ?? {};
  for (const person of people) {
    const known = persons.get(person);
    if (known === undefined || !mayBeNamed(known, view.customer))
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

async function serviceLogOf(tx: Transaction): Promise<string> {
  const [row] = await tx.query<{ log: string }>(
    "SELECT log FROM peil.log WHERE tenant = $1 AND kind = 'service'",
    [tx.scope.tenant],
    "service log",
  );
  if (row === undefined) throw new Error("the tenant has no service log");
  return row.log;
}

async function record(tx: Transaction, { parts, now, keys, decided, tickets, contracts }: Batch): Promise<void> {
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
