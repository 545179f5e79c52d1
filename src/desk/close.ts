/**
 * A ticket is closed: by the supplier, or by the customer, who so confirms the solution, or needs none any more. A report cannot be taken
 * back (DSK-13): whoever reported by mistake closes it, and every clock stops then as it does at any other closing.
 */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { act } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { goingOn } from "./merge.ts";
import { verb } from "./verb.ts";

export const close = verb({
  name: "close",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: [...agents, ...customers],
  states: goingOn,
  decide: (scene, asked) => act(scene, "closed", asked, { moves: true }),
});
