/** The solution was delivered; whoever waited for it waits no more. */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { verb } from "./verb.ts";

export const resolve = verb({
  name: "resolve",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: agents,
  states: ["new", "open", "waiting"],
  decide: (scene, asked) => act(scene, "resolved", asked, { moves: true }),
});
