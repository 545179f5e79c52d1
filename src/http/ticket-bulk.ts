/**
 * One verb of the desk on many tickets (API-14): each is done or refused by itself, and told so. They come to the desk together, so
 * that they share its batches, and each has a key of its own made of the one that came with the request.
 */
import { z } from "zod";
import { isRefusal } from "../desk/verb.ts";
import { verbs, type AnyVerb } from "../desk/verbs.ts";
import type { ServerDeps } from "./dependencies.ts";
import { uuid } from "./fields.ts";
import { operation, type Answer, type AnyOperation, type Call } from "./operation.ts";
import { refusedIn, refusedReply } from "./refused-shown.ts";
import { camel, commandOf, doneOf, doneReply, speaking, withSpeaker } from "./ticket-actions.ts";

/** What names something of one ticket, or makes two into one, has no meaning said of many. */
const ofOneTicket: readonly string[] = ["merge", "attach", "confirm", "correct", "withdraw"];
const most = 100;

const tickets = z
  .array(z.strictObject({ ticket: uuid, version: z.int().min(0).optional() }))
  .min(1)
  .max(most)
  .refine((all) => new Set(all.map(({ ticket }) => ticket)).size === all.length)
  .meta({ description: "each once; with the version that was seen of it, where that matters" });

const bulkReply = z
  .object({
    done: z.int(),
    refused: z.int(),
    outcomes: z
      .array(z.object({ ticket: uuid, done: doneReply.nullable(), problem: refusedReply.nullable() }))
      .meta({ description: "in the order of the request, each with one of the two" }),
  })
  .meta({ id: "DoneInBulk" });

export const bulkOperations: readonly AnyOperation[] = verbs
  .filter(({ name, on, states }) => on === undefined && states !== "none" && !ofOneTicket.includes(name))
  .map((verb) =>
    operation({
      method: "POST",
      path: `/api/v1/tickets/actions/${verb.name}`,
      id: `${camel(verb.name)}Tickets`,
      summary: `${verb.name}: of up to ${most} tickets, each done or refused by itself`,
      resource: "ticket",
      place: "body:tickets",
      body: withSpeaker(verb, { ...speaking, tickets }),
      roles: verb.roles,
      scope: "tickets:write",
      reply: bulkReply,
      handle: (call, deps) => performAll(verb, call as Call, deps),
    }),
  );

async function performAll(
  verb: AnyVerb,
  call: Call,
  { desk }: Pick<ServerDeps, "desk">,
): Promise<Answer<z.output<typeof bulkReply>>> {
  const { tickets: those, ...body } = call.body as { readonly tickets: z.output<typeof tickets> };
  const outcomes = await Promise.all(
    those.map(async ({ ticket, version }) => {
      const asked = { ...call, body, key: `${call.key} ${ticket}`, version };
      const outcome = await desk.perform(call.scope, commandOf(verb, asked, { ticket }));
      if (!isRefusal(outcome)) return { ticket, done: doneOf(outcome, call.language), problem: null };
      return { ticket, done: null, problem: refusedIn(outcome, call.language) };
    }),
  );
  const done = outcomes.filter((one) => one.done !== null).length;
  return { body: { done, refused: outcomes.length - done, outcomes } };
}
