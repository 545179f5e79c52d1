import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDeps } from "../../test/http/server.ts";
import {
  codesOf,
  givenAccount,
  givenIdentity,
  password,
  tenant,
  type GivenIdentity,
} from "../../test/identity/identity.ts";
import { createTenant } from "../contracts/tenants.ts";
import { Database } from "../database/database.ts";
import { Vault } from "../ledger/keys.ts";
import { operations } from "./operations.ts";
import { buildServer } from "./server.ts";

let given: GivenIdentity;
let app: FastifyInstance;
let database: Database;

beforeAll(async () => {
  given = await givenIdentity();
  const { identity, clock, url } = given;
  await createTenant(url, { tenant, name: "Waterland ICT", now: clock.at, newId: randomUUID });
  database = new Database({ url, role: "peil_app", connections: 2, onError: () => {} });
  const vault = new Vault([new Uint8Array(32).fill(9)]);
  const deps = testDeps({ identity, database, vault, now: () => clock.at });
  app = buildServer({ ...deps, config: { ...deps.config, origin: "https://peil.example.org" } }, operations);
});
afterAll(async () => {
  await app.close();
  await database.close();
  await given.close();
});

/** A browser that keeps its cookies. */
function browser() {
  const cookies = new Map<string, string>();
  return async (
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    payload?: object,
    headers: object = {},
  ) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const reply = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { cookie, origin: "https://peil.example.org", ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const one of [reply.headers["set-cookie"] ?? []].flat()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (one.includes("Max-Age=0")) cookies.delete(name);
      else cookies.set(name, value);
    }
    const body = reply.body === "" ? {} : reply.json<Record<string, unknown>>();
    return { status: reply.statusCode, body, headers: reply.headers, raw: reply.body };
  };
}

test("IDN-1 API-5 somebody signs in, is told who they are, and is nobody after signing out", async () => {
  const { person } = await givenAccount(given, "agent@example.org");
  const ask = browser();
  expect((await ask("GET", "/session")).status).toBe(401);
  const wrong = await ask("POST", "/session", { login: "agent@example.org", password: "something else" });
  expect([wrong.status, wrong.body["type"]]).toEqual([401, "/problems/wrong-credentials"]);
  const signedIn = await ask("POST", "/session", { login: "agent@example.org", password });
  expect([signedIn.status, signedIn.body]).toMatchObject([201, { stage: "full", person, role: "agent" }]);
  expect(signedIn.raw).not.toContain("token");
  expect(signedIn.headers["set-cookie"]).toEqual([
    expect.stringMatching(/^__Host-peil=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=\d+$/),
    expect.stringMatching(/^__Host-peil-device=/),
  ]);
  expect((await ask("GET", "/session")).body).toMatchObject({
    person,
    tenant,
    role: "agent",
    login: "agent@example.org",
    supplierName: "Waterland ICT",
    customerName: null,
    language: null,
    theme: "system",
  });
  expect((await ask("GET", "/account/sessions")).body["items"]).toMatchObject([{ isPresent: true, how: "password" }]);
  expect((await ask("DELETE", "/session")).status).toBe(204);
  expect((await ask("GET", "/session")).status).toBe(401);
});

test("IDN-8 API-5 whoever needs a second factor is a principal only with it", async () => {
  await givenAccount(given, "manager@example.org", "manager");
  const ask = browser();
  const first = await ask("POST", "/session", { login: "manager@example.org", password });
  expect(first.body).toMatchObject({ stage: "enrolment", role: null });
  expect((await ask("GET", "/session")).status).toBe(401);
  const { body } = await ask("POST", "/account/authenticator");
  const code = codesOf(String(body["secret"]), given.clock);
  const confirmed = await ask("POST", "/account/authenticator/confirmation", { code: code() });
  expect(confirmed.body).toMatchObject({ stage: "full", role: "manager" });
  expect(confirmed.body["recoveryCodes"]).toHaveLength(10);
  await ask("DELETE", "/session");
  given.clock.at += 60_000;
  expect((await ask("POST", "/session", { login: "manager@example.org", password })).body).toMatchObject({
    stage: "second-factor",
    methods: ["totp", "recovery-code"],
  });
  expect((await ask("POST", "/session/code", { code: "000000" })).body["type"]).toBe("/problems/wrong-code");
  expect((await ask("POST", "/session/code", { code: code() })).body).toMatchObject({ stage: "full" });
});

