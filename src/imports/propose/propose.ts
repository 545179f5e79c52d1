/**
 * Looks at an export and proposes how to read it: which column names the ticket, whether a record is a ticket or one of
 * its changes, what its moments, states and words mean. Nothing is taken for sure that the export does not show.
 */
import type { AgreementView } from "./agreement-view.ts";
import { findAttributes } from "./find-attributes.ts";
import { changesOf } from "./find-changes.ts";
import { findFacts, withVia, type Facts, type FactsAsked } from "./find-facts.ts";
import { historyOf, saidByStates, takenBy, waitingTold, type History } from "./find-history.ts";
import { findKey, ticketsOf, type Tickets } from "./find-key.ts";
import { findLeftOut } from "./find-left-out.ts";
import { chooseFormats, findMoments, type MomentColumn } from "./find-moments.ts";
import { findRecorded } from "./find-recorded.ts";
import { isWaiting } from "./find-states.ts";
import type { Profile } from "./profile.ts";
import { reason, sure, unsure, type Guess, type Proposal, type Unknowable } from "./proposal.ts";

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
  const history = historyOf(profile, moments, tickets, options.agreement);
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
    leaveOut:
      history.moment === undefined ? findLeftOut(profile, tickets, history.stateNow, waitingTold(history, facts)) : [],
    ticket: attributes.ticket.filter(
      ({ value }) => "column" in value.source || !changes.some((one) => one.value.level === value.name),
    ),
    missing: attributes.missing.filter((name) => !changes.some(({ value }) => value.level === name)),
    facts: facts.facts,
    states: history.states,
    changes,
    recorded: findRecorded(profile, tickets, history.moment !== undefined, options.agreement),
    cannotKnow: unknowable(facts, history, changes.length > 0),
    unplaced: [...facts.unplaced, ...attributes.unplaced, ...history.unplaced],
  };
  return { ...proposal, unused: unusedColumns(profile, proposal) };
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
  const hasWords = states?.value.values.some(({ word }) => word !== undefined) ?? false;
  return [
    ...([...said].some(isWaiting) ? [] : ["waiting" as const]),
    ...(hasWords ? [] : ["reopening" as const]),
    ...(said.has("resolved") ? [] : ["resolved" as const]),
    ...(["answered", "acknowledged", "plan-told", "work-started"].some((word) => said.has(word))
      ? []
      : ["answered" as const]),
    ...(!hasWords && !hasChanges ? ["changes" as const] : []),
  ];
}

function unusedColumns(profile: Profile, proposal: Omit<Proposal, "unused">): string[] {
  const { unplaced, ...read } = proposal;
  const text = JSON.stringify(read);
  const told = new Set(unplaced.map(({ params }) => params["column"]));
  return profile.columns
    .map(({ name }) => name)
    .filter((name) => !told.has(name) && !text.includes(JSON.stringify(name)));
}
