/**
 * Columns with the moment of a fact: reported, answered, resolved, closed. What the states of the desk say already is not
 * said again by a column, and what nobody's name tells is guessed from which moment comes first.
 */
import type { AgreementView } from "./agreement-view.ts";
import { channelNames, happenings } from "./column-words.ts";
import { bestNamed } from "./find-attributes.ts";
import { varyingShare, type Tickets } from "./find-key.ts";
import type { MomentColumn } from "./find-moments.ts";
import { isTarget, momentMatch } from "./moment-name.ts";
import { phraseOf } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, sure, unsure, type Guess, type ProposedFact, type ProposedSource, type Reason } from "./proposal.ts";
import { channels } from "./value-words.ts";
import { wordFor } from "./word-for.ts";

export interface Facts {
  readonly facts: readonly Guess<ProposedFact>[];
  readonly used: readonly MomentColumn[];
  readonly unplaced: readonly Reason[];
}

export interface FactsAsked {
  readonly profile: Profile;
  readonly tickets: Tickets;
  /** Those that could be the moment of a fact: not the moment of the record or of a change. */
  readonly moments: readonly MomentColumn[];
  /** The moment of the record, in an export with one per change. */
  readonly moment: MomentColumn | undefined;
  /** Per fact the tickets of which the states say it. */
  readonly saidByStates: ReadonlyMap<string, number>;
  readonly agreement: AgreementView | undefined;
}

export function findFacts(asked: FactsAsked): Facts {
  const { moments, tickets, saidByStates } = asked;
  const facts: Guess<ProposedFact>[] = [];
  const used: MomentColumn[] = [];
  const unplaced: Reason[] = [];
  const told = columnsByFact(moments, tickets);
  const known = new Set([...told.keys(), ...saidByStates.keys()]);
  for (const [kind, found] of told) {
    const having = ticketsWith(found.column, tickets);
    const said = saidByStates.get(kind) ?? 0;
    used.push(found);
    if (said >= having * 0.9)
      unplaced.push(
        reason("unplaced.said-by-states", { column: found.column.name, fact: kind, tickets: having, said }),
      );
    else if (kind === "parked" && !isWaitingStill(found.column, told, tickets))
      unplaced.push(reason("unplaced.waiting", { column: found.column.name, example: found.column.texts[0]! }));
    else facts.push(named(asked, kind, found, having, known));
  }
  if (!told.has("reported")) {
    const first = earliest(
      moments.filter((one) => !used.includes(one)),
      tickets,
    );
    const why = reason("fact.earliest", { tickets: tickets.count });
    if (first !== undefined) facts.unshift(withVia(asked, unsure({ fact: "reported", at: first.column.name }, why)));
    if (first !== undefined) used.push(first);
  }
  for (const moment of moments) if (!used.includes(moment)) unplaced.push(notUsed(moment));
  const read = used.filter(({ column }) => facts.some(({ value }) => value.at === column.name));
  return { facts, used: read, unplaced };
}

/** Per fact the column whose name says it best; a column tells the one fact that its name fits best. */
export function columnsByFact(moments: readonly MomentColumn[], tickets: Tickets): Map<string, MomentColumn> {
  const rated = moments.flatMap((moment) => {
    const { kind, fit } = factNamed(moment);
    const isFixed = kind !== "reported" || varyingShare(moment.column, tickets) < 0.02;
    return fit > 0.35 && isFixed ? [{ kind, moment, fit }] : [];
  });
  const told = new Map<string, MomentColumn>();
  for (const kind of Object.keys(happenings)) {
    const best = rated.filter((one) => one.kind === kind).toSorted((a, b) => b.fit - a.fit)[0];
    if (best !== undefined) told.set(kind, best.moment);
  }
  return told;
}

function factNamed({ column, isDateAlone }: MomentColumn): { kind: string; fit: number } {
  if (isTarget(column.name)) return { kind: "", fit: 0 };
  const rated = Object.entries(happenings).map(([kind, said]) => ({ kind, fit: momentMatch(column.name, said) }));
  const best = rated.toSorted((a, b) => b.fit - a.fit)[0]!;
  return { kind: best.kind, fit: best.fit - (isDateAlone ? 0.2 : 0) };
}

