/** Asks the database as each role and in each scope, and says where it shows or takes another row than it may. */
import type pg from "pg";
import { askers, kindOf, mayWrite, sees, type Asker, type World } from "./who-sees.ts";
import type { Row } from "./two-suppliers.ts";

/** Roles that serve somebody, and see what that one sees. */
const servants = ["peil_app", "peil_identity", "peil_ledger", "peil_read"] as const;
/** Roles that see every tenant, through functions that give little away. */
const wideRoles = ["peil_follower", "peil_door", "peil_search"] as const;

/** What row level security refuses, and what it lets through to whatever refuses a row that is there already. */
const refused = "42501";

/** In the transaction that is open: a function for it, and all there is, as nobody is kept from seeing it. */
export async function readWorld(client: pg.ClientBase): Promise<World> {
  await client.query(`CREATE FUNCTION pg_temp.try_insert(p_table text, p_row jsonb) RETURNS text LANGUAGE plpgsql AS $$
    BEGIN
      EXECUTE format('INSERT INTO %s SELECT * FROM jsonb_populate_record(NULL::%s, $1)', p_table, p_table) USING p_row;
      RAISE EXCEPTION 'taken' USING ERRCODE = 'PT001';
    EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE; END $$`);
  const world = new Map<string, readonly Row[]>();
  for (const table of Object.keys(kindOf)) {
    const { rows } = await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
    world.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return world;
}

export async function objectionsTo(client: pg.ClientBase, world: World, table: string): Promise<string[]> {
  const objections: string[] = [];
  for (const role of servants) {
    if (await may(client, role, table, "SELECT")) {
      for (const asker of askers) objections.push(...(await wronglyShown(client, world, table, role, asker)));
    }
    if (await may(client, role, table, "INSERT")) {
      for (const asker of askers) objections.push(...(await wronglyTaken(client, world, table, role, asker)));
    }
  }
  for (const role of wideRoles) objections.push(...(await hidden(client, world, table, role)));
  return objections;
}

async function may(client: pg.ClientBase, role: string, table: string, what: string): Promise<boolean> {
  // A role that is let into some columns only is let into none of what is compared here.
  const { rows } = await client.query<{ may: boolean }>("SELECT has_table_privilege($1, $2, $3) AS may", [
    role,
    table,
    what,
  ]);
  return rows[0]!.may;
}

async function wronglyShown(
  client: pg.ClientBase,
  world: World,
  table: string,
  role: string,
  asker: Asker,
): Promise<string[]> {
  const expected = world.get(table)!.filter((row) => sees(world, table, row, asker));
  const shown = await as(client, role, asker, async () => {
    const { rows } = await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
    return rows.map(({ row }) => row);
  });
  const same = JSON.stringify(inOrder(shown)) === JSON.stringify(inOrder(expected));
  return same ? [] : [`${role} as ${asker.told} sees ${shown.length} of ${table}, not ${expected.length}`];
}

function inOrder(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

async function wronglyTaken(
  client: pg.ClientBase,
  world: World,
  table: string,
  role: string,
  asker: Asker,
): Promise<string[]> {
  const rows = world.get(table)!;
  const states = await as(client, role, asker, async () => {
    const tried = await client.query<{ state: string }>(
      "SELECT pg_temp.try_insert($1, r) AS state FROM jsonb_array_elements($2) WITH ORDINALITY e (r, n) ORDER BY n",
      [table, JSON.stringify(rows)],
    );
    return tried.rows.map(({ state }) => state);
  });
  return rows.flatMap((row, index) => {
    const isTaken = states[index] !== refused;
    return isTaken === mayWrite(world, table, row, asker)
      ? []
      : [`${role} as ${asker.told} ${isTaken ? "may" : "may not"} write ${table} ${JSON.stringify(row)}`];
  });
}

async function hidden(client: pg.ClientBase, world: World, table: string, role: string): Promise<string[]> {
  const { rows } = await client.query<{ may: boolean }>(
    "SELECT has_any_column_privilege($1, $2, 'SELECT') AND has_schema_privilege($1, split_part($2, '.', 1), 'USAGE') AS may",
    [role, table],
  );
  if (!rows[0]!.may) return [];
  const count = await as(client, role, {}, async () => {
    const found = await client.query<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`);
    return found.rows[0]!.count;
  });
  const all = world.get(table)!.length;
  return count === all ? [] : [`${role} sees ${count} of ${table}, not ${all}`];
}

/** What an error undoes is undone. */
async function as<T>(
  client: pg.ClientBase,
  role: string,
  { tenant, customer, contract }: Omit<Asker, "told">,
  work: () => Promise<T>,
): Promise<T> {
  await client.query("SAVEPOINT before_asking");
  try {
    await client.query(
      `SELECT set_config('role', $1, true), set_config('app.tenant', $2, true),
      set_config('app.customer', $3, true), set_config('app.contract', $4, true)`,
      [role, tenant ?? "", customer ?? "", contract ?? ""],
    );
    return await work();
  } finally {
    await client.query("ROLLBACK TO SAVEPOINT before_asking");
  }
}
