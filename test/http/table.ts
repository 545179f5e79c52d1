/** Operations of every kind that the framework of the API tells apart, for its tests. */
import { z } from "zod";
import { line, moment, text, uuid } from "../../src/http/fields.ts";
import { openOperation, operation } from "../../src/http/operation.ts";
import { notFound, Problem } from "../../src/http/problem.ts";

export const own = "00000000-0000-7000-8000-00000000aaaa";
export const others = "00000000-0000-7000-8000-00000000bbbb";

const getTicket = operation({
  method: "GET",
  path: "/api/v1/tickets/{ticket}",
  id: "getTicket",
  summary: "A ticket",
  resource: "ticket",
  place: "path:ticket",
  params: { ticket: uuid },
  query: { at: moment.optional() },
  roles: ["agent", "end-user", "auditor"],
  scope: "tickets:read",
  reply: z.object({ ticket: uuid, customer: z.string(), contract: z.string(), own: z.string().nullable(), at: moment }),
  handle: ({ params, scope, ownTicketsOf, query }) =>
    params.ticket === own
      ? {
          body: { ...scope, ticket: own, own: ownTicketsOf ?? null, at: query.at ?? 0 },
          version: 12,
        }
      : notFound,
});
const reportTicket = operation({
  method: "POST",
  path: "/api/v1/tickets",
  id: "reportTicket",
  summary: "Report",
  resource: "ticket",
  place: "body:contract",
  body: z.strictObject({
    contract: uuid,
    title: line(60),
    description: text(5000).optional(),
    size: z.int().max(9).optional(),
  }),
  roles: ["agent", "end-user"],
  scope: "tickets:write",
  status: 201,
  reply: z.object({ title: z.string() }),
  handle: ({ body }) => ({ body: { title: body.title }, location: `/api/v1/tickets/${own}` }),
});
const closeTicket = operation({
  method: "PUT",
  path: "/api/v1/tickets/{ticket}/state",
  id: "closeTicket",
  summary: "Close",
  resource: "ticket",
  place: "path:ticket",
  params: { ticket: uuid },
  roles: ["agent"],
  scope: "session",
  match: "required",
  handle: ({ version }) => (version === 12 ? { body: undefined } : new Problem("changed-since", { article: "3.2.1" })),
});
const breakDown = operation({
  method: "GET",
  path: "/api/v1/broken",
  id: "breakDown",
  summary: "Breaks",
  resource: "ticket",
  place: "none",
  query: { how: z.enum(["ours", "away", "full", "unfit"]) },
  roles: ["agent"],
  scope: "tickets:read",
  handle: ({ query }) => {
    const kinds = {
      ours: new Error("a secret sentence"),
      away: Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" }),
      full: Object.assign(new Error("could not extend file"), { code: "53100" }),
      unfit: Object.assign(new Error('invalid input syntax for type uuid: "secret"'), { code: "22P02" }),
    };
    throw kinds[query.how];
  },
});
const signIn = openOperation({
  method: "POST",
  path: "/api/v1/session",
  id: "signIn",
  summary: "Sign in",
  resource: "session",
  place: "none",
  roles: "anyone",
  body: z.strictObject({ login: line(100) }),
  handle: async () => ({
    body: undefined,
    cookies: [
      { name: "session", value: "agent" },
      { name: "device", value: null },
    ],
  }),
});
export const table = [getTicket, reportTicket, closeTicket, breakDown, signIn];
