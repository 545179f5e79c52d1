/** A ticket is tied to something else: another ticket, the problem behind it, or what another party has it under in its own desk. */
import { z } from "zod";
import type { Fields } from "../facts/fact.ts";
import { agents } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, label, spoken, uuid } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb, type Decision, type Scene } from "./verb.ts";

const input = z.strictObject({
  ...dated,
  ...spoken,
  problem: uuid.optional().meta({ description: "the ticket of the problem behind this one" }),
  ticket: uuid.optional().meta({ description: "another ticket" }),
  relation: z.enum(["related", "caused-by", "follows"]).optional().meta({ description: "to the other ticket" }),
  thirdParty: label.optional().meta({ description: "the other party in the chain" }),
  theirTicket: label.optional().meta({ description: "the number under which they know it" }),
});
type Input = z.output<typeof input>;

export const link = verb<Input>({
  name: "link",
  input,
  roles: agents,
  states: "any",
  mentions: ({ problem, ticket }) => ({ tickets: [problem ?? [], ticket ?? []].flat() }),
  decide(scene: Scene, asked: Input): Decision {
    const fields = fieldsOf(asked);
    if (Object.keys(fields).length === 0)
      return refuse("content-lacking", { act: "linked", lacking: ["problem", "ticket", "thirdParty", "theirTicket"] });
    const own = ticketOf(scene).ticket;
    if (asked.problem === own || asked.ticket === own) return refuse("nothing-to-do", { verb: "link", why: "itself" });
    return act(scene, "linked", asked, { fields });
  },
});

function fieldsOf({ problem, ticket, relation = "related", thirdParty, theirTicket }: Input): Fields {
  return {
    ...(problem === undefined ? {} : { problem }),
    ...(ticket === undefined ? {} : { other: ticket, as: relation }),
    ...(thirdParty === undefined ? {} : { "third-party": thirdParty }),
    ...(theirTicket === undefined ? {} : { "their-ticket": theirTicket }),
  };
}
