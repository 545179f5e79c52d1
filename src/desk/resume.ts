/** The waiting is over, whatever it was for (CLK-14). */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { verb } from "./verb.ts";

export const resume = verb({
  name: "resume",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: agents,
  states: ["waiting"],
  decide: (scene, asked) => act(scene, "resumed", asked, { moves: true }),
});
