import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../../test/database/database.ts";
import { identityOf, testDeps } from "../../test/http/server.ts";
import { supplier, type AtWork, type Supplier } from "../../test/supplier.ts";
import { sideOfRole, type Role } from "../facts/role.ts";
import type { Principal } from "../identity/principal.ts";
import { operations } from "./operations.ts";
import { buildServer } from "./server.ts";

let fresh: FreshDatabase;
let at: Supplier;
let app: FastifyInstance;
let other: AtWork;

beforeAll(async () => {
  fresh = await freshDatabase();
  at = await supplier(fresh.url, { agreement: "embrace", now: "2026-11-20T13:00:00+01:00", customers: 2 });
  other = at.customers[1]!;
  const known = new Map<string, Principal>();
  for (const [prefix, of] of [
    ["", at.customers[0]!],
    ["other-", other],
  ] as const) {
    for (const [role, person] of Object.entries(of.people)) {
      known.set(`${prefix}${role}`, principal(role as Role, person, of));
    }
    known.set(`${prefix}auditor`, { ...principal("auditor", of.people["end-user"], of), contract: of.contract });
  }
  const { db: database, desk, contracts, vault, now } = at;
  const newId = at.parts.newId;
  app = buildServer(
    testDeps({ database, desk, contracts, vault, now, newId, identity: identityOf(known) }),
    operations,
  );
});
afterAll(async () => {
  await app.close();
  await at.close();
  await fresh.drop();
});

function principal(role: Role, person: string, { customer }: AtWork): Principal {
  const isOfCustomer = sideOfRole(role) === "customer";
  return {
    tenant: at.tenant,
    account: person,
    person,
    role,
    customer: isOfCustomer ? customer : null,
    contract: null,
    scopes: "all",
    via: "session",
    credential: person,
    authenticatedAt: 0,
  };
}

/** What the replies that these tests look at have, in one. */
interface Body {
  readonly ticket: string;
  readonly type: string;
  readonly version: number;
  readonly clocks: readonly {
    readonly startAt: string | null;
    readonly stopAt: string | null;
    readonly remainingMs: number | null;
    readonly segments: readonly { readonly ms: number }[];
  }[];
  readonly items: readonly Item[];
  readonly next: string | null;
}
interface Item {
  readonly ticket: string;
  readonly kind: string;
  readonly reporter: string;
  readonly text: unknown;
  readonly fields: Record<string, unknown>;
  readonly breaksAt: string | null;
  readonly reportedAt: string;
  readonly changedAt: string;
}

interface Reply {
  readonly status: number;
  readonly etag: string | undefined;
  readonly replayed: string | undefined;
  readonly body: Body;
  readonly raw: string;
}

