/** Somebody is kept informed of a ticket, or no longer: `off` takes the last one back. A customer decides that for themselves. */
import { z } from "zod";
import { agents, customers } from "../facts/role.ts";
import { text } from "../facts/fact.ts";
import { ticketOf } from "./act.ts";
import { uuid } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb, type Decision, type Scene, type Verb } from "./verb.ts";

const input = z.strictObject({ watcher: uuid.optional().meta({ description: "whoever asks, when left out" }) });
type Input = z.output<typeof input>;

export const watch = watching("watch", true);
export const unwatch = watching("unwatch", false);

function watching(name: string, on: boolean): Verb<Input> {
  return verb<Input>({
    name,
    input,
    roles: [...agents, ...customers],
    states: "any",
    mentions: ({ watcher }) => ({ people: watcher === undefined ? [] : [watcher] }),
    decide(scene: Scene, { watcher = scene.actor.person }: Input): Decision {
      const { actor } = scene;
      if (watcher === undefined) return refuse("no-such-person", { person: "" });
      if (actor.customer !== undefined && watcher !== actor.person)
        return refuse("not-your-role", { verb: name, role: actor.role });
      const { facts } = ticketOf(scene).judgement.settled;
      const last = facts.findLast(({ kind, fields }) => kind === "watched" && text(fields["watcher"]) === watcher);
      const isOn = last !== undefined && last.fields["off"] !== "yes";
      if (isOn === on) return refuse("nothing-to-do", { verb: name });
      return { drafts: [{ kind: "watched", fields: on ? { watcher } : { watcher, off: "yes" } }] };
    },
  });
}
