/**
 * Looks at an export and proposes how to read it: which column names the ticket, whether a record is a ticket or one of
 * its changes, what its moments, states and words mean. Nothing is taken for sure that the export does not show.
 */
import type { AgreementView } from "./agreement-view.ts";
import { findAttributes } from "./find-attributes.ts";
import { changesOf, findAudit, statesOf, strangeStates, type Audit } from "./find-changes.ts";
import { findFacts, withVia, type Facts, type FactsAsked } from "./find-facts.ts";
import { findChangeMoment, findKey, findSequence, ticketsOf, type Tickets } from "./find-key.ts";
import { chooseFormats, findMoments, type MomentColumn } from "./find-moments.ts";
import { findRecorded } from "./find-recorded.ts";
import { findStateColumn, stateValues } from "./find-states.ts";
import type { Column, Profile } from "./profile.ts";
import {
  reason,
  sure,
  unsure,
  type Guess,
  type Proposal,
  type ProposedStates,
  type Reason,
  type Unknowable,
} from "./proposal.ts";

export interface ProposeOptions {
  /** The export's own name: `incidents.csv` says what its tickets are. */
  readonly fileName: string;
  readonly agreement?: AgreementView | undefined;
  readonly zone?: string | undefined;
}

/** Why nothing can be proposed: no column names tickets, or none holds moments. */
export type NoProposal = { readonly lacks: "key" | "moments" | "report" };

export function propose(profile: Profile, options: ProposeOptions): Proposal | NoProposal {
  const moments = findMoments(profile);
  if (moments.length === 0) return { lacks: "moments" };
  const key = findKey(profile, moments);
  if (key === undefined) return { lacks: "key" };
  const tickets = ticketsOf(profile, key.value);
  const history = historyOf(profile, moments, tickets);
  const facts = factsOf(profile, moments, tickets, history, options);
  if (facts.facts.length === 0) return { lacks: "report" };
  const taken = new Set([key.value, ...moments.map(({ column }) => column.name), ...takenBy(history)]);
  const attributes = findAttributes(profile, tickets, taken, {
    ...options,
    isFollowed: history.moment !== undefined,
  });
  const changes = history.audit === undefined ? [] : changesOf(history.audit, options.agreement, attributes.ticket);
  const used = [...facts.used, ...[history.moment?.value, history.audit?.at].filter((one) => one !== undefined)];
  const proposal = {
    empty: emptyOf(profile),
    zone: zoneOf(used, options),
    formats: chooseFormats(used, moments),
    key,
    moment: history.moment === undefined ? undefined : { ...history.moment, value: history.moment.value.column.name },
    sequence: history.sequence,
    ticket: attributes.ticket.filter(
      ({ value }) => "column" in value.source || !changes.some((one) => one.value.level === value.name),
    ),
    facts: facts.facts,
    states: history.states,
    changes,
    recorded: findRecorded(profile),
    cannotKnow: unknowable(facts, history, changes.length > 0),
    unplaced: [...facts.unplaced, ...attributes.unplaced, ...history.unplaced],
  };
  return { ...proposal, unused: unusedColumns(profile, proposal) };
}

/** How an export tells what happened over time. */
interface History {
  readonly audit: Audit | undefined;
  readonly moment: Guess<MomentColumn> | undefined;
  readonly sequence: Guess<string> | undefined;
  readonly states: Guess<ProposedStates> | undefined;
  /** Per record the state that begins, as the word it means; undefined where none does. */
  readonly entered: ((record: number) => string | undefined) | undefined;
  readonly unplaced: readonly Reason[];
}

const NO_HISTORY: History = {
  audit: undefined,
  moment: undefined,
  sequence: undefined,
  states: undefined,
  entered: undefined,
  unplaced: [],
};

function historyOf(profile: Profile, moments: readonly MomentColumn[], tickets: Tickets): History {
  const audit = tickets.repeats ? findAudit(profile, moments, tickets) : undefined;
  if (audit !== undefined) {
    const states = statesOf(audit);
    const fields = new Set(states?.value.when?.texts);
    const entered = (i: number) => (fields.has(textAt(audit.field, i) ?? "") ? textAt(audit.after, i) : undefined);
    return { ...NO_HISTORY, audit, states, entered: meaning(states, entered), unplaced: strangeStates(audit) };
  }
  const moment = tickets.repeats ? findChangeMoment(profile, moments, tickets) : undefined;
  const column = findStateColumn(profile, moment === undefined ? undefined : tickets);
  if (moment === undefined) {
    const unplaced = column === undefined ? [] : [reason("unplaced.state-now", { column: column.name })];
    return { ...NO_HISTORY, unplaced };
  }
  const sequence = findSequence(profile, moment.value, tickets);
  if (column === undefined) return { ...NO_HISTORY, moment, sequence };
  const values = stateValues(column.texts, column.counts);
  const known = values.filter(({ word }) => word !== undefined).length;
  const why = reason("states.column", { known, count: values.length });
  const states = { value: { column: column.name, values }, why, isSure: values.every(({ isSure }) => isSure) };
  return { ...NO_HISTORY, moment, sequence, states, entered: meaning(states, (i) => textAt(column, i)) };
}

