/** Letting the customer know that their ticket was received and read. A message that nobody wrote is the system's own (CLK-15). */
import { z } from "zod";
import { agents } from "../facts/role.ts";
import { act, ticketOf } from "./act.ts";
import { dated, spoken } from "./input.ts";
import { refuse } from "./refuse.ts";
import { verb } from "./verb.ts";

export const acknowledge = verb({
  name: "acknowledge",
  input: z.strictObject({ ...dated, ...spoken }),
  roles: agents,
  states: ["new", "open", "waiting"],
  decide(scene, asked) {
    const { facts } = ticketOf(scene).judgement.settled;
    const since = facts.findLastIndex(({ kind }) => kind === "reopened");
    const isDone = facts.some(
      ({ kind, fields }, i) => kind === "acknowledged" && i > since && fields["automatic"] !== "yes",
    );
    return isDone ? refuse("nothing-to-do", { verb: "acknowledge" }) : act(scene, "acknowledged", asked);
  },
});
