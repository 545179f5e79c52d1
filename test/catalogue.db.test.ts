/**
 * What the database lets whom do, all of it: an object that nobody wrote down, a grant too many and a policy too few turn this red.
 */
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { roles } from "../src/database/migrate.ts";
import { catalogueOf } from "../tools/structure/catalogue.ts";
import { keysWithoutTenant, known, tablesWithoutTenant } from "./catalogue/known.ts";
import { objectionsTo, readWorld } from "./catalogue/probe.ts";
import { nameOf, summaryOf } from "./catalogue/summary.ts";
import { fill } from "./catalogue/two-suppliers.ts";
import { askers, kindOf, sees, type World } from "./catalogue/who-sees.ts";
import { freshDatabase, type FreshDatabase } from "./database/database.ts";

let database: FreshDatabase;
let client: pg.Client;
let world: World;

/** Everything happens in one transaction that is never committed. */
beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
  await client.query("BEGIN");
  await client.query("SET LOCAL search_path = pg_catalog");
  await fill(client);
  world = await readWorld(client);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

async function rowsOf<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await client.query(sql, [...values])).rows as Row[];
}

/** Tries it and takes it back; the code of the error, or undefined. */
async function attempted(sql: string): Promise<string | undefined> {
  await client.query("SAVEPOINT before_attempt");
  try {
    await client.query(sql);
    return undefined;
  } catch (error) {
    return (error as pg.DatabaseError).code;
  } finally {
    await client.query("ROLLBACK TO SAVEPOINT before_attempt");
  }
}

test("SYS-4 every schema, table, function, grant and policy is one that was written down", async () => {
  const there = (await catalogueOf(client)).map((one) => [nameOf(one), summaryOf(one)]);
  expect(Object.fromEntries(there)).toEqual(known);
  // Two functions of one name would be one here.
  expect(there.length).toBe(Object.keys(known).length);
});

test("SYS-4 PUBLIC has nothing in our schemas", async () => {
  const { true: granted = [] } = Object.groupBy(
    (await catalogueOf(client)).flatMap(({ statements }) => statements),
    (statement) => String(/^grant .* to public;$/.test(statement)),
  );
  expect(granted).toEqual([]);
});

