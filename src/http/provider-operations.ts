/** Signing in at another organisation's sign-in service (OpenID Connect, IDN-14), and which services a supplier allows. */
import { z } from "zod";
import { line, text, uuid } from "./fields.ts";
import { openOperation, operation, type AnyOperation } from "./operation.ts";
import { signedIn, signedInReply, token, visitorOf } from "./session-operations.ts";
import { administrators } from "./who-may.ts";

const provider = z
  .object({
    provider: uuid,
    name: z.string(),
    issuer: z.string(),
    clientId: z.string(),
    domains: z.array(z.string()),
    hasSecondFactor: z.boolean(),
  })
  .meta({ id: "Provider" });

const input = {
  name: line(100),
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: line(300),
  clientSecret: line(1000),
  domains: z.array(line(253)).max(50).default([]),
  hasSecondFactor: z.boolean().default(false),
};
const oneProvider = { resource: "provider", place: "path:provider", params: { provider: uuid } } as const;
const keeping = { roles: administrators, scope: "session" } as const;

/** A path of Peil itself, so that nobody is sent elsewhere after signing in. */
const ownPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w\-./?=&%#]*$/);

export const providerOperations: readonly AnyOperation[] = [
  openOperation({
    method: "GET",
    path: "/api/v1/session/providers",
    id: "listSignInServices",
    summary: "At which services somebody of this supplier or its customers may sign in",
    resource: "session",
    place: "none",
    roles: "anyone",
    query: { tenant: uuid },
    reply: z.object({ items: z.array(z.object({ provider: uuid, name: z.string() })) }),
    handle: async ({ query }, { identity }) => ({ body: { items: await identity.providers.list(query.tenant) } }),
  }),
  openOperation({
    method: "POST",
    path: "/api/v1/session/provider",
    id: "startSignInElsewhere",
    summary: "Begin a sign-in at another service: where to send the browser",
    resource: "session",
    place: "none",
    roles: "anyone",
    body: z.strictObject({ tenant: uuid, provider: uuid, returnTo: ownPath.default("/"), link: token.optional() }),
    reply: z.object({ url: z.string(), flow: z.string() }),
    handle: async ({ body: { link, ...asked } }, { identity, config }) => {
      const redirectUri = `${config.origin}/sign-in/return`;
      return {
        body: await identity.providers.start({ ...asked, redirectUri, ...(link === undefined ? {} : { link }) }),
      };
    },
  }),
  openOperation({
    method: "POST",
    path: "/api/v1/session/provider-return",
    id: "finishSignInElsewhere",
    summary: "Complete a sign-in with the address that the browser came back to",
    resource: "session",
    place: "none",
    roles: "anyone",
    body: z.strictObject({ flow: line(1000), url: text(4000) }),
    reply: signedInReply.extend({ returnTo: z.string() }),
    status: 201,
    handle: async ({ body, ...call }, { identity }) => {
      const done = await identity.providers.finish(body.flow, body.url, visitorOf(call));
      const answer = signedIn(done);
      return { ...answer, body: { ...answer.body, returnTo: done.returnTo } };
    },
  }),
  operation({
    method: "GET",
    path: "/api/v1/providers",
    id: "listProviders",
    summary: "The sign-in services that this supplier allows",
    resource: "provider",
    place: "none",
    ...keeping,
    reply: z.object({ items: z.array(provider) }),
    handle: async ({ principal }, { identity }) => ({
      body: { items: (await identity.providers.list(principal.tenant)).map(shown) },
    }),
  }),
  operation({
    method: "POST",
    path: "/api/v1/providers",
    id: "makeProvider",
    summary: "Allow a sign-in service",
    resource: "provider",
    place: "none",
    ...keeping,
    body: z.strictObject(input),
    reply: provider,
    status: 201,
    handle: async ({ principal, body }, { identity }) => ({
      body: shown(await identity.providers.make(principal.tenant, body, principal.person)),
    }),
  }),
  operation({
    ...oneProvider,
    ...keeping,
    method: "PATCH",
    path: "/api/v1/providers/{provider}",
    id: "changeProvider",
    summary: "Change a sign-in service",
    body: z.strictObject({ ...input, domains: z.array(line(253)).max(50), hasSecondFactor: z.boolean() }).partial(),
    reply: provider,
    handle: async ({ principal, params, body }, { identity }) => {
      const change = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      return {
        body: shown(await identity.providers.change(principal.tenant, params.provider, change, principal.person)),
      };
    },
  }),
  operation({
    ...oneProvider,
    ...keeping,
    method: "DELETE",
    path: "/api/v1/providers/{provider}",
    id: "removeProvider",
    summary: "Allow a sign-in service no longer",
    handle: async ({ principal, params }, { identity }) => {
      await identity.providers.remove(principal.tenant, params.provider, principal.person);
      return { body: undefined };
    },
  }),
];

function shown<Row extends { readonly domains: readonly string[] }>(row: Row) {
  return { ...row, domains: [...row.domains] };
}
