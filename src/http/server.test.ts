import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { as, contract, customer, identityOf, people, tenant, testDeps, testServer } from "../../test/http/server.ts";
import { others, own, table } from "../../test/http/table.ts";
import { operation } from "./operation.ts";
import { buildServer } from "./server.ts";

const app = testServer(table);
const post = (payload: object | string, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: "/api/v1/tickets",
    headers: { ...as("agent"), "content-type": "application/json", ...headers },
    payload,
  });

afterAll(() => app.close());

describe("tables", () => {
  test("API-1 a table that breaks a promise starts no server, and every broken promise is named", () => {
    const wrong = [
      operation({ ...base("twice"), resource: "wish" as never, place: "none" }),
      operation({ ...base("twice"), path: "/api/v1/things/{thing}", resource: "ticket", place: "none" }),
      operation({
        ...base("loose"),
        method: "POST",
        body: z.object({ note: z.string() }),
        resource: "ticket",
        place: "body:x",
      }),
    ];
    expect(() => buildServer(testDeps(), wrong)).toThrowErrorMatchingInlineSnapshot(`
      [Error: operations that may not be:
      twice stands there twice
      twice: names no resource of the list: wish
      twice: path and params do not name the same
      twice: the id in the path is the one that decides
      loose: its id cannot stand at body:x
      loose: body takes unknown fields
      loose: body.note takes text without end]
    `);
  });

  test("API-1 a reply holds what its schema names and nothing else, moments written as RFC 3339", async () => {
    const reply = await app.inject({
      url: `/api/v1/tickets/${own}?at=2026-11-22T10:30:00%2B01:00`,
      headers: as("agent"),
    });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toEqual({
      ticket: own,
      customer: "all",
      contract: "all",
      own: null,
      at: "2026-11-22T09:30:00.000Z",
    });
    expect(reply.headers["etag"]).toBe('"12"');
  });
});

describe("who may", () => {
  test("API-5 supplier, customer, auditor and end user each see what is theirs", async () => {
    const seen = async (name: keyof typeof people) =>
      (await app.inject({ url: `/api/v1/tickets/${own}`, headers: as(name) })).json<object>();
    expect(await seen("agent")).toMatchObject({ customer: "all", contract: "all", own: null });
    expect(await seen("user")).toMatchObject({ customer, contract: "all", own: people.user.person });
    expect(await seen("auditor")).toMatchObject({ customer, contract, own: null });
  });

  test("API-4 not yours, not there, no id at all and an unknown path are the same bytes", async () => {
    const answers = await Promise.all(
      [others, "00000000-0000-7000-8000-00000000cccc", "no-id", "%00", "%zz", "a".repeat(300)].map((id) =>
        app.inject({ url: `/api/v1/tickets/${id}`, headers: as("user") }),
      ),
    );
    answers.push(await app.inject({ url: "/api/v1/nothing", headers: as("user") }));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([404]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const names = answers.map(({ headers }) => Object.keys(headers).toSorted().join());
    expect(new Set(names).size).toBe(1);
  });

  test("API-5 without a session or with a wrong key 401, in a role that may not 403, with a key that lacks the scope 403", async () => {
    const status = async (headers: Record<string, string>, method: "GET" | "PUT" = "GET") => {
      const url = `/api/v1/tickets/${own}${method === "PUT" ? "/state" : ""}`;
      const reply = await app.inject({ method, url, headers });
      return [reply.statusCode, reply.json<{ type?: string }>().type];
    };
    expect(await status({})).toEqual([401, "/problems/not-signed-in"]);
    expect(await status({ ...as("agent"), authorization: "Bearer peil_nobody" })).toEqual([
      401,
      "/problems/not-signed-in",
    ]);
    expect(await status({ authorization: "Basic YTpi" })).toEqual([401, "/problems/not-signed-in"]);
    expect(await status(as("manager"))).toEqual([403, "/problems/not-allowed"]);
    expect(await status({ authorization: "Bearer peil_agent" })).toEqual([200, undefined]);
    expect(await status({ authorization: "Bearer peil_agent" }, "PUT")).toEqual([403, "/problems/scope-missing"]);
  });

  test("API-5 a page of another site changes nothing with somebody's session", async () => {
    const title = { contract, title: "Printer" };
    const status = async (headers: Record<string, string>) => (await post(title, headers)).statusCode;
    expect(await status({ origin: "https://elsewhere.test" })).toBe(403);
    expect(await status({ "sec-fetch-site": "cross-site" })).toBe(403);
    expect(await status({ origin: "null" })).toBe(403);
    expect(await status({ origin: "http://peil.test" })).toBe(201);
    expect(await status({ "sec-fetch-site": "same-origin" })).toBe(201);
  });

  test("API-9 whoever asks too fast waits, per person and per address", async () => {
    const config = {
      ...testDeps().config,
      rates: { address: { perSecond: 1, burst: 2 }, principal: { perSecond: 1, burst: 3 } },
    };
    const slow = testServer(table, { config });
    const ask = async (headers = {}) => slow.inject({ url: `/api/v1/tickets/${own}`, headers });
    const statuses = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await ask(as("agent"))).statusCode);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await ask(as("user"))).statusCode).toBe(200);
    expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([401, 401]);
    const refused = await ask();
    expect([refused.statusCode, refused.headers["retry-after"]]).toEqual([429, "1"]);
    expect(refused.json()).toMatchObject({ type: "/problems/too-many-requests" });
  });
});

