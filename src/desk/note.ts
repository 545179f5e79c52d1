/**
 * Somebody says something on a ticket: the customer, the supplier, or another party whose words an agent writes down. An
 * internal note is for the supplier's people alone.
 */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { act } from "./act.ts";
import { channel, channelOf } from "./channel.ts";
import { body, dated, label, spoken } from "./input.ts";
import { refuse } from "./refuse.ts";
import { from, spokenBy } from "./spoken-by.ts";
import { isRefusal, verb, type Decision, type Scene } from "./verb.ts";

const input = z.strictObject({
  ...dated,
  ...spoken,
  body,
  internal: z.boolean().optional(),
  via: channel.optional(),
  from: from.optional(),
  theirTicket: label.optional().meta({ description: "the number under which the other party knows it" }),
});
type Input = z.output<typeof input>;

export const note = verb({
  name: "note",
  input,
  roles: [...agents, ...customers],
  states: "any",
  decide(scene: Scene, asked: Input): Decision {
    const { actor } = scene;
    if (asked.internal === true && actor.customer !== undefined)
      return refuse("not-your-role", { verb: "internal", role: actor.role });
    const by = spokenBy(scene, asked.from);
    if (isRefusal(by)) return by;
    const via = asked.via === undefined && actor.customer === undefined ? undefined : channelOf(scene, asked.via);
    if (typeof via === "object") return via;
    const fields = {
      ...by,
      ...(via === undefined ? {} : { via }),
      ...(asked.internal === true ? { internal: "yes" } : {}),
      ...(asked.theirTicket === undefined ? {} : { "their-ticket": asked.theirTicket }),
    };
    return act(scene, "noted", asked, { fields });
  },
});
