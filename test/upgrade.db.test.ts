/** From every earlier schema with data in it to the newest, by owners who may little, several at once, and not where it must not. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { Database, wholeTenant } from "../src/database/database.ts";
import { migrate, migrations } from "../src/database/migrate.ts";
import { createTenant } from "../src/contracts/tenants.ts";
import { startServer } from "../src/embedded/server.ts";
import { uuidMaker } from "../src/system/ids.ts";
import { structureOf } from "../tools/structure.ts";
import { fill, type Row } from "./catalogue/two-suppliers.ts";
import { kindOf } from "./catalogue/who-sees.ts";
import { freshDatabase } from "./database/database.ts";
import { aHome, ask } from "./database/life.ts";
import { on, run } from "./database/test-server.ts";

const names = (await migrations()).map(({ name }) => name);
const now = Date.parse("2026-11-22T09:00:00Z");

/** A database with nothing in it, on the server of the tests. */
async function emptyDatabase(): Promise<string> {
  const beside = await freshDatabase();
  const name = `peil_empty_${randomBytes(6).toString("hex")}`;
  await run(beside.url, `CREATE DATABASE ${name}`);
  onTestFinished(async () => {
    await run(beside.url, `DROP DATABASE ${name} WITH (FORCE)`);
    await beside.drop();
  });
  return on(beside.url, name);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table with a tenant; a table that is not there has none. */
async function everything(client: pg.Client): Promise<Map<string, Row[]>> {
  const all = new Map<string, Row[]>();
  for (const table of Object.keys(kindOf)) {
    const there = await client.query<{ is: boolean }>("SELECT to_regclass($1) IS NOT NULL AS is", [table]);
    if (!there.rows[0]!.is) continue;
    const { rows } = await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)`);
    all.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return all;
}

/** What the ledger gives anew by itself may go. */
const projected = new Set(["peil.search", "peil.found", "peil.watermark"]);

describe.each(names.slice(0, -1))("SYS-3 a database that %s made last", (last) => {
  test("SYS-3 comes to the newest schema, and keeps what it holds", async () => {
    const url = await emptyDatabase();
    await migrate(url, last);
    const before = await withClient(url, async (client) => {
      await fill(client);
      return everything(client);
    });
    expect(before.get("peil.fact")?.length).toBe(10);
    expect(await migrate(url)).toEqual(names.slice(names.indexOf(last) + 1));
    const after = await withClient(url, everything);
    const kept = [...before].filter(([table]) => !projected.has(table));
    expect(Object.fromEntries(after)).toMatchObject(Object.fromEntries(kept));
    const fresh = await freshDatabase();
    expect(await structureOf(url)).toBe(await structureOf(fresh.url));
    await fresh.drop();
  });
});

test("SYS-3 once it is there nothing runs again, and programs that start at once take turns", async () => {
  const url = await emptyDatabase();
  const ran = await Promise.all(Array.from({ length: 4 }, () => migrate(url)));
  expect(ran.flat()).toEqual(names);
  expect(await migrate(url)).toEqual([]);
});

test("SYS-3 databases of one server that begin at once do not stand in each other's way", async () => {
  const urls = await Promise.all(Array.from({ length: 3 }, emptyDatabase));
  const ran = await Promise.all(urls.map((url) => migrate(url)));
  for (const one of ran) expect(one).toEqual(names);
});

describe("SYS-3 what is refused", () => {
  test.each([
    [
      "newer-schema",
      "INSERT INTO peil_migration VALUES ('9999_later.sql', 'x', now())",
      /9999_later\.sql.*newer program/,
    ],
    ["changed-migration", `UPDATE peil_migration SET hash = 'x' WHERE name = '${names[0]}'`, /put its text back/],
  ])("SYS-3 %s: nothing is touched", async (reason, change, message) => {
    const url = await emptyDatabase();
    await migrate(url, names[0]);
    await run(url, change);
    const before = await structureOf(url);
    await expect(migrate(url)).rejects.toMatchObject({ reason, message: expect.stringMatching(message) as string });
    expect(await structureOf(url)).toBe(before);
  });

  test("SYS-3 a file that fails leaves nothing of itself, and what stood in its way can be taken away", async () => {
    const url = await emptyDatabase();
    await run(url, "CREATE SCHEMA identity");
    await expect(migrate(url)).rejects.toThrow("0002_identity.sql failed");
    expect(await ask(url, "SELECT name FROM peil_migration")).toEqual([{ name: names[0] }]);
    expect(await ask(url, "SELECT to_regclass('identity.account')::text AS there")).toEqual([{ there: null }]);
    await run(url, "DROP SCHEMA identity");
    expect(await migrate(url)).toEqual(names.slice(1));
  });
});

describe("SYS-3 an owner who is no superuser", () => {
  const owner = (url: string, name: string, database: string) => {
    const own = new URL(on(url, database));
    own.username = name;
    return own.href;
  };

  test("SYS-3 may make roles: migrates, makes a tenant, serves, and stays held by the policies", async () => {
    const server = await startServer({ home: aHome(), major: process.env["PEIL_TEST_POSTGRES"] === "15" ? 15 : 18 });
    onTestFinished(() => server.stop());
    await run(server.url, "CREATE ROLE keeper LOGIN CREATEROLE");
    await run(server.url, "CREATE DATABASE kept OWNER keeper");
    const url = owner(server.url, "keeper", "kept");
    // As from a program of before, with its data in.
    await migrate(url, names[0]);
    const newId = uuidMaker(() => now);
    const tenant = newId();
    await createTenant(url, { tenant, name: "The supplier", now, newId });
    expect(await migrate(url)).toEqual(names.slice(1));
    expect(await migrate(url)).toEqual([]);
    await createTenant(url, { tenant: newId(), name: "Another supplier", now, newId });
    await served(url, tenant);
    expect(await ask(url, "SELECT FROM peil.fact")).toEqual([]);
    expect(await structureOf(url)).toBe(await structureOfCopy());
    await withoutRights(server.url, owner(server.url, "newcomer", "other"));
  });

  /** As the role that serves: what the tenant's own log tells, and nothing of the other. */
  async function served(url: string, tenant: string): Promise<void> {
    for (const role of ["peil_app", "peil_identity"]) {
      const db = new Database({ url, role, connections: 1, onError: () => {} });
      const facts = await db.read(wholeTenant(tenant), (tx) =>
        role === "peil_app"
          ? tx.query("SELECT tenant FROM peil.fact")
          : tx.query("SELECT identity.tenant_now() AS tenant"),
      );
      expect(facts).toEqual([{ tenant }]);
      await db.close();
    }
  }

  async function structureOfCopy(): Promise<string> {
    const fresh = await freshDatabase();
    const text = await structureOf(fresh.url);
    await fresh.drop();
    return text;
  }

  /** Another owner on the same server, where the roles are somebody else's. */
  async function withoutRights(superuser: string, url: string): Promise<void> {
    await run(superuser, "CREATE ROLE newcomer LOGIN");
    await run(superuser, "CREATE DATABASE other OWNER newcomer");
    const told = await migrate(url).catch((error: Error) => error.message);
    expect(told).toMatch(/GRANT peil_app, .* TO newcomer$/);
    await run(superuser, /GRANT .*$/.exec(String(told))![0]);
    expect(await migrate(url)).toEqual(names);
  }
});
