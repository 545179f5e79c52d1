/**
 * Columns with the moment of a fact: reported, answered, resolved, closed. What the states of the desk say already is not
 * said again by a column, and what nobody's name tells is guessed from which moment comes first.
 */
import type { AgreementView } from "./agreement-view.ts";
import { channelNames, factNames, targetNames } from "./column-words.ts";
import { bestNamed } from "./find-attributes.ts";
import { varyingShare, type Tickets } from "./find-key.ts";
import type { MomentColumn } from "./find-moments.ts";
import { nameMatch, phraseOf } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, sure, unsure, type Guess, type ProposedFact, type ProposedSource, type Reason } from "./proposal.ts";
import { channels } from "./value-words.ts";

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
  for (const [kind, names] of Object.entries(factNames)) {
    const found = bestMoment(asked, kind, names, used);
    if (found === undefined) continue;
    const having = ticketsWith(found.column, tickets);
    const said = saidByStates.get(kind) ?? 0;
    if (said >= having * 0.9) {
      unplaced.push(
        reason("unplaced.said-by-states", { column: found.column.name, fact: kind, tickets: having, said }),
      );
      used.push(found);
      continue;
    }
    facts.push(named(asked, kind, found, having));
    used.push(found);
  }
  if (!facts.some(({ value }) => value.fact === "reported")) {
    const first = earliest(
      moments.filter((one) => !used.includes(one)),
      tickets,
    );
    if (first !== undefined)
      facts.unshift(withVia(asked, unsure({ fact: "reported", at: first.column.name }, first.why)));
    if (first !== undefined) used.push(first);
  }
  for (const moment of moments) if (!used.includes(moment)) unplaced.push(notUsed(moment));
  const read = used.filter(({ column }) => facts.some(({ value }) => value.at === column.name));
  return { facts, used: read, unplaced };
}

function bestMoment(
  { moments, tickets }: FactsAsked,
  kind: string,
  names: readonly string[],
  used: readonly MomentColumn[],
): MomentColumn | undefined {
  return moments
    .filter((one) => !used.includes(one) && nameMatch(one.column.name, targetNames) < 0.85)
    .map((one) => ({ one, fit: nameMatch(one.column.name, names) - (one.isDateAlone ? 0.2 : 0) }))
    .filter(({ one, fit }) => fit > 0.45 && (kind !== "reported" || varyingShare(one.column, tickets) < 0.02))
    .toSorted((a, b) => b.fit - a.fit)[0]?.one;
}

function named(
  asked: FactsAsked,
  kind: string,
  { column, isDateAlone }: MomentColumn,
  having: number,
): Guess<ProposedFact> {
  const { tickets, agreement } = asked;
  const params = { having, tickets: tickets.count };
  const varying = Math.round(varyingShare(column, tickets) * tickets.count);
  if (varying > tickets.count * 0.02)
    return unsure(
      { fact: kind, at: column.name, take: "last" },
      reason("fact.last", { varying, tickets: tickets.count }),
    );
  const told =
    agreement === undefined || kind !== "answered" || agreement.facts.has(kind) ? undefined : answerWord(agreement);
  const fact = { fact: told ?? kind, at: column.name };
  if (told !== undefined) return unsure(fact, reason("fact.other-word", { ...params, word: told }));
  const guess = (isDateAlone ? unsure : sure)(fact, reason("fact.named", params));
  return kind === "reported" ? withVia(asked, guess) : guess;
}

/** The word for a first answer in an agreement whose clocks do not stop on `answered`. */
function answerWord({ facts }: AgreementView): string | undefined {
  return ["acknowledged", "plan-told", "work-started"].find((word) => facts.has(word));
}

/** The moment before which hardly any other comes. */
function earliest(moments: readonly MomentColumn[], tickets: Tickets): (MomentColumn & { why: Reason }) | undefined {
  const whole = moments.filter(
    ({ column }) => column.filled >= tickets.of.length * 0.98 && varyingShare(column, tickets) < 0.02,
  );
  const middle = (one: MomentColumn) => one.instants.toSorted()[Math.floor(one.instants.length / 2)]!;
  const first = whole.toSorted((a, b) => middle(a) - middle(b))[0];
  return first === undefined ? undefined : { ...first, why: reason("fact.earliest", { tickets: tickets.count }) };
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
  const isTarget = nameMatch(column.name, targetNames) > 0.45;
  return reason(isTarget ? "unplaced.target" : "unplaced.moment", { column: column.name, example: column.texts[0]! });
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