/** Since when a ticket waits says all about it only where it waits still: where it ended, the end of waiting is not told. */
function isWaitingStill(since: Column, told: ReadonlyMap<string, MomentColumn>, tickets: Tickets): boolean {
  const ended = new Set<number>();
  for (const kind of ["resolved", "closed"])
    told.get(kind)?.column.cells.forEach((cell, i) => cell >= 0 && ended.add(tickets.of[i]!));
  return since.cells.every((cell, i) => cell < 0 || !ended.has(tickets.of[i]!));
}

function named(
  asked: FactsAsked,
  kind: string,
  { column, isDateAlone }: MomentColumn,
  having: number,
  known: ReadonlySet<string>,
): Guess<ProposedFact> {
  const { tickets, agreement } = asked;
  const params = { having, tickets: tickets.count };
  const varying = Math.round(varyingShare(column, tickets) * tickets.count);
  if (varying > tickets.count * 0.02)
    return unsure(
      { fact: kind, at: column.name, take: "last" },
      reason("fact.last", { varying, tickets: tickets.count }),
    );
  const own = wordFor(kind, known, agreement);
  const fact = { fact: own, at: column.name };
  if (own !== kind) return unsure(fact, reason("fact.other-word", { ...params, word: own }));
  if (kind === "parked") return unsure(fact, reason("fact.waits-still", params));
  const guess = (isDateAlone ? unsure : sure)(fact, reason("fact.named", params));
  return kind === "reported" ? withVia(asked, guess) : guess;
}

/** The moment before which hardly any other comes. */
function earliest(moments: readonly MomentColumn[], tickets: Tickets): MomentColumn | undefined {
  const whole = moments.filter(
    ({ column }) => column.filled >= tickets.of.length * 0.98 && varyingShare(column, tickets) < 0.02,
  );
  const middle = (one: MomentColumn) => one.instants.toSorted()[Math.floor(one.instants.length / 2)]!;
  return whole.toSorted((a, b) => middle(a) - middle(b))[0];
}

export function ticketsWith(column: Column, { of, count }: Tickets): number {
  const seen = new Uint8Array(count);
  let having = 0;
  for (let i = 0; i < of.length; i++) {
    const ticket = of[i]!;
    if (ticket >= 0 && column.cells[i]! >= 0 && seen[ticket] === 0) having += seen[ticket] = 1;
  }
  return having;
}

function notUsed({ column }: MomentColumn): Reason {
  const code = isTarget(column.name) ? "unplaced.target" : "unplaced.moment";
  return reason(code, { column: column.name, example: column.texts[0]! });
}

/** How the ticket came in, where a column tells. */
export function withVia({ profile, agreement }: FactsAsked, fact: Guess<ProposedFact>): Guess<ProposedFact> {
  const column = bestNamed(profile.columns, channelNames).find(({ texts }) => texts.length > 0 && texts.length <= 30);
  if (column === undefined) return fact;
  const words = column.texts.map((text) => channelOf(text, agreement));
  const known = words.filter((word) => word !== undefined).length;
  if (known < words.length / 2) return fact;
  const values = column.texts.flatMap((text, i) => {
    const word = words[i];
    return word === undefined
      ? []
      : [{ text, word, why: reason("value.seen", { records: column.counts[i]! }), isSure: true }];
  });
  const source: ProposedSource = { column: column.name, values, otherwise: "other" };
  const why = reason("with.via", { known, count: words.length });
  return { ...fact, value: { ...fact.value, via: { value: source, why, isSure: known === words.length } } };
}

function channelOf(text: string, agreement: AgreementView | undefined): string | undefined {
  const said = phraseOf(text);
  const own = [...(agreement?.channels ?? [])].find((word) => phraseOf(word) === said);
  const row = Object.entries(channels).find(([word, words]) => word === said || words.includes(said));
  if (own !== undefined || row === undefined) return own;
  const alike = [...(agreement?.channels ?? [])].find((word) => word === row[0] || row[1].includes(phraseOf(word)));
  return alike ?? row[0];
}
