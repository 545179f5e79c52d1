import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { isAlive, sent } from "./endings.ts";
import { aHome, aMadeHome, aProgram, ask, childStates, killed, until } from "../../test/database/life.ts";
import { placesIn } from "./places.ts";
import { serverProcesses } from "./processes.ts";
import { startServer } from "./server.ts";

test("a home of nothing becomes a database that keeps what it is given, closed to others and to the network", async () => {
  const home = aHome();
  const said: string[] = [];
  const first = await startServer({ home, say: (line) => said.push(line) });
  await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS answer");
  const settings = await ask(
    first.url,
    "SELECT current_setting('listen_addresses') AS tcp, current_setting('fsync') AS fsync",
  );
  expect(settings).toEqual([{ tcp: "", fsync: "on" }]);
  const places = placesIn(home);
  const modes = [places.server, places.data, places.log, places.socket].map((at) => statSync(at).mode & 0o777);
  expect(modes).toEqual([0o700, 0o700, 0o700, 0o700]);
  await first.stop();
  expect(serverProcesses(places)).toEqual([]);
  expect(said).toEqual([`Making a database in ${home}.`]);

  const second = await startServer({ home, settings: { max_connections: "7", listen_addresses: "*" } });
  expect(await ask(second.url, "SELECT answer, current_setting('max_connections') AS most FROM kept")).toEqual([
    { answer: 42, most: "7" },
  ]);
  expect(await ask(second.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "" }]);
  await Promise.all([second.stop(), second.stop()]);
  await until(() => !childStates().includes("Z")); // one that ended this instant is not fetched yet
  expect(readFileSync(path.join(places.log, readdirSync(places.log).at(-1)!), "utf8")).toContain("is shut down");
});

test("a server whose home was taken away stops all the same, whether it still runs or was killed too", async () => {
  for (const isKilled of [false, true]) {
    const home = await aMadeHome();
    const server = await startServer({ home });
    const { pid } = server;
    rmSync(home, { recursive: true });
    if (isKilled) sent(pid, "SIGKILL");
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  }
});

test("a fresh start throws away what was there", async () => {
  const home = await aMadeHome();
  const server = await startServer({ home, fresh: true });
  expect(await ask(server.url, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }]);
  await server.stop();
});

test("the postmaster is killed under running queries: the database is back by itself with all that was committed", async () => {
  const home = await aMadeHome();
  const said: string[] = [];
  const server = await startServer({ home, say: (line) => said.push(line) });
  await ask(server.url, "INSERT INTO kept SELECT generate_series(1, 5000)");
  // One that waits notices that its postmaster is gone; one that reckons does not look up.
  const sleeping = ask(server.url, "SELECT pg_sleep(60)");
  const reckoning = ask(
    server.url,
    "SELECT count(*) FROM generate_series(1, 1000000000) a WHERE a % 7 = md5(a::text)::bit(4)::int",
  );
  const lost = Promise.allSettled([sleeping, reckoning]);
  await until(
    () => serverProcesses(placesIn(home)).filter(({ command }) => /peil_owner postgres/.test(command)).length === 2,
  );
  const before = serverProcesses(placesIn(home)).map(({ pid }) => pid);
  const was = server.pid;
  process.kill(was, "SIGKILL");
  await until(() => server.pid !== was && said.at(-1) === "The database is back.", 10_000);
  expect((await lost).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await ask(server.url, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 5001 }]);
  expect(serverProcesses(placesIn(home)).filter(({ pid }) => before.includes(pid))).toEqual([]);
  await until(() => !childStates().includes("Z")); // one that ended this instant is not fetched yet

  const pool = new pg.Pool({ connectionString: server.url });
  pool.on("error", () => {});
  await pool.query("SELECT 1");
  const again = server.pid;
  process.kill(again, "SIGTERM");
  await pool.end();
  await until(() => server.pid !== again, 10_000);
  await server.stop();
  expect(serverProcesses(placesIn(home))).toEqual([]);
});

test("a home has one Peil at a time, and the second hears who has it", async () => {
  const home = await aMadeHome();
  const server = await startServer({ home });
  const here = startServer({ home });
  await expect(here).rejects.toMatchObject({ code: "folder-in-use", parameters: { folder: home, pid: process.pid } });
  const there = await aProgram(home);
  expect(there.said).toMatchObject({ refused: "folder-in-use", parameters: { pid: process.pid } });
  expect(await ask(server.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  // Who comes while it is on its way out waits for that.
  const stopping = server.stop();
  const next = await startServer({ home });
  await stopping;
  expect(next.pid).not.toBe(server.pid);
  await next.stop();
});

test("data of another version is refused and left as it is", async () => {
  const home = aHome();
  const { data } = placesIn(home);
  mkdirSync(data, { recursive: true });
  writeFileSync(path.join(data, "PG_VERSION"), "14\n");
  const parameters = { folder: home, found: "14", major: 18 };
  await expect(startServer({ home })).rejects.toMatchObject({ code: "folder-of-other-version", parameters });
  expect(readdirSync(data)).toEqual(["PG_VERSION"]);
});

test("PostgreSQL 15 runs as well; a folder that was half made, and a pid that is somebody else's by now, are no obstacle", async () => {
  const home = aHome();
  const places = placesIn(home);
  const half = path.join(places.server, "data.making-1");
  mkdirSync(half, { recursive: true });
  writeFileSync(path.join(half, "PG_VERSION"), "15\n");
  const first = await startServer({ home, major: 15 });
  expect(await ask(first.url, "SELECT current_setting('server_version_num')::int / 10000 AS major")).toEqual([
    { major: 15 },
  ]);
  await first.stop();
  expect(existsSync(half)).toBe(false);
  const pidFile = path.join(places.data, "postmaster.pid");
  writeFileSync(pidFile, `${process.pid}\n${places.data}\n1\n5432\n${places.socket}\n\n  1 1\nready   \n`);
  expect(isAlive(process.pid)).toBe(true);
  const second = await startServer({ home, major: 15 });
  expect(await ask(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await second.stop();
});

test("a home too deep for a socket gets its socket elsewhere, and nothing of it stays behind", async () => {
  const home = path.join(aHome(), "d".repeat(100));
  const server = await startServer({ home });
  const socket = decodeURIComponent(new URL(server.url).hostname);
  expect(statSync(socket).mode & 0o777).toBe(0o700);
  expect(await ask(server.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await server.stop();
  expect(() => statSync(socket)).toThrow("ENOENT");
  const cut = await aProgram(home);
  await killed(cut, "SIGKILL");
  const next = await startServer({ home });
  expect(() => statSync(decodeURIComponent(new URL(cut.said.url!).hostname))).toThrow("ENOENT");
  await next.stop();
});
