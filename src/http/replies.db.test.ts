import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { freshDatabase, type FreshDatabase } from "../../test/database/database.ts";
import { as, tenant, testDeps } from "../../test/http/server.ts";
import { Database } from "../database/database.ts";
import { line } from "./fields.ts";
import { operation } from "./operation.ts";
import { buildServer } from "./server.ts";

let fresh: FreshDatabase;
let database: Database;
let done = 0;
let gate: Promise<void> = Promise.resolve();
let fails = false;

const make = operation({
  method: "POST",
  path: "/api/v1/things",
  id: "make",
  summary: "",
  resource: "ticket",
  place: "none",
  body: z.strictObject({ name: line(20) }),
  roles: ["agent", "manager"],
  scope: "tickets:write",
  status: 201,
  reply: z.object({ name: z.string(), times: z.int() }),
  handle: async ({ body }) => {
    await gate;
    if (fails) throw new Error("broke");
    done += 1;
    return { body: { name: body.name, times: done }, version: done, location: `/api/v1/things/${done}` };
  },
});

beforeAll(async () => {
  fresh = await freshDatabase();
  const errors = (error: Error) => expect(error.message).toContain("terminating");
  database = new Database({ url: fresh.url, role: "peil_app", connections: 4, onError: errors });
});
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

function asking(deps = testDeps({ database })) {
  const app = buildServer(deps, [make]);
  return async (key: string, name: string, who: "agent" | "manager" = "agent") => {
    const headers = { ...as(who), "idempotency-key": key };
    const reply = await app.inject({ method: "POST", url: "/api/v1/things", headers, payload: { name } });
    const { "idempotency-replayed": replayed, etag, location } = reply.headers;
    return { status: reply.statusCode, replayed, etag, location, body: reply.json<{ times: number; type?: string }>() };
  };
}

test("API-7 the same request is done once and gets the same reply, also from another process and after a day nothing of it", async () => {
  const ask = asking();
  const first = await ask("key-number-1", "a");
  expect(first).toMatchObject({ status: 201, replayed: undefined });
  const again = { ...first, replayed: "true" };
  expect(await ask("key-number-1", "a")).toEqual(again);
  expect(await asking()("key-number-1", "a")).toEqual(again);
  const dayLater = testDeps().now() + 24 * 3_600_000 + 1;
  const later = await asking(testDeps({ database, now: () => dayLater }))("key-number-1", "a");
  expect(later.replayed).toBeUndefined();
  expect(later.body.times).toBe(first.body.times + 1);
});

test("API-7 another request under the same key is refused; the same key of somebody else is another key", async () => {
  const ask = asking();
  const first = await ask("key-number-2", "a");
  expect(await ask("key-number-2", "b")).toMatchObject({ status: 422, body: { type: "/problems/key-reused" } });
  const other = await ask("key-number-2", "a", "manager");
  expect([other.replayed, other.body.times]).toEqual([undefined, first.body.times + 1]);
  expect(await ask("short", "a")).toMatchObject({ status: 400, body: { type: "/problems/key-malformed" } });
});

test("API-7 while one is being done the same key waits, in this process and in another", async () => {
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => (open = resolve));
  const ask = asking();
  const first = ask("key-number-3", "a");
  await expect.poll(async () => (await rows("key-number-3")).length).toBe(1);
  expect(await ask("key-number-3", "a")).toMatchObject({ status: 409, body: { type: "/problems/in-progress" } });
  expect(await asking()("key-number-3", "a")).toMatchObject({ status: 409 });
  open();
  gate = Promise.resolve();
  expect((await first).status).toBe(201);
  expect((await ask("key-number-3", "a")).replayed).toBe("true");
});

test("API-7 what came to nothing is not remembered, and whoever died with a key has lost it after two minutes", async () => {
  const ask = asking();
  fails = true;
  expect((await ask("key-number-4", "a")).status).toBe(500);
  fails = false;
  expect(await ask("key-number-4", "a")).toMatchObject({ status: 201, replayed: undefined });
  const now = testDeps().now();
  await database.write({ tenant, customer: "all", contract: "all" }, (tx) =>
    tx.query("UPDATE peil.reply SET status = NULL, body = NULL WHERE key = 'key-number-4'"),
  );
  expect((await ask("key-number-4", "a")).status).toBe(409);
  const dead = asking(testDeps({ database, now: () => now + 121_000 }));
  expect(await dead("key-number-4", "a")).toMatchObject({ status: 201, replayed: undefined });
});

test("API-7 a hundred at once with ten keys are done ten times, and replies lie sealed", async () => {
  const before = done;
  const ask = asking();
  const all = await Promise.all(Array.from({ length: 100 }, (_, i) => ask(`key-of-many-${i % 10}`, "naam van iemand")));
  expect(done - before).toBe(10);
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([201, 409]));
  const stored = await rows("key-of-many-0");
  expect(stored[0]!.body.toString("latin1")).not.toContain("naam");
});

function rows(key: string): Promise<{ body: Buffer }[]> {
  return database.read({ tenant, customer: "all", contract: "all" }, (tx) =>
    tx.query<{ body: Buffer }>("SELECT body FROM peil.reply WHERE key = $1", [key]),
  );
}
