/** Time that was spent, in whole minutes (CVG-3), with the kind of work by which the agreement says whether it is included. */
import { z } from "zod";
import type { Fields } from "../facts/fact.ts";
import { agents } from "../facts/role.ts";
import { act } from "./act.ts";
import { dated, label, name, spoken } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb, type Decision, type Scene } from "./verb.ts";

const input = z.strictObject({
  ...dated,
  ...spoken,
  minutes: z.int().min(1).max(100_000),
  kind: name.optional(),
  service: label.optional(),
});
type Input = z.output<typeof input>;

export const bookWork = verb<Input>({
  name: "book-work",
  input,
  roles: agents,
  states: ["new", "open", "waiting", "resolved", "closed", "merged"],
  decide(scene: Scene, asked: Input): Decision {
    const level = scene.program.levels.get("kind");
    const { kind } = asked;
    if (kind !== undefined && level !== undefined && !level.values.includes(kind))
      return refuse("unknown-value", { field: "kind", written: kind, possible: level.values }, level.term.article);
    return act(scene, "work-booked", asked, { fields: fieldsOf(asked) });
  },
});

function fieldsOf({ minutes, kind, service }: Input): Fields {
  return {
    minutes: String(minutes),
    ...(kind === undefined ? {} : { kind }),
    ...(service === undefined ? {} : { service }),
  };
}
