/** What tickets can be asked by: the same for the list, for counting, and for a filter that somebody keeps. */
import { z } from "zod";
import { line, many, uuid, word } from "./fields.ts";
import type { Values } from "./operation.ts";
import { orders, ticketStates, type TicketFilter } from "./ticket-rows.ts";

const yesOrNo = z.enum(["true", "false"]).optional();

export const ticketQuery = {
  order: z.enum(orders).default("breaks"),
  state: many(z.enum(ticketStates)).optional(),
  customer: uuid.optional(),
  contract: uuid.optional(),
  assignee: z.union([uuid, z.literal("nobody")]).optional(),
  reporter: uuid.optional(),
  team: line(120).optional(),
  type: word.optional(),
  priority: word.optional(),
  waitingFor: word.optional(),
  unclassified: yesOrNo,
  turn: z
    .enum(["customer"])
    .optional()
    .meta({ description: "whose word is awaited: a customer's, on what was asked or on a solution" }),
  missed: yesOrNo,
  atRisk: yesOrNo,
  escalated: yesOrNo.meta({ description: "brought higher, and not resolved or closed since" }),
};

/** `own`: the person whose tickets alone are seen. */
export function filterOf(
  { order: _order, state, unclassified, missed, atRisk, escalated, ...rest }: Values<typeof ticketQuery>,
  own: string | undefined,
): TicketFilter {
  return {
    ...rest,
    states: state,
    unclassified: unclassified && unclassified === "true",
    missed: missed && missed === "true",
    atRisk: atRisk && atRisk === "true",
    escalated: escalated && escalated === "true",
    own,
  };
}