describe("input", () => {
  test("API-6 every wrong value is named at once, with a pointer and what is expected", async () => {
    const reply = await post(
      { contract: "x", title: "a\r\nb", description: 7, extra: true, size: 10 },
      { "accept-language": "en" },
    );
    expect(reply.statusCode).toBe(422);
    expect(reply.headers["content-type"]).toBe("application/problem+json");
    expect(reply.json()).toMatchObject({
      type: "/problems/invalid-input",
      status: 422,
      errors: [
        { pointer: "#/contract", code: "malformed", detail: "This is not written as UUID." },
        { pointer: "#/title", code: "not-one-line" },
        { pointer: "#/description", code: "wrong-type", detail: "This has to be of type string." },
        { pointer: "#/size", code: "too-great", detail: "This is at most 9." },
        { pointer: "#/extra", code: "unknown-field" },
      ],
    });
    expect((await post({})).json()).toMatchObject({ errors: [{ code: "required" }, { code: "required" }] });
    expect((await post("")).json()).toMatchObject({ errors: [{ pointer: "#", code: "required" }] });
  });

  test("API-6 what could do harm further on is refused wherever it stands", async () => {
    const refused = async (body: string) => {
      const reply = await post(body);
      return [reply.statusCode, reply.json<{ errors?: { pointer: string; code: string }[] }>().errors?.[0]];
    };
    const own = `"contract":"${contract}","title":"x"`;
    expect(await refused(`{${own},"__proto__":{"role":"x"}}`)).toMatchObject([
      422,
      { pointer: "#/__proto__", code: "forbidden-name" },
    ]);
    expect(await refused(`{${own},"description":{"constructor":1}}`)).toMatchObject([422, { code: "forbidden-name" }]);
    expect(await refused(`{${own},"description":"\\u0000"}`)).toMatchObject([
      422,
      { pointer: "#/description", code: "bad-character" },
    ]);
    expect(await refused(`{${own},"description":"\\ud800"}`)).toMatchObject([422, { code: "bad-character" }]);
    expect(await refused("[".repeat(100_000) + "]".repeat(100_000))).toMatchObject([422, { code: "too-deep" }]);
    expect(await refused(`{${own}`)).toMatchObject([400, undefined]);
    expect(await refused("\u00e9".repeat(3))).toMatchObject([400, undefined]);
  });

  test("API-6 other types, other character sets, bodies too large and bytes that are no UTF-8 are refused", async () => {
    const status = async (type: string, payload: string | Buffer) => {
      const headers = { ...as("agent"), "content-type": type };
      return (await app.inject({ method: "POST", url: "/api/v1/tickets", headers, payload })).statusCode;
    };
    expect(await status("text/plain", "{}")).toBe(415);
    expect(await status("application/x-www-form-urlencoded", "a=b")).toBe(415);
    expect(await status("application/json; charset=utf-16", "{}")).toBe(415);
    expect(await status("application/json; charset=UTF-8", "{}")).toBe(422);
    expect(await status("application/json", Buffer.from([0x22, 0xff, 0x22]))).toBe(400);
    expect(await status("application/json", `"${"x".repeat(1_100_000)}"`)).toBe(413);
  });

  test("API-6 a query names what the operation knows, once, and as it is written", async () => {
    const errors = async (query: string) =>
      (await app.inject({ url: `/api/v1/tickets/${own}?${query}`, headers: as("agent") })).json<{ errors: unknown[] }>()
        .errors;
    expect(await errors("at=yesterday")).toMatchObject([{ parameter: "at", code: "malformed" }]);
    expect(await errors("at=2026-11-22T10:00:00Z&at=x")).toMatchObject([{ parameter: "at", code: "wrong-type" }]);
    expect(await errors("wat=1")).toMatchObject([{ parameter: "wat", code: "unknown-field" }]);
    expect(await errors("at=%00")).toMatchObject([{ parameter: "at", code: "bad-character" }, { parameter: "at" }]);
    expect(await errors("__proto__=1")).toMatchObject([{ parameter: "__proto__", code: "forbidden-name" }, {}]);
  });
});

