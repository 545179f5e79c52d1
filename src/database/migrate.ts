/**
 * Brings a database to the schema of this program: plain SQL files in order, each in a transaction, each once, remembered with
 * the hash of what ran. A database that knows a later migration belongs to a newer program, and is left alone.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** A database that this program must not touch; `reason` says which of the closed set it is. */
export class MigrationRefused extends Error {
  readonly reason: "newer-schema" | "changed-migration" | "old-server" | "roles";
  constructor(reason: MigrationRefused["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

const folder = new URL("../../migrations/", import.meta.url);
/** Any two programs that start at once take turns by this number. */
const turn = 7_345_000_001;
export const roles = [
  "peil_app",
  "peil_ledger",
  "peil_read",
  "peil_follower",
  "peil_identity",
  "peil_door",
  "peil_search",
];

export async function migrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(fileURLToPath(new URL(name, folder)), "utf8") })),
  );
}

/** Runs what has not run, as the owner of the database; gives the names of what ran. Refuses with `MigrationRefused`. */
export async function migrate(url: string, upTo?: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "peil migrate" });
  await client.connect();
  try {
    const major = await needsServer15(client);
    await client.query("SELECT pg_advisory_lock($1)", [turn]);
    const all = (await migrations()).filter(({ name }) => upTo === undefined || name <= upTo);
    const ran = await whatRan(client);
    refuseStrange(all, ran, upTo);
    const missing = all.filter(({ name }) => !ran.has(name));
    // Also where nothing is missing: a restored database may stand on a server that has not seen it before.
    for (const role of roles) await makeRole(client, role, major);
    if (missing.length === 0) return [];
    await client.query(
      "CREATE TABLE IF NOT EXISTS public.peil_migration (name text PRIMARY KEY, hash text NOT NULL, ran_at timestamptz NOT NULL)",
    );
    for (const migration of missing) await runOne(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Names and hashes. */
async function whatRan(client: pg.Client): Promise<Map<string, string>> {
  const there = await client.query<{ table: string | null }>("SELECT to_regclass('public.peil_migration') AS table");
  if (there.rows[0]!.table === null) return new Map();
  const ran = await client.query<{ name: string; hash: string }>("SELECT name, hash FROM public.peil_migration");
  return new Map(ran.rows.map(({ name, hash }) => [name, hash]));
}

async function needsServer15(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  const major = Math.floor(Number(rows[0]!.version) / 10_000);
  if (major < 15) throw new MigrationRefused("old-server", `PostgreSQL 15 or newer is needed, and this is ${major}`);
  return major;
}

/** What PostgreSQL says when two databases of one server make or give a role at the same moment. */
const collisions = new Set(["42710", "23505", "XX000"]);

/**
 * Roles are of the whole server, so another database of it may have made them. The owner has to be able to take each and to have
 * what each has; from 16 on these are two things, and whoever made a role has neither by that alone.
 */
async function makeRole(client: pg.Client, role: string, major: number, tries = 5): Promise<void> {
  const has = major >= 16 ? "USAGE, SET" : "USAGE";
  const lacks = has.split(", ").map((one) => `NOT pg_has_role(current_user, '${role}', '${one}')`);
  try {
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
      IF ${lacks.join(" OR ")} THEN GRANT ${role} TO CURRENT_USER; END IF;
    END $$`);
  } catch (error) {
    const { code, message } = error as pg.DatabaseError;
    if (collisions.has(code ?? "") && tries > 1) return makeRole(client, role, major, tries - 1);
    if (code !== "42501") throw error;
    const { rows } = await client.query<{ owner: string }>("SELECT quote_ident(current_user) AS owner");
    const { owner } = rows[0]!;
    throw new MigrationRefused(
      "roles",
      `the role ${role} cannot be made or taken (${message}): as a superuser, ALTER ROLE ${owner} CREATEROLE where the server ` +
        `has no ${role} yet, else GRANT ${roles.join(", ")} TO ${owner}`,
    );
  }
}

function refuseStrange(all: readonly Migration[], ran: ReadonlyMap<string, string>, upTo: string | undefined): void {
  const known = new Map(all.map(({ name, sql }) => [name, hashOf(sql)]));
  for (const [name, hash] of ran) {
    const own = known.get(name);
    if (own === undefined && (upTo === undefined || name <= upTo)) {
      throw new MigrationRefused(
        "newer-schema",
        `the database has ${name}, which this program does not know: use the newer program`,
      );
    }
    if (own !== undefined && own !== hash) {
      throw new MigrationRefused("changed-migration", `${name} is not what ran on this database: put its text back`);
    }
  }
}

async function runOne(client: pg.Client, { name, sql }: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query("INSERT INTO public.peil_migration VALUES ($1, $2, now())", [name, hashOf(sql)]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

function hashOf(sql: string): string {
  return createHash("sha256").update(sql).digest("hex");
}
