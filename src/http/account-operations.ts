/** What somebody keeps of their own account (IDN): sessions, password, authenticator, passkeys, API keys. */
import { z } from "zod";
import { keyScopes } from "../identity/principal.ts";
import { line, moment, uuid } from "./fields.ts";
import { openOperation, operation, type AnyOperation } from "./operation.ts";
import { code, passkeyAnswer, password, signedIn, signedInReply, visitorOf } from "./session-operations.ts";
import { everybody } from "./who-may.ts";

const own = { roles: everybody, scope: "session", place: "none" } as const;
const done = { body: undefined };
const recoveryCodes = z.array(z.string());

const sessions: readonly AnyOperation[] = [
  operation({
    ...own,
    method: "GET",
    path: "/api/v1/account/sessions",
    id: "listSessions",
    summary: "Where this person is signed in",
    resource: "session",
    reply: z.object({
      items: z.array(
        z.object({
          session: uuid,
          isPresent: z.boolean(),
          how: z.enum(["password", "passkey", "openid", "link"]),
          address: z.string(),
          agent: z.string(),
          createdAt: moment,
          lastUsedAt: moment,
        }),
      ),
    }),
    handle: async ({ principal }, { identity }) => ({ body: { items: await identity.sessions.list(principal) } }),
  }),
  operation({
    ...own,
    method: "DELETE",
    path: "/api/v1/account/sessions",
    id: "endOtherSessions",
    summary: "Sign out everywhere but here",
    resource: "session",
    reply: z.object({ ended: z.int() }),
    handle: async ({ principal }, { identity }) => ({ body: { ended: await identity.sessions.endOthers(principal) } }),
  }),
  operation({
    ...own,
    method: "DELETE",
    path: "/api/v1/account/sessions/{session}",
    id: "endSession",
    summary: "Sign out there",
    resource: "session",
    place: "path:session",
    params: { session: uuid },
    handle: async ({ principal, params }, { identity }) => {
      await identity.sessions.end(principal, params.session);
      return done;
    },
  }),
];

const secondFactor: readonly AnyOperation[] = [
  operation({
    ...own,
    method: "PUT",
    path: "/api/v1/account/password",
    id: "changePassword",
    summary: "Another password; every other session ends",
    resource: "credential",
    body: z.strictObject({ present: password, wanted: password }),
    handle: async ({ principal, body }, { identity }) => {
      await identity.passwords.change(principal, body.present, body.wanted);
      return done;
    },
  }),
  operation({
    ...own,
    method: "GET",
    path: "/api/v1/account/authenticator",
    id: "getAuthenticator",
    summary: "Whether there is an authenticator, and must be",
    resource: "credential",
    reply: z.object({
      confirmedAt: moment.nullable(),
      recoveryCodesLeft: z.int(),
      isRequired: z.boolean(),
    }),
    handle: async ({ principal }, { identity }) => ({ body: await identity.authenticator.state(principal) }),
  }),
  openOperation({
    method: "POST",
    path: "/api/v1/account/authenticator",
    id: "enrolAuthenticator",
    summary: "A secret for an authenticator, which its first code confirms",
    resource: "credential",
    place: "none",
    roles: "anyone",
    reply: z.object({ uri: z.string(), secret: z.string() }),
    status: 201,
    handle: async ({ token }, { identity }) => ({ body: await identity.authenticator.enrol(token ?? "") }),
  }),
  openOperation({
    method: "POST",
    path: "/api/v1/account/authenticator/confirmation",
    id: "confirmAuthenticator",
    summary: "The first code of an authenticator; gives recovery codes, once",
    resource: "credential",
    place: "none",
    roles: "anyone",
    body: z.strictObject({ code }),
    reply: signedInReply.extend({ recoveryCodes }),
    handle: async ({ body, token, ...call }, { identity }) => {
      const made = await identity.authenticator.confirm(token ?? "", body.code, visitorOf(call));
      const answer = signedIn(made);
      return { ...answer, body: { ...answer.body, recoveryCodes: made.recoveryCodes } };
    },
  }),
  operation({
    ...own,
    method: "DELETE",
    path: "/api/v1/account/authenticator",
    id: "removeAuthenticator",
    summary: "Take the authenticator away, where the role allows it",
    resource: "credential",
    handle: async ({ principal }, { identity }) => {
      await identity.authenticator.remove(principal);
      return done;
    },
  }),
  operation({
    ...own,
    method: "POST",
    path: "/api/v1/account/recovery-codes",
    id: "makeRecoveryCodes",
    summary: "New recovery codes; the old ones no longer work",
    resource: "credential",
    reply: z.object({ recoveryCodes }),
    status: 201,
    handle: async ({ principal }, { identity }) => ({
      body: { recoveryCodes: await identity.authenticator.newRecoveryCodes(principal) },
    }),
  }),
];

