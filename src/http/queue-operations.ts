/** The queue as it changes (API-8): each ticket of it as it is shown, when something was recorded on it. */
import { z } from "zod";
import { stream, type AnyOperation } from "./operation.ts";
import { ticketReply } from "./ticket-shown.ts";
import { everybody } from "./who-may.ts";

export const queueOperations: readonly AnyOperation[] = [
  stream({
    method: "GET",
    path: "/api/v1/queue/events",
    id: "followTickets",
    summary:
      "`ticket` for each ticket that changed, as it is now; `reset` when too much was missed: read the list anew",
    resource: "queue",
    place: "none",
    roles: everybody,
    scope: "tickets:read",
    event: z.union([ticketReply, z.object({})]),
    stream: async ({ scope, ownTicketsOf, after, signal }, { live }) =>
      live.follow({ scope, ownTicketsOf, after, signal }),
  }),
];
