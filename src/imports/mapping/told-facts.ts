/**
 * Which facts a mapping can ever tell. A clock that stops at a fact which an export never tells would run on for every
 * ticket: whoever judges by an export must know that it is silent, and not take silence for a miss. Rule: IMP-10.
 */
import type { ToldFacts } from "../../report/silence.ts";
import { waitingKinds } from "../../facts/vocabulary.ts";
import { isOfTickets, type MappingFile } from "./mapping-schema.ts";

/** Every kind of fact that records can come to through this mapping, with the fields that it can carry. */
export function toldFacts(mapping: MappingFile): Exclude<ToldFacts, "everything"> {
  const told = new Map<string, Set<string>>();
  const add = (kind: string, fields: Iterable<string> = []): void => {
    const known = told.get(kind) ?? new Set();
    for (const field of fields) known.add(field);
    told.set(kind, known);
  };
  for (const { fact, with: fields } of mapping.facts) add(fact, Object.keys(fields ?? {}));
  for (const { values, with: fields } of mapping.states ?? []) {
    const states = new Set(Object.values(values));
    for (const state of states) if (state !== "open" && state !== "same") add(state, Object.keys(fields ?? {}));
    if ([...states].some((state) => waitingKinds.has(state))) add("resumed");
    if (states.has("resolved") || states.has("closed")) add("reopened");
  }
  if (!isOfTickets(mapping)) return told;
  const levels = [...Object.keys(mapping.ticket ?? {}), ...(mapping.changes ?? []).map(({ level }) => level)];
  for (const kind of ["classified", "reclassified"]) add(kind, levels);
  return told;
}
