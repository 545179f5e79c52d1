/** Somebody begins to work on it: what an agreement may allow only after consent, under a mandate, or once costs are agreed. */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { channel, channelOf } from "./channel.ts";
import { dated, label, spoken } from "./input.ts";
import { verb } from "./verb.ts";

export const startWork = verb({
  name: "start-work",
  input: z.strictObject({ ...dated, ...spoken, for: label.optional(), via: channel.optional() }),
  roles: agents,
  states: ["new", "open", "waiting"],
  decide(scene, asked) {
    const via = asked.via === undefined ? undefined : channelOf(scene, asked.via);
    if (typeof via === "object") return via;
    const reason = asked.for === undefined ? {} : { for: asked.for };
    return act(scene, "work-started", asked, { fields: { ...reason, ...(via === undefined ? {} : { via }) } });
  },
});
