import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { givenAccount, givenIdentity, tenant, type GivenIdentity } from "../../test/identity/identity.ts";

const ofNoTenant = ["attempt", "flow"];

let given: GivenIdentity;
let owner: pg.Client;
beforeAll(async () => {
  given = await givenIdentity();
  await givenAccount(given, "een@example.org");
  owner = new pg.Client(given.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await given.close();
});

async function as<Row extends pg.QueryResultRow>(role: string, sql: string): Promise<Row[]> {
  await owner.query(`BEGIN; SET LOCAL ROLE ${role}`);
  try {
    return (await owner.query<Row>(sql)).rows;
  } finally {
    await owner.query("ROLLBACK");
  }
}

async function tables(): Promise<string[]> {
  const sql = "SELECT tablename FROM pg_tables WHERE schemaname = 'identity' ORDER BY tablename";
  return (await owner.query<{ tablename: string }>(sql)).rows.map(({ tablename }) => tablename);
}

test("IDN-13 the role of requests sees nothing of identity, and identity nothing of what requests are about", async () => {
  for (const role of ["peil_app", "peil_read", "peil_ledger", "peil_follower"]) {
    await expect(as(role, "SELECT * FROM identity.account")).rejects.toThrow("permission denied");
    await expect(as(role, "SELECT * FROM identity.administrators()")).rejects.toThrow("permission denied");
  }
  for (const table of ["peil.person", "peil.fact", "peil.tenant", "vault.person_key"]) {
    await expect(as("peil_identity", `SELECT * FROM ${table}`)).rejects.toThrow("permission denied");
  }
});

test("IDN-13 without a tenant identity sees no row, and with one only its own", async () => {
  const held = (await tables()).filter((table) => !ofNoTenant.includes(table));
  expect(held).toContain("account");
  const other = "99999999-9999-4999-8999-999999999999";
  for (const table of held) {
    const count = `SELECT count(*)::integer AS count FROM identity.${table}`;
    for (const setting of ["", other]) {
      const [seen] = await seenIn(setting, count);
      expect(seen, `${table} in tenant '${setting}'`).toEqual({ count: 0 });
    }
  }
  expect(await seenIn(tenant, "SELECT count(*)::integer AS count FROM identity.account")).toEqual([{ count: 1 }]);
});

test("IDN-13 every table of a tenant has row level security that holds its owner too", async () => {
  const { rows } = await owner.query<{ name: string; forced: boolean }>(
    `SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS forced FROM pg_class
     WHERE relnamespace = 'identity'::regnamespace AND relkind = 'r'`,
  );
  expect(
    rows
      .filter(({ forced }) => !forced)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(ofNoTenant);
});

test("IDN-13 nobody writes a row into another tenant", async () => {
  const sql = `INSERT INTO identity.account (tenant, account, person, role, created_at)
    VALUES ('99999999-9999-4999-8999-999999999999', gen_random_uuid(), gen_random_uuid(), 'administrator', now())`;
  await expect(seenIn(tenant, sql)).rejects.toThrow("row-level security");
});

async function seenIn(setting: string, sql: string): Promise<pg.QueryResultRow[]> {
  await owner.query(`BEGIN; SET LOCAL ROLE peil_identity; SET LOCAL app.tenant = '${setting}'`);
  try {
    return (await owner.query(sql)).rows as pg.QueryResultRow[];
  } finally {
    await owner.query("ROLLBACK");
  }
}
