/** Levels as somebody gives them, checked against the agreement: which it has, which values, and who fixes them (PRI-2, PRI-3). */
import { deciderOf } from "../engine/classify.ts";
import { levelValue, sideOf } from "../engine/subject.ts";
import type { Program } from "../engine/program.ts";
import { refuse } from "./refuse.ts";
import type { Refusal, TicketView } from "./verb.ts";

/** Undefined where they are all known. */
export function unknownLevel(program: Program, levels: Readonly<Record<string, string>>): Refusal | undefined {
  for (const [name, value] of Object.entries(levels)) {
    const level = program.classifying.has(name) ? program.levels.get(name) : undefined;
    if (level === undefined)
      return refuse("unknown-value", { field: "levels", written: name, possible: [...program.classifying].toSorted() });
    if (level.values.includes(value)) continue;
    return refuse("unknown-value", { field: name, written: value, possible: level.values }, level.term.article);
  }
  return undefined;
}

/** PRI-3: whether the side that fixes this level has, or nobody in particular does and somebody has. */
export function isDecided(program: Program, { subject, judgement }: TicketView, name: string): boolean {
  const level = program.levels.get(name)!;
  if (subject.attributes[name] !== undefined) return true;
  const decider = deciderOf(program, name);
  const says = judgement.settled.facts.some((fact) => {
    if (fact.fields[name] === undefined) return false;
    const side = sideOf(program, fact) ?? (fact.kind === "reported" ? "customer" : undefined);
    return decider === undefined || side === undefined || side === decider || side === "both";
  });
  return (
    says ||
    (level.axes.length > 0 &&
      level.axes.every((axis) => isDecided(program, { subject, judgement } as TicketView, axis.name)))
  );
}

/** How the ticket stands: the level's value in force. */
export function standsAs(program: Program, { judgement }: TicketView, name: string): string | undefined {
  return levelValue(program.levels.get(name)!, judgement.states.at(-1)!.attributes);
}
