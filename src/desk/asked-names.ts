/**
 * The words of an agreement: which fields its terms ask of a fact, and which values they name. What no term asks for has no
 * place in a fact (DSK-6), and neither have words that only mean something when both sides or the contract say them.
 */
import type { Program } from "../engine/program.ts";

export interface AskedNames {
  /** Names of fields, each with the values that the agreement has for it; none where it only asks that something be there. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  readonly channels: ReadonlySet<string>;
  /** By the kind of fact and the field, joined by a space: the values that moments filter on. */
  readonly ofKind: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<Program, AskedNames>();

export function askedNames(program: Program): AskedNames {
  let names = known.get(program);
  if (names === undefined) known.set(program, (names = read(program)));
  return names;
}

/** The channels that its terms speak of. */
export function askedChannels(program: Program): ReadonlySet<string> {
  return askedNames(program).channels;
}

/** The values that its terms ask of a field on facts of one kind: the reasons for which a clock stands still. */
export function askedOf(program: Program, kind: string, field: string): readonly string[] {
  return [...(askedNames(program).ofKind.get(`${kind} ${field}`) ?? [])];
}

/** What Peil itself writes on a fact, and what one side alone cannot say: that the other agreed, or that a dispute was settled. */
export const ownWords: ReadonlySet<string> = new Set(
  `by person recorded-by agreed dispute confirmed automatic at fact id why via title title-hash text text-hash lang is
  login-data file file-hash coverage assignee team watcher off into internal follows recorded-at from to
  reporter caller`.split(/\s+/),
);

/** The parts of a file that say nothing of what a fact carries. */
const silent: ReadonlySet<string> = new Set(
  "rows parties contract hours interpretations remarks examples records levels say name not-counted".split(" "),
);

function read(program: Program): AskedNames {
  const fields = new Map<string, Set<string>>();
  const channels = new Set<string>();
  const ofKind = new Map<string, Set<string>>();
  const add: Add = (name, values = [], kind?) => {
    if (name === "via") for (const one of values) channels.add(one);
    if (kind !== undefined) {
      const key = `${kind} ${name}`;
      ofKind.set(key, (ofKind.get(key) ?? new Set()).union(new Set(values)));
    }
    if (ownWords.has(name) || program.file.contract?.[name] !== undefined) return;
    const all = fields.get(name) ?? new Set<string>();
    for (const value of values) if (value !== "any") all.add(value);
    fields.set(name, all);
  };
  for (const [part, terms] of Object.entries(program.file)) if (!silent.has(part)) walk(terms, add);
  for (const measure of Object.values(program.file.measures ?? {})) walk(measure["not-counted"], add);
  for (const { name, values, term } of program.levels.values()) {
    add(name, values);
    if (term.number !== undefined) add(term.number);
    for (const asked of term.requires ?? []) add(asked);
  }
  return { fields, channels, ofKind };
}

type Add = (name: string, values?: readonly string[], kind?: string) => void;

/** Moments carry filters, conditions test attributes, and some keys are lists of names; terms are made of these. */
function walk(node: unknown, add: Add): void {
  if (Array.isArray(node)) for (const one of node) walk(one, add);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return;
  const term = node as Readonly<Record<string, unknown>>;
  if (term["kind"] === "fact" && typeof term["filter"] === "object") {
    for (const [name, values] of Object.entries(term["filter"] as Record<string, string[]>))
      add(name, values, String(term["fact"]));
    return;
  }
  if (term["word"] === "attribute") {
    add(String(term["name"]), leavesOf(term["values"]));
    return;
  }
  for (const [key, value] of Object.entries(term)) {
    if (key === "requires" || key === "contains") for (const name of value as string[]) add(name);
    else if (!silent.has(key)) walk(value, add);
  }
}

function leavesOf(node: unknown): string[] {
  if (typeof node === "string") return [node];
  if (Array.isArray(node)) return node.flatMap(leavesOf);
  const tree = node as { kind?: string; value?: unknown; cases?: Record<string, unknown> };
  return tree.kind === "value" ? leavesOf(tree.value) : Object.values(tree.cases ?? {}).flatMap(leavesOf);
}