describe("versions and headers", () => {
  const close = async (match?: string) => {
    const headers = { ...as("agent"), ...(match === undefined ? {} : { "if-match": match }) };
    const reply = await app.inject({ method: "PUT", url: `/api/v1/tickets/${own}/state`, headers });
    return [reply.statusCode, reply.body === "" ? "" : reply.json<{ article?: string }>().article];
  };

  test("API-7 a change names the version it saw: 428 without, 412 when it is another, 400 when it is none", async () => {
    expect(await close()).toEqual([428, undefined]);
    expect(await close('"11"')).toEqual([412, "3.2.1"]);
    expect(await close('W/"12"')).toEqual([400, undefined]);
    expect(await close('"12", "13"')).toEqual([400, undefined]);
    expect(await close('"12"')).toEqual([204, ""]);
  });

  test("API-3 a problem is told in the reader's language, Dutch where none is asked for", async () => {
    const title = async (language?: string) => {
      const reply = await app.inject({
        url: "/api/v1/nothing",
        headers: language === undefined ? {} : { "accept-language": language },
      });
      return [reply.headers["content-language"], reply.json<{ title: string }>().title];
    };
    expect(await title()).toEqual(["nl", "Niet gevonden"]);
    expect(await title("en-GB,en;q=0.9,nl;q=0.8")).toEqual(["en", "Not found"]);
    expect(await title("de, nl;q=0.3, en;q=0.7")).toEqual(["en", "Not found"]);
    expect(await title("en;q=0")).toEqual(["nl", "Niet gevonden"]);
    const page = await app.inject({ url: "/problems/not-found", headers: { "accept-language": "en" } });
    expect(page.body).toBe("404 not-found\n\nNot found\n");
  });

  test("API-6 every reply forbids a browser to run, frame, guess or keep it, and allows no other site", async () => {
    for (const url of [`/api/v1/tickets/${own}`, "/nothing", "/healthz"]) {
      const { headers } = await app.inject({ url, headers: { ...as("agent"), origin: "https://elsewhere.test" } });
      expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "cache-control": "no-store" });
      expect(headers["content-security-policy"]).toContain("default-src 'none'");
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["x-request-id"]).toMatch(/^00000000-/);
    }
  });

  test("API-1 another method on a path that is there is 405, with what works", async () => {
    const reply = await app.inject({ method: "DELETE", url: `/api/v1/tickets/${own}` });
    expect([reply.statusCode, reply.headers["allow"]]).toEqual([405, "GET, HEAD"]);
    const options = await app.inject({ method: "OPTIONS", url: "/api/v1/tickets" });
    expect([options.statusCode, options.headers["allow"]]).toEqual([405, "POST"]);
  });

  test("API-5 cookies are for HTTP only and this site, and bound to the host with HTTPS", async () => {
    const cookies = async (origin: string) => {
      const server = testServer(table, { config: { ...testDeps().config, origin } });
      const request = { method: "POST", url: "/api/v1/session", payload: { login: "x" } } as const;
      return (await server.inject(request)).headers["set-cookie"];
    };
    expect(await cookies("http://peil.test")).toEqual([
      "peil=agent; Path=/; HttpOnly; SameSite=Lax",
      "peil-device=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0",
    ]);
    expect(await cookies("https://peil.test")).toEqual([
      "__Host-peil=agent; Path=/; HttpOnly; SameSite=Lax; Secure",
      "__Host-peil-device=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0",
    ]);
  });
});

