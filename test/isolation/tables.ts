/**
 * What the database itself shows, table by table, without a handler that could look away: in the scope that the server gives a
 * person every row is theirs to see. And what stands in it of those whom nobody asked anything of, for telling that it stayed.
 */
import pg from "pg";
import { scopeOf } from "../../src/http/scope.ts";
import { sideOfRole } from "../../src/facts/role.ts";
import type { Principal } from "../../src/identity/principal.ts";
import type { Finding } from "./probe.ts";
import type { SignedIn, World } from "./world.ts";

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

export async function owner<T>({ url }: Pick<World, "url">, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function heldTables(world: Pick<World, "url">): Promise<Table[]> {
  return owner(world, async (client) => {
    const { rows } = await client.query<Table>(
      `SELECT c.oid::regclass::text AS name, array_agg(a.attname::text) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relkind IN ('r', 'p') AND c.relrowsecurity AND c.relnamespace::regnamespace::text IN ('peil', 'vault', 'identity')
       GROUP BY c.oid ORDER BY 1`,
    );
    return rows;
  });
}

/** Rows of the tables that requests read, in everybody's scope. */
export async function* strangeRows(world: World, viewers: readonly SignedIn[]): AsyncGenerator<Finding> {
  const tables = (await heldTables(world)).filter(({ name }) => !name.startsWith("identity."));
  for (const viewer of viewers) {
    for (const table of tables) {
      const rows = await rowsOf(world, viewer, table);
      const strange = rows.map((row) => strangeIn(world, viewer, row)).find((what) => what !== undefined);
      if (strange !== undefined) yield { operation: table.name, who: viewer.name, what: strange };
    }
  }
}

type Row = Readonly<Record<string, unknown>>;

async function rowsOf({ database }: World, viewer: SignedIn, { name }: Table): Promise<Row[]> {
  try {
    const scope = scopeOf(viewer as unknown as Principal);
    return await database.read(scope, async (tx) => {
      const rows = await tx.query<{ row: Row }>(`SELECT to_jsonb(held) AS row FROM ${name} AS held`);
      return rows.map(({ row }) => row);
    });
  } catch (error) {
    if ((error as { code?: string }).code === "42501") return []; // not even a right to read it
    throw error;
  }
}

function strangeIn({ owned }: World, viewer: SignedIn, row: Row): string | undefined {
  const { tenant, customer, contract } = row as Readonly<Record<string, string | null | undefined>>;
  const at = JSON.stringify(row).slice(0, 300);
  if (tenant !== viewer.tenant) return `another supplier's row: ${at}`;
  if (sideOfRole(viewer.role) === "supplier") return undefined;
  if (typeof customer === "string" && customer !== viewer.customer) return `another customer's row: ${at}`;
  const isHeldToOne = viewer.role === "auditor" && !("role" in row);
  if (isHeldToOne && typeof contract === "string" && contract !== viewer.contract)
    return `a row of another contract: ${at}`;
  // An end user's own tickets are told apart by the handlers; the database tells customers apart.
  const [foreign] = owned.foreignIn(
    JSON.stringify(row),
    viewer.role === "end-user" ? { ...viewer, role: "contact" } : viewer,
    "",
  );
  return foreign === undefined ? undefined : `${foreign} in ${at}`;
}

/** Everything of suppliers and customers whom nobody asked anything of, in one line a table. */
export async function standsOf(world: World): Promise<readonly string[]> {
  const others = world.viewers.filter(({ name }) => name.endsWith(" of B") || name.endsWith(" of A2"));
  const [tenant, customer] = [
    others.find(({ name }) => name.endsWith(" of B"))!.tenant,
    others.find((one) => one.name.endsWith(" of A2"))!.customer,
  ];
  const tables = (await heldTables(world)).filter(({ columns }) => columns.includes("tenant"));
  return owner(world, async (client) => {
    const lines: string[] = [];
    for (const { name, columns } of tables) {
      const theirs = columns.includes("customer")
        ? "tenant = $1 OR customer = $2"
        : "tenant = $1 AND $2::uuid IS NOT NULL";
      const { rows } = await client.query<{ line: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(held::text, ' ' ORDER BY held::text)), '') AS line
         FROM ${name} AS held WHERE ${theirs}`,
        [tenant, customer],
      );
      lines.push(`${name} ${rows[0]!.line}`);
    }
    return lines;
  });
}

/** How many facts there are, of everybody. */
export async function factsThere(world: Pick<World, "url">): Promise<number> {
  return owner(world, async (client) => {
    const { rows } = await client.query<{ facts: string }>("SELECT count(*) AS facts FROM peil.fact");
    return Number(rows[0]!.facts);
  });
}

/** Runs while this policy lets everything through, of the table that it holds. */
export async function without<T>(world: Pick<World, "url">, policy: string, work: () => Promise<T>): Promise<T> {
  return owner(world, async (client) => {
    const { rows } = await client.query<{ on: string; using: string; check: string | null }>(
      `SELECT polrelid::regclass::text AS "on", pg_get_expr(polqual, polrelid) AS "using", pg_get_expr(polwithcheck, polrelid) AS "check"
       FROM pg_policy WHERE polname = $1`,
      [policy],
    );
    const [held] = rows;
    if (held === undefined) throw new Error(`no policy ${policy}`);
    const check = (expression: string) => (held.check === null ? "" : ` WITH CHECK (${expression})`);
    await client.query(`ALTER POLICY ${policy} ON ${held.on} USING (true)${check("true")}`);
    try {
      return await work();
    } finally {
      await client.query(`ALTER POLICY ${policy} ON ${held.on} USING (${held.using})${check(held.check!)}`);
    }
  });
}
