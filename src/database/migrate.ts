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
  readonly reason: "newer-schema" | "changed-migration" | "old-server";
  constructor(reason: MigrationRefused["reason"], message: string) {
    super(message);
    this.reason = reason;
  }
}

const folder = new URL("../../migrations/", import.meta.url);
/** Any two programs that start at once take turns by this number. */
const turn = 7_345_000_001;
export const roles = ["peil_app", "peil_ledger", "peil_read", "peil_follower", "peil_identity", "peil_door", "peil_search"];

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
    await needsServer15(client);
    await client.query("SELECT pg_advisory_lock($1)", [turn]);
    await client.query(
      "CREATE TABLE IF NOT EXISTS public.peil_migration (name text PRIMARY KEY, hash text NOT NULL, ran_at timestamptz NOT NULL)",
    );
    await makeRoles(client);
    const all = (await migrations()).filter(({ name }) => upTo === undefined || name <= upTo);
    const ran = await client.query<{ name: string; hash: string }>("SELECT name, hash FROM public.peil_migration");
    const hashes = new Map(ran.rows.map(({ name, hash }) => [name, hash]));
    refuseStrange(all, hashes, upTo);
    const missing = all.filter(({ name }) => !hashes.has(name));
    for (const migration of missing) await runOne(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function needsServer15(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version");
  const version = Math.floor(Number(rows[0]!.version) / 10_000);
  if (version < 15)
    throw new MigrationRefused("old-server", `PostgreSQL 15 or newer is needed, and this is ${version}`);
}

/** Roles are of the whole server, so another database of it may have made them; the owner must be able to take each. */
async function makeRoles(client: pg.Client): Promise<void> {
  for (const role of roles) {
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
      IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN GRANT ${role} TO CURRENT_USER; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
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