test("IDN-10 a link sets a password once, and is gone", async () => {
  const { person } = await givenAccount(given, "nieuw@example.org");
  const { token } = await given.identity.links.reset(tenant, person);
  const ask = browser();
  expect((await ask("POST", "/links/look", { token })).body).toMatchObject({ purpose: "reset", tenant });
  const short = await ask("POST", "/links/use", { token, password: "kort" });
  expect([short.status, short.body["type"]]).toEqual([422, "/problems/password-too-short"]);
  expect((await ask("POST", "/links/use", { token, password: "acht paarse paarden" })).body).toMatchObject({
    stage: "full",
  });
  const again = await ask("POST", "/links/use", { token, password: "negen paarse paarden" });
  expect([again.status, again.body["type"]]).toEqual([410, "/problems/link-not-valid"]);
});

test("IDN-12 API-5 an API key acts for its person as far as its scopes reach, and makes no keys", async () => {
  await givenAccount(given, "sleutel@example.org");
  const ask = browser();
  await ask("POST", "/session", { login: "sleutel@example.org", password });
  const expiresAt = new Date(given.clock.at + 86_400_000).toISOString();
  const made = await ask("POST", "/account/keys", { name: "koppeling", scopes: ["tickets:read"], expiresAt });
  expect(made.status).toBe(201);
  const bearer = { authorization: `Bearer ${String(made.body["key"])}` };
  const stranger = browser();
  const refused = await stranger(
    "POST",
    "/account/keys",
    { name: "nog een", scopes: ["tickets:read"], expiresAt },
    bearer,
  );
  expect([refused.status, refused.body["type"]]).toEqual([403, "/problems/scope-missing"]);
  expect((await stranger("POST", "/tickets", {}, bearer)).body["type"]).toBe("/problems/scope-missing");
  expect((await ask("DELETE", `/account/keys/${String(made.body["id"])}`)).status).toBe(204);
  expect((await stranger("POST", "/tickets", {}, bearer)).status).toBe(401);
  expect((await ask("DELETE", "/account/keys/unknown1")).status).toBe(404);
});

test("IDN-7 too many wrong passwords are told to wait", async () => {
  await givenAccount(given, "geduld@example.org");
  const ask = browser();
  let last = await ask("POST", "/session", { login: "geduld@example.org", password: "fout" });
  for (let i = 0; i < 30 && last.status === 401; i += 1) {
    last = await ask("POST", "/session", { login: "geduld@example.org", password: "fout" });
  }
  expect([last.status, last.body["type"]]).toEqual([429, "/problems/too-many-attempts"]);
  expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
});

test("IDN-16 API-3 preferences are kept whole, and a filter only where the list of tickets takes it", async () => {
  await givenAccount(given, "filter@example.org");
  const ask = browser();
  await ask("POST", "/session", { login: "filter@example.org", password });
  const filters = [
    { name: "Dreigend", query: { atRisk: "true", order: "breaks" } },
    { name: "Dicht", query: { state: ["resolved", "closed"] } },
  ];
  const kept = await ask("PATCH", "/account/preferences", { theme: "dark", language: "nl", filters });
  expect([kept.status, kept.body]).toMatchObject([200, { theme: "dark", language: "nl", filters, version: 1 }]);
  expect((await ask("GET", "/account/preferences")).headers["etag"]).toBe('"1"');
  expect((await ask("GET", "/session")).body).toMatchObject({ theme: "dark", language: "nl" });
  const late = await ask("PATCH", "/account/preferences", { theme: "light" }, { "if-match": '"0"' });
  expect([late.status, late.body["type"]]).toEqual([412, "/problems/changed-since"]);
  const strange = { name: "Vreemd", query: { state: ["asleep"], colour: "red" } };
  const refused = await ask("PATCH", "/account/preferences", { filters: [strange] });
  expect([refused.status, refused.body["errors"]]).toMatchObject([
    422,
    [
      { pointer: "#/filters/0/query/state/0", code: "not-one-of" },
      { pointer: "#/filters/0/query/colour", code: "unknown-field" },
    ],
  ]);
  const many = Array.from({ length: 51 }, (_, i) => ({ name: `nr ${i}`, query: {} }));
  expect((await ask("PATCH", "/account/preferences", { filters: many })).status).toBe(422);
});

test("IDN-16 API-3 a request that asks for no language is answered in the person's own", async () => {
  await givenAccount(given, "taal@example.org");
  const ask = browser();
  await ask("POST", "/session", { login: "taal@example.org", password });
  const refused = async (headers: object = {}) =>
    (await ask("PATCH", "/account/preferences", { theme: "pink" }, headers)).headers["content-language"];
  expect([await refused(), await refused({ "accept-language": "en" })]).toEqual(["nl", "en"]);
  await ask("PATCH", "/account/preferences", { language: "en" });
  expect([await refused(), await refused({ "accept-language": "*" })]).toEqual(["en", "en"]);
  expect(await refused({ "accept-language": "nl-NL,nl;q=0.9" })).toBe("nl");
});
