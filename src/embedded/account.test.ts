import { chmodSync, chownSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { canReach, namedAccounts } from "./account.ts";
import { aHome, aProgram, ask, killed } from "../../test/database/life.ts";
import { placesIn } from "./places.ts";
import { startServer } from "./server.ts";

const passwd = "root:x:0:0:root:/:/bin/sh\nnobody:*:-2:-2::/:/bin/false\npostgres:x:101:104:,,,:/:/bin/sh\n\n";

test("accounts are read by name; root and numbers below none are no choice", () => {
  expect([...namedAccounts(passwd)]).toEqual([["postgres", { uid: 101, gid: 104 }]]);
});

describe.runIf(process.getuid?.() === 0)("started as root", () => {
  test("the server is another account's, which gets through the home and no further", async () => {
    const home = aHome();
    const server = await startServer({ home });
    const { server: folder, data } = placesIn(home);
    const { uid, gid } = statSync(data);
    expect(uid).toBeGreaterThan(0);
    expect(canReach(home, { uid, gid })).toBe(true);
    expect([statSync(home).mode & 0o777, statSync(home).uid, statSync(folder).uid]).toEqual([0o710, 0, uid]);
    expect(statSync(`/proc/${server.pid}`).uid).toBe(uid);
    await server.stop();
  });

  test("in a folder that is closed to every other account it keeps our number and is shown another; then it moves out", async () => {
    const home = aHome(0o700);
    expect(canReach(home.replace(/home$/, ""), { uid: 12_345, gid: 12_345 })).toBe(true);
    const server = await startServer({ home });
    await ask(server.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    expect([statSync(placesIn(home).data).uid, statSync(`/proc/${server.pid}`).uid]).toEqual([0, 0]);
    await server.stop();
    // Opened by its administrator, the same data goes to an account of its own.
    chmodSync(path.dirname(home), 0o755);
    const next = await startServer({ home });
    expect(await ask(next.url, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
    expect(statSync(placesIn(home).data).uid).toBeGreaterThan(0);
    await next.stop();
  });

  test.for([
    { uid: 65_534, of: "an account with a name" },
    { uid: 54_321, of: "a number that has none" },
  ])("under $of, the server is that account's", async ({ uid }) => {
    const home = aHome();
    mkdirSync(home, { mode: 0o700 });
    chownSync(home, uid, uid);
    const program = await aProgram(home, { uid, gid: uid });
    expect(program.said.refused).toBe(undefined);
    expect([statSync(placesIn(home).data).uid, statSync(home).mode & 0o777]).toEqual([uid, 0o700]);
    expect(await ask(program.said.url!, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await killed(program, "SIGKILL");
  });
});
