/**
 * What is known of a subject at a moment: its attributes as described at the opening, and as classified since. A level
 * with a table follows from its axes unless a fact sets it outright. Rules: PRI-1 … PRI-8, CHK-5 (absent is not "no").
 */
import { text, type Fact, type Fields, type FieldValue } from "../facts/fact.ts";
import { inBound, parseQuantity } from "../agreement/schema/target.ts";
import type { Choice, Level, Program } from "./program.ts";

/** A subject as it comes in: how it was described at its opening, and what happened to it. */
export interface Subject {
  /** What it is: `ticket`, or `work`, `installation` … */
  readonly kind: string;
  readonly attributes: Fields;
  readonly facts: readonly Fact[];
  /** What this customer's contract fills in. */
  readonly contract?: Fields;
  /** Since when its record tells everything, epoch milliseconds; of what was before nothing is known, and nothing asked. */
  readonly since?: number;
}

/** Whether it is a ticket or a piece of work, and not the log of a contract. */
export function isDescribed({ attributes, facts }: Subject): boolean {
  return Object.keys(attributes).length > 0 || facts.some(({ kind }) => kind === "reported");
}

/** The attributes that hold from a moment until the next state. */
export interface State {
  readonly from: number;
  readonly attributes: Fields;
  /** The fact that brought it about; none for the state at the opening. */
  readonly by: Fact | undefined;
  /** True until the side that fixes the classification has decided (PRI-5). */
  readonly provisional: boolean;
}

/** The value of a level in a state; undefined while it is not known. */
export function levelValue(level: Level, attributes: Fields): string | undefined {
  const own = attributes[level.name];
  if (own !== undefined) return typeof own === "string" ? own : text(own);
  if (level.cells !== undefined) {
    const key = cellKey(level.axes, attributes);
    return key === undefined ? undefined : level.cells.get(key);
  }
  return level.bands === undefined ? undefined : bandOf(level, attributes);
}

/** The axes' values joined by a space; undefined while one of them is not known. */
export function cellKey(axes: readonly Level[], attributes: Fields): string | undefined {
  let key = "";
  for (let i = 0; i < axes.length; i++) {
    const value = levelValue(axes[i]!, attributes);
    if (value === undefined) return undefined;
    key = i === 0 ? value : `${key} ${value}`;
  }
  return key;
}

/** The band of a number in the unit of its bounds: `3`, `79%`, `2 h`. */
function bandOf(level: Level, attributes: Fields): string | undefined {
  const written = attributes[level.term.number!];
  const amount = typeof written === "string" ? parseQuantity(written) : undefined;
  return level.bands!.find(({ bound }) => bound.unit === amount?.unit && inBound(bound, amount.value))?.value;
}

/** Follows a choice to its leaf; undefined while a level on the way is not known, or fits none of its values. */
export function chosen<T>(choice: Choice<T>, attributes: Fields): T | undefined {
  let node = choice;
  while (node.kind === "by") {
    const value = levelValue(node.level, attributes);
    const next = value === undefined ? undefined : node.cases.get(value);
    if (next === undefined) return undefined;
    node = next;
  }
  return node.value;
}

/** An attribute by name: a level's value, what the subject was described with, or what its contract says. */
export function attribute(
  program: Program,
  subject: Subject,
  attributes: Fields,
  name: string,
): FieldValue | undefined {
  const level = program.levels.get(name);
  if (level !== undefined) return levelValue(level, attributes) ?? subject.contract?.[name];
  return attributes[name] ?? subject.contract?.[name];
}

/** The side of whoever did something; a role counts as its party. */
export function sideOf(program: Program, fact: Fact): string | undefined {
  const by = fact.fields["by"];
  return typeof by === "string" ? (program.sides.get(by) ?? by) : undefined;
}
