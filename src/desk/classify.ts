/**
 * Classifying a ticket for the first time. PRI-3: of the side that fixes a level it is the decision, which holds from the report
 * (PRI-5); of the other side it is a proposal. Both are kept.
 */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, levels, spoken } from "./input.ts";
import { isDecided, standsAs, unknownLevel } from "./levels-said.ts";
import { refuse } from "./refuse.ts";
import { verb } from "./verb.ts";

export const classify = verb({
  name: "classify",
  input: z.strictObject({ ...dated, ...spoken, levels }),
  roles: [...agents, ...customers],
  states: ["new", "open", "waiting", "resolved"],
  decide(scene, asked) {
    const { program } = scene;
    const ticket = ticketOf(scene);
    const refusal = unknownLevel(program, asked.levels);
    if (refusal !== undefined) return refusal;
    const names = Object.keys(asked.levels);
    const decided = names.filter((name) => isDecided(program, ticket, name));
    const others = decided.filter((name) => standsAs(program, ticket, name) !== asked.levels[name]);
    if (others.length > 0)
      return refuse("kind-not-allowed", { kind: "classified", instead: "reclassify", levels: others });
    if (decided.length === names.length) return refuse("nothing-to-do", { verb: "classify" });
    return act(scene, "classified", asked, { fields: asked.levels });
  },
});
