/** A ticket is closed: by the supplier, or by the customer once it was resolved, who so confirms that it holds. */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb } from "./verb.ts";

export const close = verb({
  name: "close",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: [...agents, ...customers],
  states: ["new", "open", "waiting", "resolved"],
  decide(scene, asked) {
    const { state } = ticketOf(scene);
    if (scene.actor.customer !== undefined && state !== "resolved")
      return refuse("not-in-this-state", { verb: "close", state, possible: ["resolved"] });
    return act(scene, "closed", asked, { moves: true });
  },
});
