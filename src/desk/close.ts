/**
 * A ticket is closed: by the supplier, or by the customer, who so confirms the solution, or needs none any more. A report cannot be taken
 * back (DSK-13): whoever of the customer closes what nobody solved withdraws it, and it counts for neither side from then on (CLK-18).
 */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { goingOn } from "./merge.ts";
import { sideOfSpeaker } from "./spoken-by.ts";
import { verb } from "./verb.ts";

export const close = verb({
  name: "close",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: [...agents, ...customers],
  states: goingOn,
  decide: (scene, asked) => {
    const isWithdrawn = sideOfSpeaker(scene) === "customer" && ticketOf(scene).state !== "resolved";
    return act(scene, "closed", asked, { moves: true, ...(isWithdrawn ? { fields: { withdrawn: "yes" } } : {}) });
  },
});