test("SYS-4 no role of ours signs in, is a superuser, passes by policies, or is a member of another", async () => {
  expect(
    await rowsOf(
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'peil\\_%' AND rolname = ANY ($1)
         AND (rolsuper OR rolbypassrls OR rolcanlogin OR rolcreaterole OR rolcreatedb OR rolreplication)`,
      [roles],
    ),
  ).toEqual([]);
  expect(
    await rowsOf("SELECT m.member::regrole FROM pg_auth_members m WHERE m.member::regrole::text = ANY ($1)", [roles]),
  ).toEqual([]);
});

test("SYS-4 what runs in another's name looks nothing up where somebody could put something", async () => {
  const loose = await rowsOf(`SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('peil', 'vault', 'identity') AND p.prosecdef
      AND NOT coalesce(p.proconfig, '{}') @> ARRAY['search_path=pg_catalog, pg_temp']`);
  expect(loose).toEqual([]);
});

test("SYS-4 every table of a tenant is closed, by force, and its keys begin with the tenant", async () => {
  const tables = await rowsOf<{ name: string; closed: boolean }>(
    `SELECT c.oid::regclass::text AS name, c.relrowsecurity AND c.relforcerowsecurity AS closed
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`,
  );
  const open = tables.filter(({ closed }) => !closed).map(({ name }) => name);
  expect(open.toSorted()).toEqual(tablesWithoutTenant);
  const asked = [...Object.keys(kindOf), ...tablesWithoutTenant];
  expect(tables.map(({ name }) => name).toSorted()).toEqual(asked.toSorted());
  const keys = await rowsOf<{ key: string }>(
    `SELECT x.oid::regclass::text AS key FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
       JOIN pg_namespace n ON n.oid = x.relnamespace JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE i.indisunique AND n.nspname IN ('peil', 'vault', 'identity') AND a.attname <> 'tenant'`,
  );
  expect(keys.map(({ key }) => key).toSorted()).toEqual(keysWithoutTenant);
});

test("LED-1 SYS-4 no role changes or takes away a fact, a command, a node or a checkpoint", async () => {
  const tables = ["peil.fact", "peil.command", "peil.node", "peil.checkpoint"];
  const done: string[] = [];
  for (const role of roles) {
    for (const table of tables) {
      for (const sql of [`UPDATE ${table} SET log = log`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
        if ((await attempted(`SET LOCAL ROLE ${role}; ${sql}`)) !== "42501") done.push(`${role}: ${sql}`);
      }
    }
  }
  expect(done).toEqual([]);
});

test("SYS-4 whoever asks sees and writes what is theirs, and without a tenant nothing", async () => {
  const objections: string[] = [];
  for (const table of Object.keys(kindOf)) objections.push(...(await objectionsTo(client, world, table)));
  expect(objections).toEqual([]);
});

test("SYS-4 SRC-2 a search, which no policy holds, finds what whoever asks may see", async () => {
  for (const asker of askers) {
    const { tenant = "", customer = "", contract = "" } = asker;
    await client.query("SAVEPOINT before_search");
    await client.query(
      `SELECT set_config('role', 'peil_app', true), set_config('app.tenant', $1, true), set_config('app.customer', $2, true),
         set_config('app.contract', $3, true)`,
      [tenant, customer, contract],
    );
    const found = await rowsOf<{ ticket: string }>(
      "SELECT ticket FROM peil.search_tickets('word', NULL, '2026-11-22T09:00:00Z', NULL, NULL, 50)",
    );
    await client.query("ROLLBACK TO SAVEPOINT before_search");
    const own = world.get("peil.ticket")!.filter((row) => sees(world, "peil.ticket", row, asker));
    expect({ asker, found: found.map(({ ticket }) => ticket).toSorted() }).toEqual({
      asker,
      found: own.map((row) => String(row["ticket"])).toSorted(),
    });
  }
});

interface Policy {
  readonly name: string;
  readonly table: string;
  readonly open: boolean;
}

const policies = () =>
  rowsOf<Policy>(
    `SELECT quote_ident(p.polname) AS name, p.polrelid::regclass::text AS table, pg_get_expr(p.polqual, p.polrelid) = 'true' AS open
     FROM pg_policy p ORDER BY 2, 1`,
  );

/** Whether somebody may put rows into it at all, under that policy. */
const takesRows = async (table: string) =>
  (
    await rowsOf<{ any: boolean }>(
      "SELECT bool_or(has_table_privilege(r, $1, 'INSERT')) AS any FROM unnest($2::text[]) r",
      [table, ["peil_app", "peil_identity", "peil_ledger"]],
    )
  )[0]!.any;

test("SYS-4 a policy that is dropped or opened does not pass unnoticed", { timeout: 120_000 }, async () => {
  const unnoticed: string[] = [];
  let tried = 0;
  for (const { name, table, open } of await policies()) {
    const changes = [`DROP POLICY ${name} ON ${table}`];
    if (!open) changes.push(`ALTER POLICY ${name} ON ${table} USING (true)`);
    if (!open && (await takesRows(table))) changes.push(`ALTER POLICY ${name} ON ${table} WITH CHECK (true)`);
    for (const change of changes) {
      await client.query("SAVEPOINT before_change");
      await client.query(change);
      tried += 1;
      if ((await objectionsTo(client, world, table)).length === 0) unnoticed.push(change);
      await client.query("ROLLBACK TO SAVEPOINT before_change");
    }
  }
  expect(unnoticed).toEqual([]);
  expect(tried).toBeGreaterThan(90);
});