function meaning(
  states: Guess<ProposedStates> | undefined,
  textOf: (record: number) => string | undefined,
): History["entered"] {
  if (states === undefined) return undefined;
  const words = new Map(states.value.values.map(({ text, word }) => [text, word]));
  return (record) => words.get(textOf(record) ?? "");
}

function textAt(column: Column, record: number): string | undefined {
  return column.texts[column.cells[record]!];
}

function factsOf(
  profile: Profile,
  moments: readonly MomentColumn[],
  tickets: Tickets,
  history: History,
  { agreement }: ProposeOptions,
): Facts {
  const own = new Set([history.moment?.value.column.name, history.audit?.at.column.name]);
  const asked: FactsAsked = {
    profile,
    tickets,
    moments: moments.filter(({ column }) => !own.has(column.name)),
    moment: history.moment?.value,
    saidByStates: saidByStates(history, tickets),
    agreement,
  };
  const found = findFacts(asked);
  if (found.facts.some(({ value }) => value.fact === "reported")) return found;
  const first = firstRecord(history);
  return first === undefined ? { ...found, facts: [] } : { ...found, facts: [withVia(asked, first), ...found.facts] };
}

/** Per fact the number of tickets that ever enter a state that means it. */
function saidByStates({ entered }: History, tickets: Tickets): Map<string, number> {
  const seen = new Map<string, Set<number>>();
  if (entered === undefined) return new Map();
  for (let i = 0; i < tickets.of.length; i++) {
    const word = entered(i);
    if (word === undefined || word === "open" || tickets.of[i]! < 0) continue;
    const having = seen.get(word) ?? new Set();
    seen.set(word, having.add(tickets.of[i]!));
  }
  return new Map([...seen].map(([word, having]) => [word, having.size]));
}

/** Without a column for it, a ticket is taken to be reported with its first record. */
function firstRecord({ moment, audit }: History): Facts["facts"][number] | undefined {
  const own = moment?.value ?? audit?.at;
  if (own === undefined) return undefined;
  return unsure({ fact: "reported", at: own.column.name, take: "first" }, reason("fact.first"));
}

function emptyOf({ empties, columns }: Profile): Proposal["empty"] {
  if (empties.length === 0) return undefined;
  return sure(empties, reason("empty.seen", { columns: columns.length }));
}

function zoneOf(used: readonly MomentColumn[], { zone, agreement }: ProposeOptions): Guess<string | undefined> {
  if (used.every(({ hasOffset }) => hasOffset)) return sure(undefined, reason("zone.offsets"));
  if (zone !== undefined) return sure(zone, reason("zone.given"));
  if (agreement !== undefined) return unsure(undefined, reason("zone.agreement", { zone: agreement.zone }));
  return unsure(undefined, reason("zone.assumed"));
}

function unknowable({ facts }: Facts, { states }: History, hasChanges: boolean): Unknowable[] {
  const said = new Set([
    ...facts.map(({ value }) => value.fact),
    ...(states?.value.values ?? []).flatMap(({ word }) => word ?? []),
  ]);
  const isWaiting = [...said].some((word) => word.startsWith("waiting-") || word === "parked");
  return [
    ...(isWaiting ? [] : ["waiting" as const]),
    ...(states === undefined ? ["reopening" as const] : []),
    ...(said.has("resolved") ? [] : ["resolved" as const]),
    ...(["answered", "acknowledged", "plan-told", "work-started"].some((word) => said.has(word))
      ? []
      : ["answered" as const]),
    ...(states === undefined && !hasChanges ? ["changes" as const] : []),
  ];
}

function takenBy({ audit, states, sequence }: History): string[] {
  const columns = [audit?.field.name, audit?.before?.name, audit?.after.name, states?.value.column, sequence?.value];
  return columns.filter((name) => name !== undefined);
}

function unusedColumns(profile: Profile, proposal: Omit<Proposal, "unused">): string[] {
  const { unplaced, ...read } = proposal;
  const text = JSON.stringify(read);
  const told = new Set(unplaced.map(({ params }) => params["column"]));
  return profile.columns
    .map(({ name }) => name)
    .filter((name) => !told.has(name) && !text.includes(JSON.stringify(name)));
}
