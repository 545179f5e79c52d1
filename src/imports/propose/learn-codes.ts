/**
 * Codes of states, learned from the export itself: where every change is written as a number and the ticket carries the
 * name of its state, the last change of each ticket says which number has which name.
 */
import type { Audit } from "./find-changes.ts";
import type { Tickets } from "./find-key.ts";
import { meaningOf } from "./find-states.ts";
import type { Column } from "./profile.ts";
import { reason, type ProposedValue } from "./proposal.ts";

/** The values with what could be learned of those without a meaning; each of them wants a look. */
export function learnCodes(
  values: readonly ProposedValue[],
  audit: Audit,
  field: string,
  stateNow: Column,
  tickets: Tickets,
): ProposedValue[] {
  const { last, first } = endsOf(audit, field, tickets);
  const names = mostly(last, (ticket) => textOf(stateNow, stateAt(stateNow, tickets)[ticket]!));
  const opening = mostOften([...first.values()]);
  return values.map((value) => {
    if (value.word !== undefined) return value;
    const name = names.get(value.text);
    const word = name === undefined ? undefined : meaningOf(name)?.word;
    const { params } = value.why;
    if (word !== undefined) return { ...value, word, why: reason("state.learned", { ...params, name: name! }) };
    return value.text === opening ? { ...value, word: "open", why: reason("state.first", params) } : value;
  });
}

/** Per ticket the text after its last change of the field, and the one before its first. */
function endsOf({ field, before, after, at }: Audit, name: string, tickets: Tickets) {
  const wanted = field.texts.indexOf(name);
  const [last, first] = [new Map<number, string>(), new Map<number, string>()];
  const order = [...field.cells.keys()]
    .filter((i) => field.cells[i] === wanted && tickets.of[i]! >= 0 && at.column.cells[i]! >= 0)
    .toSorted((a, b) => at.instants[at.column.cells[a]!]! - at.instants[at.column.cells[b]!]!);
  for (const i of order) {
    const ticket = tickets.of[i]!;
    const old = before === undefined ? undefined : textOf(before, before.cells[i]!);
    if (!last.has(ticket) && old !== undefined) first.set(ticket, old);
    const own = textOf(after, after.cells[i]!);
    if (own !== undefined) last.set(ticket, own);
  }
  return { last, first };
}

function stateAt(column: Column, tickets: Tickets): Int32Array {
  const states = new Int32Array(tickets.count).fill(-1);
  column.cells.forEach((cell, i) => {
    if (tickets.of[i]! >= 0 && cell >= 0) states[tickets.of[i]!] = cell;
  });
  return states;
}

function textOf(column: Column, cell: number): string | undefined {
  return cell < 0 ? undefined : column.texts[cell];
}

/** Per code the name that nearly all of its tickets have. */
function mostly(
  codes: ReadonlyMap<number, string>,
  nameOf: (ticket: number) => string | undefined,
): Map<string, string> {
  const seen = new Map<string, string[]>();
  for (const [ticket, code] of codes) {
    const name = nameOf(ticket);
    if (name !== undefined) seen.set(code, [...(seen.get(code) ?? []), name]);
  }
  return new Map(
    [...seen].flatMap(([code, names]): [string, string][] => {
      const often = mostOften(names)!;
      return names.filter((name) => name === often).length >= names.length * 0.9 ? [[code, often]] : [];
    }),
  );
}

function mostOften(list: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
