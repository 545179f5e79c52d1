/**
 * Which column names the ticket, and whether a record is a ticket or one of its changes: then since when a record holds
 * and what orders records of one moment.
 */
import { changeMomentNames, keyNames, sequenceNames } from "./column-words.ts";
import type { MomentColumn } from "./find-moments.ts";
import { nameMatch } from "./name-match.ts";
import type { Column, Profile } from "./profile.ts";
import { reason, sure, unsure, type Guess } from "./proposal.ts";

export interface Tickets {
  readonly key: Column;
  readonly count: number;
  /** Per record the ticket that it is of. */
  readonly of: Int32Array;
  /** Whether tickets have more records than one, beyond a few that came twice. */
  readonly repeats: boolean;
  /** The share of the tickets with more records than one. */
  readonly several: number;
}

export function findKey(profile: Profile, moments: readonly MomentColumn[]): Guess<string> | undefined {
  const dated = new Set(moments.map(({ column }) => column));
  const rated = profile.columns
    .map((column) => ({ column, score: dated.has(column) ? -1 : keyScore(column, profile.records) }))
    .toSorted((a, b) => b.score - a.score);
  const best = rated[0];
  if (best === undefined || best.score < 0.5) return undefined;
  const { column, score } = best;
  const isUnique = column.texts.length === profile.records;
  const why = reason(isUnique ? "key.unique" : "key.repeats", {
    records: profile.records,
    tickets: column.texts.length,
  });
  return score >= 1 ? sure(column.name, why) : unsure(column.name, why);
}

function keyScore(column: Column, records: number): number {
  if (column.filled < records * 0.9 || (column.texts.length < records / 200 && records > 400)) return 0;
  const isText = column.texts.slice(0, 50).some((text) => text.length > 60 || /(?:\S+\s+){4}/.test(text));
  const isUnnamed = nameMatch(column.name, keyNames) === 0;
  // Without a name that says so, only a column that is never the same twice can be it.
  const isOther = isUnnamed && column.texts.length === records;
  return nameMatch(column.name, keyNames) + (isOther ? 0.5 : 0.3) + (isText ? -0.6 : 0);
}

export function ticketsOf(profile: Profile, key: string): Tickets {
  const column = profile.columns.find(({ name }) => name === key)!;
  const count = column.texts.length;
  const several = column.counts.filter((records) => records > 1).length / count;
  return { key: column, count, of: column.cells, repeats: column.filled > count * 1.03, several };
}

/** The share of the tickets with more than one text in this column. */
export function varyingShare(column: Column, tickets: Tickets): number {
  const first = new Int32Array(tickets.count).fill(-1);
  const varies = new Uint8Array(tickets.count);
  let varying = 0;
  for (let i = 0; i < column.cells.length; i++) {
    const ticket = tickets.of[i]!;
    const text = column.cells[i]!;
    if (ticket < 0 || text < 0) continue;
    if (first[ticket] === -1) first[ticket] = text;
    else if (first[ticket] !== text && varies[ticket] === 0) varying += varies[ticket] = 1;
  }
  return varying / tickets.count;
}

/** The moment since which the values of a record hold, in an export with a record per change. */
export function findChangeMoment(
  profile: Profile,
  moments: readonly MomentColumn[],
  tickets: Tickets,
): Guess<MomentColumn> | undefined {
  const rated = moments
    .filter(({ column, isDateAlone }) => !isDateAlone && column.filled >= profile.records * 0.98)
    .map((moment) => ({
      moment,
      varies: varyingShare(moment.column, tickets),
      fit: nameMatch(moment.column.name, changeMomentNames),
    }))
    .filter(({ varies }) => varies > tickets.several * 0.3)
    .toSorted((a, b) => b.fit + b.varies - (a.fit + a.varies));
  const best = rated[0];
  if (best === undefined) return undefined;
  const why = reason("moment.varies", { tickets: Math.round(best.varies * tickets.count), of: tickets.count });
  return best.fit > 0 || rated.length === 1 ? sure(best.moment, why) : unsure(best.moment, why);
}

/** What orders two records of one ticket and one moment; undefined where that never happens. */
export function findSequence(profile: Profile, moment: MomentColumn, tickets: Tickets): Guess<string> | undefined {
  const ties = tiesOf(moment, tickets);
  if (ties === 0) return undefined;
  const numbered = profile.columns
    .filter((column) => nameMatch(column.name, sequenceNames) > 0 && column.filled >= profile.records * 0.99)
    .filter((column) => column.texts.slice(0, 200).every((text) => /^\d+$/.test(text)))
    .filter((column) => varyingShare(column, tickets) > 0.05)
    .toSorted((a, b) => nameMatch(b.name, sequenceNames) - nameMatch(a.name, sequenceNames));
  const best = numbered[0];
  if (best !== undefined) return sure(best.name, reason("sequence.number", { ties }));
  return unsure("as-written", reason("sequence.file", { ties }));
}

function tiesOf({ column }: MomentColumn, tickets: Tickets): number {
  const seen = new Set<number>();
  let ties = 0;
  for (let i = 0; i < column.cells.length; i++) {
    const pair = tickets.of[i]! * column.texts.length + column.cells[i]!;
    if (tickets.of[i]! < 0 || column.cells[i]! < 0) continue;
    if (seen.has(pair)) ties++;
    else seen.add(pair);
  }
  return ties;
}
