/**
 * The server that the tests share: PostgreSQL 18, or 15 with `PEIL_TEST_POSTGRES=15`, or any with
 * `PEIL_TEST_DATABASE_URL`. One database on it has every migration; each test gets a copy.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "../../src/database/migrate.ts";
import { sent } from "../../src/embedded/endings.ts";
import { placesIn } from "../../src/embedded/places.ts";
import { serverProcesses } from "../../src/embedded/processes.ts";
import { startServer } from "../../src/embedded/server.ts";

export interface TestServer {
  readonly url: string;
  /** The database that tests copy. */
  readonly template: string;
  stop(): Promise<void>;
  /** At once and without waiting for anything, for a run that is cut short: nothing on it is worth a checkpoint. */
  kill(): void;
}

/** What makes tests fast and would lose data: tests of what survives a crash start a server of their own. */
const fast = { fsync: "off", full_page_writes: "off", synchronous_commit: "off", autovacuum: "off" };

export async function startTestServer(home: string): Promise<TestServer> {
  const given = process.env["PEIL_TEST_DATABASE_URL"];
  const major = process.env["PEIL_TEST_POSTGRES"] === "15" ? 15 : 18;
  const server = given ? undefined : await startServer({ home, major, settings: fast });
  const url = given ?? server!.url;
  // A server that is not ours may have others testing on it.
  const template = `peil_template_${randomBytes(4).toString("hex")}`;
  try {
    await run(url, `CREATE DATABASE ${template}`);
    await migrate(on(url, template));
  } catch (error) {
    await server?.stop();
    throw error;
  }
  return {
    url,
    template,
    async stop() {
      if (server) await server.stop();
      else await run(url, `DROP DATABASE ${template} WITH (FORCE)`);
    },
    kill() {
      if (!server) return;
      // The postmaster first, which would otherwise tend to the others.
      sent(server.pid, "SIGKILL");
      const places = placesIn(home);
      while (serverProcesses(places).some(({ pid }) => sent(pid, "SIGKILL"))) pauseMs(10);
    },
  };
}

function pauseMs(length: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, length);
}

/** One statement on a connection of its own. */
export async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function on(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
