/**
 * How an export tells what happened over time: by a record for each change, by a record for each field that changed, or
 * not at all, where a record is a ticket as it stands now.
 */
import type { AgreementView } from "./agreement-view.ts";
import { findAudit, statesOf, strangeStates, type Audit } from "./find-changes.ts";
import { columnsByFact, type Facts } from "./find-facts.ts";
import { findChangeMoment, findSequence, type Tickets } from "./find-key.ts";
import type { MomentColumn } from "./find-moments.ts";
import { findStateColumn, findStateNow, inOwnWords, isWaiting, meaningOf, stateValues } from "./find-states.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, type Guess, type ProposedStates, type ProposedValue, type Reason } from "./proposal.ts";

export interface History {
  readonly audit: Audit | undefined;
  readonly moment: Guess<MomentColumn> | undefined;
  readonly sequence: Guess<string> | undefined;
  readonly states: Guess<ProposedStates> | undefined;
  /** The column that says how a ticket stands, not since when. */
  readonly stateNow: Column | undefined;
  /** Per record the state that begins, as the word it means; undefined where none does. */
  readonly entered: ((record: number) => string | undefined) | undefined;
  readonly unplaced: readonly Reason[];
}

const NO_HISTORY: History = {
  audit: undefined,
  moment: undefined,
  sequence: undefined,
  states: undefined,
  stateNow: undefined,
  entered: undefined,
  unplaced: [],
};

export function historyOf(
  profile: Profile,
  moments: readonly MomentColumn[],
  tickets: Tickets,
  agreement: AgreementView | undefined,
): History {
  const audit = tickets.repeats ? findAudit(profile, moments, tickets) : undefined;
  const inOwn = (values: readonly ProposedValue[], own: MomentColumn) => {
    const others = moments.filter((one) => one.column.name !== own.column.name);
    return inOwnWords(values, columnsByFact(others, tickets).keys(), agreement);
  };
  if (audit !== undefined) return auditHistory(audit, profile, tickets, (values) => inOwn(values, audit.at));
  const moment = tickets.repeats ? findChangeMoment(profile, moments, tickets) : undefined;
  const column = findStateColumn(profile, moment === undefined ? undefined : tickets);
  if (moment === undefined) {
    const unplaced = column === undefined ? [] : [reason("unplaced.state-now", { column: column.name })];
    return { ...NO_HISTORY, stateNow: column, unplaced };
  }
  const sequence = findSequence(profile, moment.value, tickets);
  if (column === undefined) return { ...NO_HISTORY, moment, sequence };
  const values = inOwn(stateValues(column.texts, column.counts), moment.value);
  const known = values.filter(({ word }) => word !== undefined).length;
  const why = reason("states.column", { known, count: values.length });
  const states = { value: { column: column.name, values }, why, isSure: values.every(({ isSure }) => isSure) };
  return { ...NO_HISTORY, moment, sequence, states, entered: (i) => meaningOf(textAt(column, i) ?? "")?.word };
}

function auditHistory(
  audit: Audit,
  profile: Profile,
  tickets: Tickets,
  inOwn: (values: readonly ProposedValue[]) => readonly ProposedValue[],
): History {
  const stateNow = findStateNow(profile, tickets);
  const found = statesOf(audit, stateNow, tickets);
  const states = found && { ...found, value: { ...found.value, values: inOwn(found.value.values) } };
  const fields = new Set(states?.value.when?.texts);
  const entered = (i: number) => (fields.has(textAt(audit.field, i) ?? "") ? textAt(audit.after, i) : undefined);
  const unplaced = strangeStates(audit, states);
  return { ...NO_HISTORY, audit, states, stateNow, entered: meaning(found, entered), unplaced };
}

/** Whether the export says when tickets waited: always, or since when they wait now. */
export function waitingTold({ states }: History, { facts }: Facts): "always" | "now" | "never" {
  if ((states?.value.values ?? []).some(({ word }) => isWaiting(word))) return "always";
  return facts.some(({ value }) => value.fact === "parked") ? "now" : "never";
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

/** Per fact the number of tickets that ever enter a state that means it. */
export function saidByStates({ entered }: History, tickets: Tickets): Map<string, number> {
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

/** The columns that the history is read from. */
export function takenBy({ audit, states, sequence }: History): string[] {
  const columns = [audit?.field.name, audit?.before?.name, audit?.after.name, states?.value.column, sequence?.value];
  return columns.filter((name) => name !== undefined);
}
