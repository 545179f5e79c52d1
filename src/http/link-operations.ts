/** Links by which somebody comes in for the first time, or again (IDN-10). They come in bodies, so that they stand in no log. */
import { z } from "zod";
import { line, moment, uuid } from "./fields.ts";
import { openOperation, type AnyOperation } from "./operation.ts";
import { password, signedIn, signedInReply, token, visitorOf } from "./session-operations.ts";

const purposes = ["invitation", "reset", "first-administrator", "recovery"] as const;

export const linkReply = z
  .object({
    /** Shown once. */
    token: z.string(),
    purpose: z.enum(purposes),
    expiresAt: moment,
    url: z.string(),
  })
  .meta({ id: "Link" });

/** Behind the hash, where a browser sends it to nobody. */
export function linkUrl(origin: string, token: string): string {
  return `${origin}/link#${token}`;
}

const link = { resource: "invitation", place: "none", roles: "anyone" } as const;

export const linkOperations: readonly AnyOperation[] = [
  openOperation({
    ...link,
    method: "POST",
    path: "/api/v1/links/look",
    id: "lookAtLink",
    summary: "What a link is for",
    body: z.strictObject({ token }),
    reply: z.object({ purpose: z.enum(purposes), tenant: uuid, login: z.string().nullable(), expiresAt: moment }),
    handle: async ({ body }, { identity }) => ({ body: await identity.links.look(body.token) }),
  }),
  openOperation({
    ...link,
    method: "POST",
    path: "/api/v1/links/use",
    id: "useLink",
    summary: "Set a password by a link, and sign in",
    body: z.strictObject({ token, password, login: line(320).optional() }),
    reply: signedInReply,
    status: 201,
    handle: async ({ body: { token, password, login }, ...call }, { identity }) => {
      const given = { password, ...(login === undefined ? {} : { login }) };
      return signedIn(await identity.links.use(token, given, visitorOf(call)));
    },
  }),
];
