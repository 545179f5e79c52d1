/**
 * A ticket is brought to a higher level. To whom follows from the agreement where it says so: by the step that is taken, or by how
 * the ticket is classified. Whether somebody may is asked of their right to it (DUT-4).
 */
import { z } from "zod";
import type { RightTerm } from "../agreement/schema/agreement.ts";
import type { ByLevel } from "../agreement/schema/by-level.ts";
import { levelOfKeys } from "../engine/compile-tables.ts";
import type { Program } from "../engine/program.ts";
import { levelValue } from "../engine/subject.ts";
import type { Fields, FieldValue } from "../facts/fact.ts";
import { agents, customers } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, name, spoken } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb, type Scene } from "./verb.ts";

const input = z.strictObject({ ...dated, ...spoken, step: name.optional(), to: name.optional() });

export const escalate = verb({
  name: "escalate",
  input,
  roles: [...agents, ...customers],
  states: ["new", "open", "waiting", "resolved"],
  decide(scene, asked) {
    const rights = escalations(scene.program);
    const steps = rights.flatMap(({ steps: all = [] }) => all);
    const step = steps.find((one) => one.step === asked.step);
    if (asked.step !== undefined && step === undefined) {
      const possible = steps.map((one) => one.step);
      return refuse("unknown-value", { field: "step", written: asked.step, possible }, rights[0]?.article);
    }
    if (asked.to !== undefined && !scene.program.sides.has(asked.to))
      return refuse("unknown-value", { field: "to", written: asked.to, possible: [...scene.program.sides.keys()] });
    const to = asked.to ?? step?.supplier ?? addressee(scene, rights);
    return act(scene, "escalated", asked, { fields: fieldsOf(asked.step, to) });
  },
});

function fieldsOf(step: string | undefined, to: FieldValue | undefined): Fields {
  return { ...(step === undefined ? {} : { step }), ...(to === undefined ? {} : { to }) };
}

function escalations({ acts }: Program): RightTerm[] {
  return acts.flatMap(({ notion, term, when }) =>
    notion === "right" && when.some(({ fact }) => fact === "escalated") ? [term as RightTerm] : [],
  );
}

/** ENG-10: who hears of it depends on how it is classified; undefined where the agreement does not say, or nobody knows yet. */
function addressee(scene: Scene, rights: readonly RightTerm[]): string | undefined {
  const { attributes } = ticketOf(scene).judgement.states.at(-1)!;
  for (const { to } of rights) {
    let node: ByLevel<string> | undefined = to;
    while (node?.kind === "by") {
      const level = levelOfKeys(scene.program.levels.values(), Object.keys(node.cases));
      const value = level === undefined ? undefined : levelValue(level, attributes);
      node = value === undefined ? undefined : node.cases[value];
    }
    if (node !== undefined) return node.value;
  }
  return undefined;
}
