/** A fact was not so: it is withdrawn, and the record keeps both (TIM-4). A ticket without its report is none, so that one stays. */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { act } from "./act.ts";
import { asInternalAs, factOf, notTheirs } from "./corrections.ts";
import { spoken, uuid } from "./input.ts";
import { refuse } from "./refuse.ts";
import { isRefusal, verb, type Decision, type Scene } from "./verb.ts";

const input = z.strictObject({ ...spoken, fact: uuid });
type Input = z.output<typeof input>;

export const withdraw = verb<Input>({
  name: "withdraw",
  input,
  roles: [...agents, ...customers],
  states: "any",
  decide(scene: Scene, asked: Input): Decision {
    const fact = factOf(scene, asked.fact);
    if (isRefusal(fact)) return fact;
    const instead = scene.actor.customer === undefined ? "mark-spam" : "close";
    if (kept.has(fact.kind)) return refuse("kind-not-allowed", { kind: fact.kind, verb: "withdraw", instead });
    const refusal = notTheirs(scene, fact);
    return refusal ?? act(scene, "withdrawn", asked, { fields: { fact: asked.fact, ...asInternalAs(fact) } });
  },
});

/** What was told at a moment was told, and a correction is taken back by another one. */
const kept: ReadonlySet<string> = new Set(["reported", "alerted", "corrected", "withdrawn"]);
