/**
 * The other side confirms what one side could not say alone: a classification that only both may change, a correction of how the
 * ticket was classified from the start (CLK-12), or a fact that was written down late and helps whoever did (TIM-5).
 */
import { z } from "zod";
import type { Fact, Fields } from "../facts/fact.ts";
import { sideOf } from "../engine/subject.ts";
import { agents, customers } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { asInternalAs, factOf } from "./corrections.ts";
import { spoken, uuid } from "./input.ts";
import { isDecided, standsAs } from "./levels-said.ts";
import { refuse } from "./refuse.ts";
import { sideOfSpeaker } from "./spoken-by.ts";
import { isRefusal, verb, type Decision, type Scene } from "./verb.ts";

const input = z.strictObject({ ...spoken, fact: uuid });
type Input = z.output<typeof input>;

export const confirm = verb<Input>({
  name: "confirm",
  input,
  roles: [...agents, ...customers],
  states: "any",
  decide(scene: Scene, asked: Input): Decision {
    const fact = factOf(scene, asked.fact);
    if (isRefusal(fact)) return fact;
    const side = sideOf(scene.program, fact) ?? (fact.kind === "reported" ? "customer" : "supplier");
    if (side === "both") return refuse("nothing-to-do", { verb: "confirm" });
    const { actor } = scene;
    // An agent who writes down a caller's word does not answer for both sides.
    if (side === sideOfSpeaker(scene) || (side === "supplier" && actor.customer === undefined))
      return refuse("not-your-role", { verb: "confirm", role: actor.role, kind: fact.kind });
    return byKind(scene, fact, asked);
  },
});

function byKind(scene: Scene, fact: Fact, asked: Input): Decision {
  const { kind } = fact;
  const { program } = scene;
  const levels = Object.keys(fact.fields).filter((name) => program.classifying.has(name));
  const classifies = levels.length > 0;
  if (classifies && (kind === "reclassified" || kind === "classified")) {
    const ticket = ticketOf(scene);
    const holds = (name: string) =>
      isDecided(program, ticket, name) && standsAs(program, ticket, name) === fact.fields[name];
    if (levels.every(holds)) return refuse("nothing-to-do", { verb: "confirm" });
    return act(scene, kind, asked, { fields: { ...saidIn(fact), by: "both" } });
  }
  if (kind === "corrected" && classifies)
    return act(scene, "corrected", asked, { fields: { ...saidIn(fact), by: "both" } });
  const { lateness } = program.record;
  const lateMs = (fact.recordedAt ?? fact.at) - fact.at;
  if (lateness === undefined || !lateness.kinds.has(kind)) return refuse("kind-not-allowed", { kind, verb: "confirm" });
  if (fact.fields["confirmed"] === "yes" || lateMs <= lateness.toleranceMs)
    return refuse("nothing-to-do", { verb: "confirm" });
  return act(scene, "corrected", asked, { fields: { fact: asked.fact, confirmed: "yes", ...asInternalAs(fact) } });
}

/** What the fact says, without who said it and the text that came with it. */
function saidIn({ fields }: Fact): Fields {
  const own = new Set(["by", "person", "text", "text-hash", "lang", "login-data", "confirmed"]);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !own.has(name)));
}