describe("what goes wrong, and what is told of it", () => {
  test("API-10 a database that is away or full is 503 with Retry-After; a mistake of ours is 500 and says nothing of itself", async () => {
    const deps = testDeps();
    const server = buildServer(deps, table);
    const ask = (how: string) => server.inject({ url: `/api/v1/broken?how=${how}`, headers: as("agent") });
    for (const how of ["away", "full"]) {
      const reply = await ask(how);
      expect([reply.statusCode, reply.headers["retry-after"]]).toEqual([503, "5"]);
    }
    const broken = await ask("ours");
    expect(broken.statusCode).toBe(500);
    expect(broken.body).not.toContain("secret");
    const unfit = await ask("unfit");
    expect([unfit.statusCode, unfit.json<{ type: string }>().type]).toEqual([422, "/problems/not-storable"]);
    expect(JSON.stringify(deps.written)).not.toContain('"secret"');
    expect(deps.written.filter(({ level }) => level === "error").map(({ sentence }) => sentence)).toEqual([
      "unavailable",
      "unavailable",
      "broken",
      "not-storable",
    ]);
  });

  test("API-11 a request is logged with what it was and how it went, and nothing of who asked", async () => {
    const deps = testDeps();
    const server = buildServer(deps, table);
    await server.inject({ url: `/api/v1/tickets/${own}`, headers: { ...as("user"), "user-agent": "Somebody's" } });
    expect(deps.written).toHaveLength(1);
    expect(deps.written[0]!.fields).toEqual({
      requestId: expect.stringMatching(/^0000/) as string,
      operation: "getTicket",
      status: 200,
      tookMs: expect.any(Number) as number,
      tenant,
      role: "end-user",
    });
    const figures = await server.inject("/metrics");
    expect(figures.body).toContain('peil_requests_total{operation="getTicket",status="200"} 1');
  });

  test("API-10 ready is what every part says is ready, in time; figures go to the same machine or to the token", async () => {
    const ready = [
      { name: "database", check: async () => true },
      { name: "disk", check: async () => Promise.reject(new Error("full")) },
    ] as const;
    const server = testServer(table, { ready });
    expect((await server.inject("/healthz")).json()).toEqual({ status: "up" });
    const reply = await server.inject("/readyz");
    expect([reply.statusCode, reply.json()]).toEqual([
      503,
      { status: "not-ready", checks: { database: "works", disk: "fails" } },
    ]);
    const figures = async (headers: Record<string, string>, metricsToken?: string) => {
      const config = { ...testDeps().config, metricsToken };
      return (await testServer(table, { config }).inject({ url: "/metrics", headers })).statusCode;
    };
    expect(await figures({})).toBe(200);
    expect(await figures({ "x-forwarded-for": "203.0.113.9" })).toBe(404);
    expect(await figures({}, "sesame")).toBe(404);
    expect(await figures({ authorization: "Bearer sesame" }, "sesame")).toBe(200);
  });

  test("API-9 more requests at once than it can bear are 503, and room comes back", async () => {
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = operation({
      ...base("slow"),
      resource: "ticket",
      place: "none",
      handle: async () => (begun.resolve(), gate.promise.then(() => ({ body: undefined }))),
    });
    const server = testServer([slow], { config: { ...testDeps().config, atOnce: 1 }, identity: identityOf() });
    const first = server.inject({ url: "/api/v1/things", headers: as("agent") });
    void first.then(() => begun.resolve());
    await begun.promise;
    expect((await server.inject({ url: "/api/v1/things", headers: as("agent") })).statusCode).toBe(503);
    gate.resolve();
    expect((await first).statusCode).toBe(204);
    expect((await server.inject({ url: "/api/v1/things", headers: as("agent") })).statusCode).toBe(204);
  });
});

function base(id: string) {
  return {
    id,
    method: "GET",
    path: "/api/v1/things",
    summary: "",
    roles: ["agent"],
    scope: "tickets:read",
    handle: () => ({ body: undefined }),
  } as const;
}
