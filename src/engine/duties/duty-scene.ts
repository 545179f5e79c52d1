/** Whether a duty stands at the fact that opens it: its `where`, judged in the state which that fact leaves (CHK-5). */
import type { Fact } from "../../facts/fact.ts";
import { classify } from "../classify.ts";
import { holds, type Scene, type Truth } from "../condition.ts";
import { clockStanding, type Judgement } from "../outcome.ts";
import type { Program } from "../program.ts";
import type { State } from "../subject.ts";
import type { Duty } from "./duty.ts";

/** What opens a duty: a fact at its place in the record, or a clock's moment after the facts up to that place. */
export interface Opening {
  readonly fact: Fact | undefined;
  readonly index: number;
  readonly at: number;
}

/** Undefined where the record does not tell: then nobody can say that the duty stood. */
export function stands(program: Program, duty: Duty, judgement: Judgement, opening: Opening): Truth {
  const { where } = duty.term;
  return where === undefined || holds(where, sceneOf(program, judgement, opening, stateAt(judgement.states, opening)));
}

/** Whether it stood just before a reclassification already: then that opens it no second time. */
export function stoodBefore(program: Program, duty: Duty, judgement: Judgement, opening: Opening): boolean {
  const { states } = judgement;
  let place = lastBy(states, opening.at);
  while (place > 0 && states[place]!.by === opening.fact) place--;
  return holds(duty.term.where ?? [], sceneOf(program, judgement, opening, states[place]!)) === true;
}

/**
 * PRI-5: the first decision holds from the report, and a late decision does not postpone a duty; but nobody can do before
 * the decision what only the decision asks of him. The moment of that decision, or of the report where it was known.
 */
export function knownAt(program: Program, duty: Duty, judgement: Judgement, opening: Opening): number {
  const { where } = duty.term;
  const { facts, opening: corrected } = judgement.settled;
  if (where === undefined || opening.fact?.kind !== "reported") return opening.at;
  for (let i = opening.index; i < facts.length; i++) {
    if (i > opening.index && !Object.keys(facts[i]!.fields).some((name) => program.classifying.has(name))) continue;
    const [first] = classify(program, judgement.subject, facts.slice(0, i + 1), corrected);
    if (holds(where, sceneOf(program, judgement, opening, first!)) === true) return facts[i]!.at;
  }
  return opening.at;
}

/** The report is judged by the first decided classification, every later fact by the state that it leaves. */
function stateAt(states: readonly State[], { fact, at }: Opening): State {
  return states[fact?.kind === "reported" ? 0 : lastBy(states, at)]!;
}

/** The place of the last state that had begun; the first has always begun. States stand in order: halve. */
function lastBy(states: readonly State[], at: number): number {
  let [low, high] = [0, states.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (states[middle]!.from <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sceneOf(program: Program, judgement: Judgement, { fact, index, at }: Opening, state: State): Scene {
  return {
    program,
    subject: judgement.subject,
    attributes: state.attributes,
    at,
    act: fact,
    get before() {
      return judgement.settled.facts.slice(0, index + (fact === undefined ? 1 : 0));
    },
    standing: (clock) => clockStanding(judgement, clock, at),
  };
}
