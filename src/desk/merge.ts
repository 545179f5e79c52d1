/** A ticket goes on in another that tells the same. */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, spoken, uuid } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb, type Decision, type Scene } from "./verb.ts";

/** Whoever reported something must not be sent from one ticket to another that nobody works on. */
export const goingOn = ["new", "open", "waiting", "resolved"] as const;

const input = z.strictObject({ ...dated, ...spoken, into: uuid });
type Input = z.output<typeof input>;

export const merge = verb<Input>({
  name: "merge",
  input,
  roles: agents,
  states: goingOn,
  mentions: ({ into }) => ({ tickets: [into], into }),
  decide(scene: Scene, asked: Input): Decision {
    if (asked.into === ticketOf(scene).ticket) return refuse("nothing-to-do", { verb: "merge", why: "itself" });
    return act(scene, "merged", asked, { fields: { into: asked.into }, moves: true });
  },
});
