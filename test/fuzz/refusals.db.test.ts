/**
 * Every code with which identity, the desk and whoever keeps contracts refuses comes out of the API (API-3), or it is said why nobody
 * can get it there. A code that is added is missing here, and the compiler says so.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { problemStatus } from "../../src/http/problem-status.ts";
import type { deskProblems, identityProblems } from "../../src/i18n/problem-words.ts";
import type { Role } from "../../src/facts/role.ts";
import { codesOf } from "../identity/identity.ts";
import { askers } from "../isolation/probe.ts";
import { ownThing } from "../isolation/request.ts";
import { makeWorld, type World } from "../isolation/world.ts";

type Code = (typeof identityProblems)[number] | (typeof deskProblems)[number];
type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
interface Answered {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- whoever asks knows what comes back
  readonly body: any;
  readonly raw: string;
  /** Of the session that goes on, where there is another one. */
  readonly cookie: string;
}

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 60_000);
afterAll(() => world.close());

const random = () => randomUUID();

async function ask(
  role: Role | "nobody",
  method: Method,
  at: string,
  payload?: object,
  more: object = {},
): Promise<Answered> {
  const cookie = role === "nobody" ? {} : { cookie: askers(world).find((one) => one.role === role)!.cookie };
  const reply = await world.app.inject({
    method,
    url: `/api/v1${at}`,
    headers: {
      ...cookie,
      origin: "http://peil.test",
      "if-match": "*",
      "accept-language": "en",
      ...more,
    },
    ...(payload === undefined ? {} : { payload }),
  });
  const [given = ""] = [reply.headers["set-cookie"] ?? []].flat();
  const body = reply.body === "" ? {} : JSON.parse(reply.body);
  return { status: reply.statusCode, body, raw: reply.body, cookie: given.split(";")[0]! };
}

function own(kind: string, role: Role = "contact"): string {
  return ownThing(
    askers(world).find((one) => one.role === role)!,
    kind,
    world.things,
  )!.id;
}

const stopped = {
  type: "incident",
  levels: { environment: "production", effect: "stopped" },
  title: "It fails",
  body: "Again",
};

/** A ticket of the contact's, and its first fact. */
async function report(more: object = {}): Promise<{ readonly at: string; readonly fact: string }> {
  const { body } = await ask("contact", "POST", "/tickets", { contract: own("contract"), ...stopped, ...more });
  return { at: `/tickets/${body.ticket}/actions`, fact: body.facts[0].id };
}

async function act(name: string, payload: object, role: Role = "agent"): Promise<Answered> {
  return ask(role, "POST", `${(await report()).at}/${name}`, payload);
}

/** The token of an invitation of somebody new. */
async function invited(more: object = {}): Promise<string> {
  const person = {
    name: "Somebody",
    role: "contact",
    customer: own("customer"),
    login: `${random()}@example.org`,
    invite: true,
  };
  const { body } = await ask("administrator", "POST", "/people", { ...person, ...more });
  return body.invitation.token;
}

const use = async (password: string, more: object = {}) =>
  ask("nobody", "POST", "/links/use", { token: await invited(), password, ...more });

