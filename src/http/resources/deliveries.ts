/** What became of the messages of a webhook, and sending them again (HOK-6). */
import { z } from "zod";
import { deliveries, ping, redeliver } from "../../webhooks/deliveries.ts";
import { webhooks } from "../../webhooks/subscriptions.ts";
import { moment, uuid } from "../fields.ts";
import { list } from "../list.ts";
import { operation, type AnyOperation } from "../operation.ts";
import { notFound, Problem } from "../problem.ts";
import { pageOf } from "./page-of.ts";
import { webhookParts } from "./webhooks.ts";

const one = { ...webhookParts, place: "path:webhook", params: { webhook: uuid } } as const;
const state = z.enum(["waiting", "delivered", "failed"]);
const delivery = z
  .object({
    id: z.string().describe("The `webhook-id` it is sent under"),
    fact: uuid,
    type: z.string(),
    state,
    tries: z.int(),
    status: z.int().optional(),
    failure: z.string().optional(),
    createdAt: moment,
    nextTryAt: moment.optional(),
    endedAt: moment.optional(),
  })
  .meta({ id: "Delivery" });

export const deliveryOperations: readonly AnyOperation[] = [
  list({
    ...one,
    path: "/api/v1/webhooks/{webhook}/deliveries",
    id: "listDeliveries",
    summary: "Messages of a webhook, the newest first",
    query: { state: state.optional() },
    scope: "webhooks:read",
    item: delivery,
    position: z.object({ createdAt: z.number(), fact: uuid }),
    pageAfter: ({ scope, params: { webhook }, query, after, limit }, { database }) =>
      database.read(scope, async (tx) => {
        if ((await webhooks(tx, webhook)).length === 0) return notFound;
        return pageOf(await deliveries(tx, webhook, { state: query.state, after, limit: limit + 1 }), limit);
      }),
  }),
  operation({
    ...one,
    method: "POST",
    path: "/api/v1/webhooks/{webhook}/redeliveries",
    id: "redeliver",
    summary: "Send one message again, or all that failed since a moment",
    scope: "webhooks:write",
    body: z.union([z.strictObject({ fact: uuid }), z.strictObject({ failedSince: moment })]),
    reply: z.object({ messages: z.int() }),
    status: 202,
    handle: ({ scope, params: { webhook }, body }, { database, now }) =>
      database.write(scope, async (tx) => {
        const [found] = await webhooks(tx, webhook);
        if (found === undefined) return notFound;
        if (found.state === "disabled") return new Problem("webhook-disabled");
        return { body: { messages: await redeliver(tx, webhook, body, now()) } };
      }),
  }),
  operation({
    ...one,
    method: "POST",
    path: "/api/v1/webhooks/{webhook}/ping",
    id: "pingWebhook",
    summary: "Send a message that tells of nothing but that it came through",
    scope: "webhooks:write",
    reply: z.object({ fact: uuid.describe("By which its delivery is found") }),
    status: 202,
    handle: ({ scope, params: { webhook } }, { database, now, newId }) =>
      database.write(scope, async (tx) => {
        const fact = newId();
        if (await ping(tx, webhook, fact, now())) return { body: { fact } };
        return (await webhooks(tx, webhook)).length === 0 ? notFound : new Problem("webhook-disabled");
      }),
  }),
];
