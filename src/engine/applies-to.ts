/** Whether a rule or a right speaks of an act, as it stands among the facts. Rules: PRI-4, ACT-1. */
import type { Fact } from "../facts/fact.ts";
import { holds, type Scene } from "./condition.ts";
import { matches } from "./pattern.ts";
import { isForType } from "./population.ts";
import type { Act, Program } from "./program.ts";

/** Whether a rule speaks of this act; a right, taken whole, speaks of every act of its kind. */
export function appliesTo(program: Program, act: Act, scene: Scene & { act: Fact }, whole = false): boolean {
  if (!act.when.some((moment) => matches(moment, scene.act))) return false;
  const types = act.term.for;
  if (types !== undefined && !isForType(program, new Set(types), scene.attributes)) return false;
  return whole || act.term.where === undefined || holds(act.term.where, scene) === true;
}
