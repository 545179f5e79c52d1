/** It was no ticket after all. Who was mistaken withdraws that fact. */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { verb } from "./verb.ts";

export const markSpam = verb({
  name: "mark-spam",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: agents,
  states: ["new", "open", "waiting", "resolved", "closed"],
  decide: (scene, asked) => act(scene, "marked-spam", asked, { moves: true }),
});
