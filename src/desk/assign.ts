/** A ticket is given to a person, a team, or a person in a team; who had it before has it no more. */
import { z } from "zod";
import { text } from "../facts/fact.ts";
import { agents } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, label, spoken, uuid } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb } from "./verb.ts";

const input = z.strictObject({ ...dated, ...spoken, assignee: uuid.optional(), team: label.optional() });

export const assign = verb({
  name: "assign",
  input,
  roles: agents,
  states: ["new", "open", "waiting", "resolved"],
  mentions: ({ assignee }: z.output<typeof input>) => ({ people: assignee === undefined ? [] : [assignee] }),
  decide(scene, asked) {
    const { assignee, team } = asked;
    const { facts } = ticketOf(scene).judgement.settled;
    const last = facts.findLast(({ kind }) => kind === "assigned")?.fields ?? {};
    const isSame = text(last["assignee"]) === assignee && text(last["team"]) === team;
    if (isSame) return refuse("nothing-to-do", { verb: "assign" });
    return act(scene, "assigned", asked, { fields: whose(assignee, team) });
  },
});

export function whose(assignee: string | undefined, team: string | undefined) {
  return { ...(assignee === undefined ? {} : { assignee }), ...(team === undefined ? {} : { team }) };
}