const recipes: Readonly<Record<Code, (() => Promise<Answered>) | string>> = {
  "wrong-credentials": () => ask("nobody", "POST", "/session", { login: "nobody@example.org", password: "not this" }),
  "too-many-attempts": async () => {
    const login = `${random()}@example.org`;
    for (let i = 0; i < 12; i += 1) await ask("nobody", "POST", "/session", { login, password: "not this" });
    return ask("nobody", "POST", "/session", { login, password: "not this" });
  },
  busy: "more passwords at once than fit are needed: src/identity/password-hash.test.ts",
  "wrong-code": async () => {
    await ask("contact", "POST", "/account/authenticator");
    return ask("contact", "POST", "/account/authenticator/confirmation", { code: "000000" });
  },
  "sign-in-again": async () => {
    world.belief.of = (principal) => ({ ...principal, authenticatedAt: 0 });
    const key = { name: "key", scopes: ["tickets:read"], expiresAt: new Date(world.now() + 1e7).toISOString() };
    const reply = await ask("contact", "POST", "/account/keys", key);
    world.belief.of = (principal) => principal;
    return reply;
  },
  "password-too-short": () => use("short"),
  "password-too-long": () => use("lang ".repeat(100)),
  "password-obvious": () => use("wachtwoord2026"),
  "link-not-valid": () => ask("nobody", "POST", "/links/look", { token: "unknown" }),
  "login-needed": async () => {
    const token = await invited({ login: undefined });
    return ask("nobody", "POST", "/links/use", { token, password: "vier gele fietsen" });
  },
  "login-taken": async () => {
    const login = `${random()}@example.org`;
    const person = { name: "Somebody", role: "contact", customer: own("customer"), login };
    await ask("administrator", "POST", "/people", person);
    return ask("administrator", "POST", "/people", person);
  },
  "login-malformed": async () => {
    const token = await invited({ login: undefined });
    return ask("nobody", "POST", "/links/use", { token, password: "vier gele fietsen", login: "no address" });
  },
  "account-not-active": async () => {
    const person = { name: "Somebody", role: "contact", customer: own("customer"), login: `${random()}@example.org` };
    const { body } = await ask("administrator", "POST", "/people", person);
    await ask("administrator", "PATCH", `/people/${body.person}`, { state: "left" });
    return ask("administrator", "POST", `/people/${body.person}/invitation`);
  },
  "last-administrator": () => {
    const { person } = askers(world).find(({ role }) => role === "administrator")!;
    return ask("administrator", "PATCH", `/people/${person}`, { state: "left" });
  },
  "administrator-signed-in": "asked of the command line alone: src/identity/links.db.test.ts",
  "not-an-administrator": "asked of the command line alone: src/identity/links.db.test.ts",
  "second-factor-needed": "asked of roles that need one, which none does here: src/identity/sign-in.db.test.ts",
  "second-factor-present": async () => {
    const { body } = await ask("second-line-agent", "POST", "/account/authenticator");
    const code = codesOf(body.secret, { at: world.now() })();
    const { cookie } = await ask("second-line-agent", "POST", "/account/authenticator/confirmation", { code });
    return ask("second-line-agent", "POST", "/account/authenticator", undefined, { cookie });
  },
  "no-second-factor": () => ask("manager", "POST", "/account/recovery-codes"),
  "passkey-refused": async () => {
    const { body } = await ask("nobody", "POST", "/session/passkey-options");
    return ask("nobody", "POST", "/session/passkey", { flow: body.flow, answer: { id: "x" } });
  },
  "provider-malformed": () => {
    const provider = { name: "Login", issuer: "http://login.example.org", clientId: "peil", clientSecret: "s" };
    return ask("administrator", "POST", "/providers", provider);
  },
  "provider-unreachable": () =>
    ask("nobody", "POST", "/session/provider", { tenant: own("tenant"), provider: own("provider", "administrator") }),
  "provider-refused": "another organisation's sign-in has to answer first: src/identity/providers.db.test.ts",
  "not-invited": "another organisation's sign-in has to answer first: src/identity/providers.db.test.ts",
  "flow-not-valid": () => ask("nobody", "POST", "/session/passkey", { flow: "unknown", answer: {} }),
  "session-needed": "an operation that asks it lets no key in, and says scope-missing first",
  "scopes-malformed": "the schema of the operation lets no other scope through, and says invalid-input first",
  "expiry-malformed": () => {
    const key = { name: "key", scopes: ["tickets:read"], expiresAt: "2020-01-01T00:00:00Z" };
    return ask("contact", "POST", "/account/keys", key);
  },
  "place-malformed": () =>
    ask("administrator", "POST", "/people", { name: "x", role: "agent", customer: own("customer") }),

  "no-such-person": () => act("assign", { assignee: random() }),
  "no-such-fact": () => act("withdraw", { fact: random() }),
  "no-such-agreement": () => {
    const draft = { customer: own("customer"), code: "NEW", termFrom: "2026-01-01", agreement: "0".repeat(64) };
    return ask("manager", "POST", "/contracts", draft);
  },
  "not-in-this-state": () => act("resume", {}),
  "not-your-role": () => act("note", { body: "Among us", internal: true }, "contact"),
  "not-of-this-contract": () =>
    ask("contact", "POST", "/tickets", { contract: own("contract"), ...stopped, asset: random() }),
  "unknown-value": () => ask("contact", "POST", "/tickets", { contract: own("contract"), ...stopped, type: "wish" }),
  "moment-not-allowed": () => act("note", { body: "Tomorrow", at: new Date(world.now() + 1e8).toISOString() }),
  "nothing-to-do": async () => {
    const { at } = await report();
    await ask("agent", "POST", `${at}/watch`, {});
    return ask("agent", "POST", `${at}/watch`, {});
  },
  "refused-by-agreement": () => act("record", { kind: "done", fields: { what: "acting-for-customer" } }),
  "content-lacking": () => act("notify", { body: "To nobody" }),
  "kind-not-allowed": async () => {
    const { at, fact } = await report();
    return ask("agent", "POST", `${at}/withdraw`, { fact });
  },
  "code-taken": () => {
    const agreement = own("agreement", "manager");
    return ask("manager", "POST", "/contracts", {
      customer: own("customer"),
      code: "K1",
      termFrom: "2026-01-01",
      agreement,
    });
  },
  "name-taken": () => ask("manager", "POST", "/services", { service: "dienst-a", name: "Again" }),
  "tickets-already": () =>
    ask("manager", "PATCH", `/contracts/${own("contract")}`, { annex: { "record.corrections.open": "2 weeks" } }),
  "does-not-hold": () => ask("manager", "POST", "/agreements", { source: "peil: 1" }),
  "not-signed-yet": () => ask("manager", "GET", `/ledger/logs/${own("log", "manager")}/inclusion?index=9999`),
  "webhook-disabled": async () => {
    const at = `/webhooks/${own("webhook", "administrator")}`;
    await ask("administrator", "PUT", `${at}/state`, { state: "disabled" });
    return ask("administrator", "POST", `${at}/ping`);
  },
};

const reached = Object.entries(recipes).filter(([, recipe]) => typeof recipe !== "string") as [
  Code,
  () => Promise<Answered>,
][];

test.for(reached)("API-3 %s is refused over the API, in words", async ([code, recipe]) => {
  const { status, body, raw } = await recipe();
  expect([body.type, raw]).toEqual([`/problems/${code}`, raw]);
  expect(status).toBe(problemStatus[code]);
  expect(`${body.title} ${body.detail}`).toMatch(/^[A-Z].*[.)]$/);
  expect(`${body.title} ${body.detail}`).not.toMatch(/undefined|\[object|NaN|\{\}/);
});

test("API-3 of every code that nobody can get it is said why", () => {
  const reasons = Object.values(recipes).filter((one) => typeof one === "string");
  expect(reasons.filter((why) => why.length < 30)).toEqual([]);
});
