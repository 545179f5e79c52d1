/** Somebody is told of a ticket: a person, or a party or role of the agreement that has no account here. */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { body, dated, name, spoken, uuid } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb, type Decision, type Scene } from "./verb.ts";

const input = z.strictObject({
  ...dated,
  ...spoken,
  body,
  person: uuid.optional(),
  party: name.optional(),
  about: name.optional(),
});
type Input = z.output<typeof input>;

export const notify = verb<Input>({
  name: "notify",
  input,
  roles: agents,
  states: "any",
  mentions: ({ person }) => ({ people: person === undefined ? [] : [person] }),
  decide(scene: Scene, asked: Input): Decision {
    const { person, party, about } = asked;
    const possible = [...new Set([...scene.program.sides.keys(), "third-party"])];
    if (party !== undefined && !possible.includes(party))
      return refuse("unknown-value", { field: "party", written: party, possible });
    const to = [person ?? [], party ?? []].flat();
    if (to.length === 0) return refuse("content-lacking", { act: "notified", lacking: ["person", "party"] });
    const fields = { to: to.length === 1 ? to[0]! : to, ...(about === undefined ? {} : { about }) };
    return act(scene, "notified", asked, { fields });
  },
});