const passkeys: readonly AnyOperation[] = [
  openOperation({
    method: "POST",
    path: "/api/v1/account/passkeys/options",
    id: "startPasskey",
    summary: "What a browser asks for a new passkey",
    resource: "credential",
    place: "none",
    roles: "anyone",
    reply: z.object({ flow: z.string(), options: z.unknown() }),
    handle: async ({ token }, { identity }) => ({ body: await identity.passkeys.startRegistration(token ?? "") }),
  }),
  openOperation({
    method: "POST",
    path: "/api/v1/account/passkeys",
    id: "addPasskey",
    summary: "Keep a passkey",
    resource: "credential",
    place: "none",
    roles: "anyone",
    body: z.strictObject({ flow: line(200), answer: passkeyAnswer, name: line(100) }),
    reply: signedInReply.extend({ recoveryCodes }),
    status: 201,
    handle: async ({ body, token, ...call }, { identity }) => {
      const { flow, answer: given, name } = body;
      const made = await identity.passkeys.finishRegistration(token ?? "", flow, given, name, visitorOf(call));
      const answer = signedIn(made);
      return { ...answer, body: { ...answer.body, recoveryCodes: made.recoveryCodes } };
    },
  }),
  operation({
    ...own,
    method: "GET",
    path: "/api/v1/account/passkeys",
    id: "listPasskeys",
    summary: "This person's passkeys",
    resource: "credential",
    reply: z.object({
      items: z.array(
        z.object({
          credential: z.string(),
          name: z.string(),
          isSynced: z.boolean(),
          createdAt: moment,
          lastUsedAt: moment.nullable(),
        }),
      ),
    }),
    handle: async ({ principal }, { identity }) => ({ body: { items: await identity.passkeys.list(principal) } }),
  }),
  operation({
    ...own,
    method: "DELETE",
    path: "/api/v1/account/passkeys/{credential}",
    id: "removePasskey",
    summary: "Take a passkey away",
    resource: "credential",
    place: "path:credential",
    params: { credential: line(200) },
    handle: async ({ principal, params }, { identity }) => {
      await identity.passkeys.remove(principal, params.credential);
      return done;
    },
  }),
];

const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(keyScopes)),
    expiresAt: moment,
    createdAt: moment,
    lastUsedAt: moment.nullable(),
  })
  .meta({ id: "ApiKey" });

const keys: readonly AnyOperation[] = [
  operation({
    ...own,
    method: "GET",
    path: "/api/v1/account/keys",
    id: "listApiKeys",
    summary: "This person's API keys",
    resource: "api-key",
    reply: z.object({ items: z.array(apiKey) }),
    handle: async ({ principal }, { identity }) => ({
      body: { items: (await identity.keys.list(principal)).map((key) => ({ ...key, scopes: [...key.scopes] })) },
    }),
  }),
  operation({
    ...own,
    method: "POST",
    path: "/api/v1/account/keys",
    id: "makeApiKey",
    summary: "An API key that acts for this person; it is shown once",
    resource: "api-key",
    body: z.strictObject({
      name: line(100),
      scopes: z.array(z.enum(keyScopes)).min(1).max(keyScopes.length),
      expiresAt: moment,
    }),
    reply: apiKey.extend({ key: z.string() }),
    status: 201,
    handle: async ({ principal, body }, { identity }) => {
      const made = await identity.keys.make(principal, body);
      return { body: { ...made, scopes: [...made.scopes] } };
    },
  }),
  operation({
    ...own,
    method: "DELETE",
    path: "/api/v1/account/keys/{key}",
    id: "revokeApiKey",
    summary: "An API key works no longer",
    resource: "api-key",
    place: "path:key",
    params: { key: line(64) },
    handle: async ({ principal, params }, { identity }) => {
      await identity.keys.revoke(principal, params.key);
      return done;
    },
  }),
];

export const accountOperations: readonly AnyOperation[] = [...sessions, ...secondFactor, ...passkeys, ...keys];