async function ask(
  who: string,
  method: "GET" | "POST",
  url: string,
  payload?: object,
  headers: object = {},
): Promise<Reply> {
  const reply = await app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { cookie: `peil=${who}`, "accept-language": "en", ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  const { etag, "idempotency-replayed": replayed } = reply.headers;
  const body = reply.json<Body>();
  return { status: reply.statusCode, etag: etag as string, replayed: replayed as string, body, raw: reply.body };
}

/** As Embrace asks it: with the environment and the effect on the process. */
const stopped = {
  type: "incident",
  title: "Login fails for everybody",
  body: "Nobody gets past the first page.",
  levels: { environment: "production", effect: "stopped" },
};

async function report(who = "contact", of: AtWork = at.customers[0]!, more: object = {}): Promise<string> {
  const made = await ask(who, "POST", "/tickets", { contract: of.contract, ...stopped, ...more });
  expect([made.status, made.raw]).toEqual([201, made.raw]);
  return made.body.ticket;
}

describe("a ticket's life over HTTP", () => {
  test("DSK-19 whose call an agent writes down is the reporter, and sees it among their own", async () => {
    const endUser = at.people["end-user"];
    const ticket = await report("agent", at.customers[0], { via: "phone", reporter: endUser });
    const shown = await ask("end-user", "GET", `/tickets/${ticket}`);
    expect([shown.status, (shown.body as unknown as Item).reporter]).toEqual([200, endUser]);
    const { body } = await ask("agent", "GET", `/tickets/${ticket}/facts`);
    expect(body.items[0]).toMatchObject({ by: "customer", person: at.people.agent, fields: { reporter: endUser } });
    for (const nameless of [{ from: "customer" }, { caller: "Jo Janssen" }]) {
      const taken = await report("agent", at.customers[0], { via: "phone", ...nameless });
      expect((await ask("agent", "GET", `/tickets/${taken}`)).body).toMatchObject({ reporter: null });
    }
    for (const stranger of [at.people.agent, crypto.randomUUID()]) {
      const call = { contract: at.customers[0]!.contract, ...stopped, via: "phone", reporter: stranger };
      expect((await ask("agent", "POST", "/tickets", call)).status).toBe(422);
    }
  });

  test("API-17 DSK-15 what is left of a clock is told anew, also to who has the version that there is", async () => {
    const ticket = await report();
    const shown = await ask("contact", "GET", `/tickets/${ticket}`);
    at.at(60_000);
    const again = await ask("contact", "GET", `/tickets/${ticket}`, undefined, { "if-none-match": shown.etag });
    const left = ({ body }: Reply) => body.clocks[0]!.remainingMs!;
    expect([again.status, again.etag, left(shown) - left(again)]).toEqual([200, shown.etag, 60_000]);
  });

  test("API-1 a ticket is reported, acknowledged, left waiting, resumed and resolved, and its clocks are explained", async () => {
    const ticket = await report();
    const shown = await ask("contact", "GET", `/tickets/${ticket}`);
    expect(shown.body).toMatchObject({ ticket, title: stopped.title, state: "new", customer: at.customer });
    expect(shown.etag).toBe(`"${shown.body.version}"`);
    expect(shown.body.clocks.length).toBeGreaterThan(0);
    const act = async (verb: string, input: object) => {
      at.at(60_000);
      const done = await ask("agent", "POST", `/tickets/${ticket}/actions/${verb}`, input);
      expect([verb, done.status, done.raw]).toEqual([verb, 200, done.raw]);
      return done;
    };
    await act("acknowledge", {});
    await act("wait", { on: "customer", body: "Which browser is it?" });
    await act("resume", {});
    await act("resolve", { body: "A certificate had ended." });
    const facts = await ask("contact", "GET", `/tickets/${ticket}/facts`);
    expect(facts.body.items.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["reported", "acknowledged", "waiting-for-customer", "resumed", "resolved"]) as string[],
    );
    expect(facts.body.items[0]!.text).toMatchObject({ state: "readable", body: stopped.body });
    expect(facts.body.items[0]!.fields["text-hash"]).toBeUndefined();
    const told = await ask("contact", "GET", `/tickets/${ticket}/explanation`);
    const before = await ask("contact", "GET", `/tickets/${ticket}/explanation?asOf=2020-01-01T00:00:00Z`);
    expect(before.body).toMatchObject({ asOf: "2020-01-01T00:00:00.000Z", clocks: [] });
    expect(told.status).toBe(200);
    expect(told.body.clocks[0]).toMatchObject({ startedBy: { kind: "reported" }, startedAfter: null, outsideBy: null });
    for (const { segments, startAt, stopAt } of told.body.clocks.filter(
      (one) => one.startAt !== null && one.stopAt !== null,
    )) {
      const sum = segments.reduce((total, { ms }) => total + ms, 0);
      expect(sum).toBe(Date.parse(stopAt!) - Date.parse(startAt!));
    }
  });

  test("API-7 the version that was seen decides, and repeating does nothing twice", async () => {
    const ticket = await report();
    const act = (verb: string, input: object, headers: object) =>
      ask("agent", "POST", `/tickets/${ticket}/actions/${verb}`, input, headers);
    expect((await act("note", { body: "x" }, { "if-match": '"99"' })).status).toBe(412);
    const { etag } = await ask("agent", "GET", `/tickets/${ticket}`);
    const key = { "idempotency-key": "note-of-an-agent" };
    const first = await act("note", { body: "x" }, { ...key, "if-match": etag });
    expect([first.status, first.replayed]).toEqual([200, undefined]);
    const again = await act("note", { body: "x" }, { ...key, "if-match": etag });
    expect([again.status, again.replayed, again.raw]).toEqual([200, "true", first.raw]);
    expect((await act("note", { body: "y" }, key)).body.type).toBe("/problems/key-reused");
    const facts = await ask("agent", "GET", `/tickets/${ticket}/facts`);
    expect(facts.body.items.filter(({ kind }) => kind === "noted")).toHaveLength(1);
  });

  test("API-3 a refusal of the desk says what it is about, and nothing has changed", async () => {
    const ticket = await report();
    const unknown = await ask("agent", "POST", `/tickets/${ticket}/actions/classify`, {
      levels: { priority: "no-such" },
    });
    expect(unknown.body).toMatchObject({ type: expect.stringMatching(/^\/problems\//) as string });
    expect([409, 422]).toContain(unknown.status);
    const early = await ask("agent", "POST", `/tickets/${ticket}/actions/reopen`, {});
    expect(early).toMatchObject({ status: 409, body: { type: "/problems/not-in-this-state" } });
    expect((await ask("agent", "GET", `/tickets/${ticket}/facts`)).body.items).toHaveLength(1);
    const wrong = await ask("contact", "POST", `/tickets/${ticket}/actions/assign`, { assignee: at.people.agent });
    expect(wrong).toMatchObject({ status: 403, body: { type: "/problems/not-allowed" } });
  });
});

describe("who sees what", () => {
  test("API-4 a ticket of another customer is not there for anybody of this one, whatever is asked of it", async () => {
    const theirs = await report("other-contact", other);
    const nothing = "00000000-0000-7000-8000-0000000000ff";
    for (const who of ["contact", "customer-administrator", "end-user", "auditor"]) {
      for (const what of ["", "/facts", "/explanation"]) {
        const [found, missing] = [
          await ask(who, "GET", `/tickets/${theirs}${what}`),
          await ask(who, "GET", `/tickets/${nothing}${what}`),
        ];
        expect([found.status, found.raw]).toEqual([404, missing.raw]);
      }
    }
    for (const who of ["contact", "end-user"]) {
      const body = { body: "x" };
      const found = await ask(who, "POST", `/tickets/${theirs}/actions/note`, body);
      const missing = await ask(who, "POST", `/tickets/${nothing}/actions/note`, body);
      expect([found.status, found.raw]).toEqual([404, missing.raw]);
      const foreign = await ask(who, "POST", "/tickets", { ...stopped, contract: other.contract });
      const none = await ask(who, "POST", "/tickets", { ...stopped, contract: nothing });
      expect([foreign.status, foreign.raw]).toEqual([404, none.raw]);
    }
    const listed = await ask("contact", "GET", `/tickets?contract=${other.contract}`);
    expect(listed.body).toEqual({ items: [], next: null });
  });

  test("API-5 an end user sees what they reported or watch, and nothing else of their organisation", async () => {
    const [own, colleague] = [await report("end-user"), await report("contact")];
    expect((await ask("end-user", "GET", `/tickets/${own}`)).status).toBe(200);
    expect((await ask("end-user", "GET", `/tickets/${colleague}`)).status).toBe(404);
    expect((await ask("end-user", "POST", `/tickets/${colleague}/actions/note`, { body: "x" })).status).toBe(404);
    const { body } = await ask("end-user", "GET", "/tickets?limit=200");
    expect(new Set(body.items.map(({ reporter }) => reporter))).toEqual(new Set([at.people["end-user"]]));
    expect((await ask("contact", "GET", `/tickets/${own}`)).status).toBe(200);
  });

  test("API-4 an internal note is there for the supplier alone", async () => {
    const ticket = await report();
    await ask("agent", "POST", `/tickets/${ticket}/actions/note`, {
      body: "Looks like the firewall again",
      internal: true,
    });
    const kinds = async (who: string) => (await ask(who, "GET", `/tickets/${ticket}/facts`)).body.items.length;
    expect(await kinds("agent")).toBe(2);
    for (const who of ["contact", "customer-administrator", "auditor"]) expect(await kinds(who)).toBe(1);
    expect((await ask("contact", "GET", `/tickets/${ticket}/facts`)).raw).not.toContain("firewall");
  });
});

describe("the queue", () => {
  test("API-12 by what breaks first, by report and by change, each ticket once over all pages", async () => {
    for (let i = 0; i < 7; i += 1) {
      at.at(1000);
      await report(
        "contact",
        at.customers[0],
        i % 2 === 0 ? {} : { levels: { environment: "test", effect: "stopped" } },
      );
    }
    const field = { breaks: "breaksAt", reported: "reportedAt", changed: "changedAt" } as const;
    for (const order of ["breaks", "reported", "changed"] as const) {
      const seen: Item[] = [];
      let next: string | null = "";
      while (next !== null) {
        const page = await ask(
          "agent",
          "GET",
          `/tickets?order=${order}&limit=3${next === "" ? "" : `&cursor=${next}`}`,
        );
        expect([page.status, page.raw]).toEqual([200, page.raw]);
        seen.push(...page.body.items);
        next = page.body.next;
      }
      expect(new Set(seen.map(({ ticket }) => ticket)).size).toBe(seen.length);
      const moments = seen.map((one) => one[field[order]] ?? "9");
      const sorted = moments.toSorted();
      expect(moments).toEqual(order === "breaks" ? sorted : sorted.toReversed());
      expect(seen.length).toBeGreaterThanOrEqual(10);
    }
  });

  test("API-12 what waits is found by whom it waits for", async () => {
    const ticket = await report();
    await ask("agent", "POST", `/tickets/${ticket}/actions/wait`, { on: "customer", body: "Which browser is it?" });
    const found = async (whom: string) =>
      (await ask("agent", "GET", `/tickets?limit=200&waitingFor=${whom}`)).body.items.map((one) => one.ticket);
    expect(await found("customer")).toContain(ticket);
    expect(await found("third-party")).not.toContain(ticket);
  });

  test("API-12 filters hold together: of nobody, of a state, of a contract", async () => {
    const ticket = await report();
    await ask("agent", "POST", `/tickets/${ticket}/actions/assign`, { assignee: at.people.agent });
    const found = async (query: string) =>
      (await ask("agent", "GET", `/tickets?limit=200&${query}`)).body.items.map((one) => one.ticket);
    expect(await found(`assignee=${at.people.agent}`)).toEqual([ticket]);
    expect(await found("assignee=nobody")).not.toContain(ticket);
    expect(await found(`order=changed&state=resolved&contract=${at.contract}`)).toHaveLength(1);
    expect(await found("order=changed&state=resolved&state=closed&state=open")).not.toHaveLength(0);
    expect(await found(`contract=${at.contract}&customer=${other.customer}`)).toEqual([]);
    expect(await found("missed=true")).toEqual([]);
  });
});
