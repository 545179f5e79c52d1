/** Telling the customer what will be done, and when it is expected to be solved. */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { verb } from "./verb.ts";

export const tellPlan = verb({
  name: "tell-plan",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: agents,
  states: ["new", "open", "waiting"],
  decide: (scene, asked) => act(scene, "plan-told", asked),
});
