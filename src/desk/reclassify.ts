/**
 * Changing how a ticket was classified: it holds from then on (PRI-3, PRI-5). Where the agreement lets only both sides do so,
 * one side's change waits for the other to confirm it.
 */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, levels, spoken } from "./input.ts";
import { isDecided, standsAs, unknownLevel } from "./levels-said.ts";
import { refuse } from "./refuse.ts";
import { verb } from "./verb.ts";

export const reclassify = verb({
  name: "reclassify",
  input: z.strictObject({ ...dated, ...spoken, levels }),
  roles: [...agents, ...customers],
  states: ["new", "open", "waiting", "resolved"],
  decide(scene, asked) {
    const { program } = scene;
    const ticket = ticketOf(scene);
    const refusal = unknownLevel(program, asked.levels);
    if (refusal !== undefined) return refusal;
    const names = Object.keys(asked.levels);
    const open = names.filter((name) => !isDecided(program, ticket, name));
    if (open.length > 0) return refuse("kind-not-allowed", { kind: "reclassified", instead: "classify", levels: open });
    const isSame = names.every((name) => standsAs(program, ticket, name) === asked.levels[name]);
    if (isSame) return refuse("nothing-to-do", { verb: "reclassify" });
    return act(scene, "reclassified", asked, { fields: asked.levels });
  },
});
