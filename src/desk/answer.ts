/** An answer in substance, to the customer: what a response time waits for (CLK-15). */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { body, dated, spoken } from "./input.ts";
import { verb } from "./verb.ts";

export const answer = verb({
  name: "answer",
  input: z.strictObject({ ...dated, ...spoken, body }),
  roles: agents,
  states: ["new", "open", "waiting", "resolved"],
  decide: (scene, asked) => act(scene, "answered", asked),
});
