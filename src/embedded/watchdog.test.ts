import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { sent } from "./endings.ts";
import { aMadeHome, aProgram, ask, killed, until } from "../../test/database/life.ts";
import { placesIn } from "./places.ts";
import { serverProcesses } from "./processes.ts";
import { startServer } from "./server.ts";

test("the program is killed: its server goes in good order, and the next one has the data", async () => {
  const home = await aMadeHome();
  const program = await aProgram(home);
  await ask(program.said.url!, "UPDATE kept SET answer = 1");
  const waiting = ask(program.said.url!, "SELECT pg_sleep(60)").catch((error: Error) => error.message);
  await killed(program, "SIGKILL");
  await until(() => serverProcesses(placesIn(home)).length === 0, 5_000);
  expect(await waiting).toMatch(/terminat/);
  await until(() => watchdogsOf(home).length === 0);
  expect(lastLog(home)).toContain("database system is shut down");
  const next = await startServer({ home });
  expect(await ask(next.url, "SELECT answer FROM kept")).toEqual([{ answer: 1 }]);
  await next.stop();
  expect(lastLog(home)).not.toContain("not properly shut down");
});

test("the program is killed and the next starts at once: it waits for the old server, and there is never a second", async () => {
  const home = await aMadeHome();
  let program = await aProgram(home);
  for (const round of [2, 3]) {
    const { postmaster } = program.said;
    await killed(program, "SIGKILL");
    program = await aProgram(home);
    expect(serverPids(home)).not.toContain(postmaster);
    await ask(program.said.url!, `UPDATE kept SET answer = ${round}`);
  }
  // The watchdog of an earlier one does nothing to a server that it was not told of.
  await until(() => watchdogsOf(home).length === 1);
  expect(await ask(program.said.url!, "SELECT answer FROM kept")).toEqual([{ answer: 3 }]);
  await killed(program, "SIGKILL");
});

test("the watchdog is killed and replaced; when both are killed at once, the next start ends the server they left", async () => {
  const home = await aMadeHome();
  const program = await aProgram(home);
  const [first] = watchdogsOf(home);
  sent(first!, "SIGTERM");
  sent(first!, "SIGKILL");
  await until(() => watchdogsOf(home).some((pid) => pid !== first));
  await killedWithWatchdog(home, program.child.pid!);
  expect(serverPids(home)).toContain(program.said.postmaster);
  const said: string[] = [];
  const next = await startServer({ home, say: (line) => said.push(line) });
  expect(serverPids(home)).not.toContain(program.said.postmaster);
  expect(said).toEqual(["Waiting for the database of a Peil that was cut short to end."]);
  await next.stop();
});

test.for([
  { orderly: true, manner: "that stops its database" },
  { orderly: false, manner: "that does nothing about it" },
])("SIGTERM to a program $manner ends all of it in good order", async ({ orderly }) => {
  const home = await aMadeHome();
  const program = await aProgram(home, { orderly });
  await killed(program, "SIGTERM");
  expect(program.child.exitCode).toBe(orderly ? 0 : null);
  if (!orderly) await until(() => serverProcesses(placesIn(home)).length === 0);
  expect(serverProcesses(placesIn(home))).toEqual([]);
  await until(() => watchdogsOf(home).length === 0);
  expect(lastLog(home)).toContain("database system is shut down");
});

function serverPids(home: string): number[] {
  return serverProcesses(placesIn(home)).map(({ pid }) => pid);
}

function watchdogsOf(home: string): number[] {
  const list = execFileSync("ps", ["-axww", "-o", "pid=,command="], { encoding: "utf8" });
  const { data } = placesIn(home);
  const lines = list.split("\n").filter((line) => line.includes("watchdog.ts") && line.includes(data));
  return lines.map((line) => Number(line.trim().split(" ")[0]));
}

/** The watchdog stopped first, so that it sees nothing when its program dies. */
async function killedWithWatchdog(home: string, program: number): Promise<void> {
  for (const pid of watchdogsOf(home)) sent(pid, "SIGSTOP");
  sent(program, "SIGKILL");
  for (const pid of watchdogsOf(home)) sent(pid, "SIGKILL");
  await until(() => watchdogsOf(home).length === 0);
}

function lastLog(home: string): string {
  const { log } = placesIn(home);
  return readFileSync(path.join(log, readdirSync(log).toSorted().at(-1)!), "utf8");
}
