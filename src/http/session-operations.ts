/**
 * Signing in and out (IDN): by password with a code, by passkey, by another organisation's sign-in, by a link. Until a sign-in is
 * complete the cookie stands for no principal, so these are for anybody, and identity says how far somebody has come.
 */
import { z } from "zod";
import { namesOf } from "../contracts/names.ts";
import type { SignedIn } from "../identity/identity.ts";
import type { Visit } from "./dependencies.ts";
import { line, moment, uuid } from "./fields.ts";
import { openOperation, operation, type Answer, type AnyOperation, type OpenCall } from "./operation.ts";
import { everybody } from "./who-may.ts";

const stages = ["full", "second-factor", "enrolment"] as const;
const methods = ["totp", "recovery-code", "passkey"] as const;

export const signedInReply = z
  .object({
    /** `full` is signed in; the others say what is still to be done, within ten minutes. */
    stage: z.enum(stages),
    methods: z.array(z.enum(methods)),
    expiresAt: moment,
    person: uuid,
    role: z.string().nullable(),
  })
  .meta({ id: "SignedIn" });

/** The browser's answer to a passkey's question is read by the library that asked. */
export const passkeyAnswer = z.record(line(100), z.unknown());
export const token = line(200);
export const password = z.string().min(1).max(1024);
export const code = line(40);
const flow = line(200);

const described = { resource: "session", place: "none" } as const;

export const sessionOperations: readonly AnyOperation[] = [
  openOperation({
    ...described,
    method: "POST",
    path: "/api/v1/session",
    id: "signIn",
    summary: "Sign in with a password",
    roles: "anyone",
    body: z.strictObject({ login: line(320), password, tenant: uuid.optional() }),
    reply: signedInReply,
    status: 201,
    handle: async ({ body: { login, password, tenant }, ...call }, { identity }) => {
      const asked = { login, password, ...(tenant === undefined ? {} : { tenant }) };
      return signedIn(await identity.signIn.withPassword(asked, visitorOf(call)));
    },
  }),
  openOperation({
    ...described,
    method: "POST",
    path: "/api/v1/session/code",
    id: "signInWithCode",
    summary: "Complete a sign-in with a code of the authenticator or a recovery code",
    roles: "anyone",
    body: z.strictObject({ code }),
    reply: signedInReply,
    handle: async ({ body, token, ...call }, { identity }) =>
      signedIn(await identity.signIn.withCode(token ?? "", body.code, visitorOf(call))),
  }),
  openOperation({
    ...described,
    method: "POST",
    path: "/api/v1/session/passkey-options",
    id: "startPasskeySignIn",
    summary: "What a browser asks a passkey",
    roles: "anyone",
    reply: z.object({ flow: z.string(), options: z.unknown() }),
    handle: async (_call, { identity }) => ({ body: await identity.passkeys.startSignIn() }),
  }),
  openOperation({
    ...described,
    method: "POST",
    path: "/api/v1/session/passkey",
    id: "signInWithPasskey",
    summary: "Sign in with what the passkey answered",
    roles: "anyone",
    body: z.strictObject({ flow, answer: passkeyAnswer }),
    reply: signedInReply,
    status: 201,
    handle: async ({ body, ...call }, { identity }) =>
      signedIn(await identity.passkeys.finishSignIn(body.flow, body.answer, visitorOf(call))),
  }),
  openOperation({
    ...described,
    method: "DELETE",
    path: "/api/v1/session",
    id: "signOut",
    summary: "Sign out",
    roles: "anyone",
    handle: async ({ token }, { identity }) => {
      if (token !== undefined) await identity.sessions.signOut(token);
      return { body: undefined, cookies: [{ name: "session", value: null }] };
    },
  }),
  operation({
    ...described,
    method: "GET",
    path: "/api/v1/session",
    id: "whoAmI",
    summary: "Who is signed in, and what they are held to",
    roles: everybody,
    scope: "session",
    reply: z.object({
      tenant: uuid,
      person: uuid,
      role: z.enum(everybody),
      customer: uuid.nullable(),
      contract: uuid.nullable(),
      session: uuid,
      authenticatedAt: moment,
      name: z.string().nullable().describe("Null of somebody who was erased"),
      login: z.string().nullable(),
      customerName: z.string().nullable().describe("Null for the supplier's own people"),
      supplierName: z.string(),
      language: z.enum(["nl", "en"]).nullable().describe("Null: as the browser asks"),
      theme: z.enum(["system", "light", "dark"]),
    }),
    async handle({ principal, scope }, { identity, database, vault }) {
      const [account, { language, theme }, names] = await Promise.all([
        identity.accounts.of(principal.tenant, principal.person),
        identity.preferences.of(principal),
        database.read(scope, (tx) => namesOf(tx, vault, principal)),
      ]);
      const called = { name: names.name, customerName: names.customer, supplierName: names.supplier };
      const chosen = { login: account?.login ?? null, language, theme };
      return { body: { ...principal, session: principal.credential, ...called, ...chosen } };
    },
  }),
];

export function visitorOf({
  address,
  agent,
  device,
}: Pick<Visit, "address" | "agent"> & Partial<Pick<OpenCall, "device">>) {
  return { address, agent, device };
}

/** The token goes into the cookie and nowhere else. */
export function signedIn({
  token,
  expiresAt,
  session,
  methods,
  device,
}: SignedIn): Answer<z.output<typeof signedInReply>> {
  const { person, role } =
    session.stage === "full" ? session.principal : { person: session.account.person, role: null };
  return {
    body: { stage: session.stage, methods: [...methods], expiresAt, person, role },
    cookies: [
      { name: "session", value: token, expiresAt },
      ...(device === undefined
        ? []
        : [{ name: "device" as const, value: device, expiresAt: expiresAt + 90 * 86_400_000 }]),
    ],
  };
}
