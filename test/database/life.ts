/** Homes, programs and processes for the tests of the database that comes along. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { endServer } from "../../src/embedded/endings.ts";
import { placesIn } from "../../src/embedded/places.ts";
import { startServer } from "../../src/embedded/server.ts";

/** A folder that is gone after the test, whatever still ran in it. */
export function aHome(mode = 0o755): string {
  const folder = mkdtempSync(path.join(runFolder(), "home-"));
  chmodSync(folder, mode);
  const home = path.join(folder, "home");
  onTestFinished(async () => {
    await endServer(placesIn(home));
    rmSync(folder, { recursive: true, force: true });
  });
  return home;
}

/** A home that was started and stopped before: most tests are not about making one, which takes longer than they do. */
export async function aMadeHome(): Promise<string> {
  const made = path.join(runFolder(), "made");
  if (!existsSync(made)) {
    const making = mkdtempSync(`${made}-`);
    const server = await startServer({ home: path.join(making, "home") });
    await ask(server.url, "CREATE TABLE kept AS SELECT 42 AS answer");
    await server.stop();
    // Another worker may have been first.
    if (!existsSync(made)) renameSync(making, made);
  }
  const home = aHome();
  cpSync(path.join(made, "home", "postgres", "data"), path.join(home, "postgres", "data"), { recursive: true });
  return home;
}

function runFolder(): string {
  return path.dirname(inject("databaseSocket"));
}

export interface Program {
  readonly child: ChildProcess;
  readonly said: { url?: string; postmaster?: number; refused?: string; parameters?: Record<string, unknown> };
}

/** Another process with a database on the home; settles when that runs or is refused. */
export async function aProgram(
  home: string,
  { orderly = false, ...account }: { orderly?: boolean; uid?: number; gid?: number } = {},
): Promise<Program> {
  const script = path.join(import.meta.dirname, "start.ts");
  const words = [script, home, ...(orderly ? ["orderly"] : [])];
  const child = spawn(process.execPath, words, { cwd: "/", ...account, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [said, complained] = ["", ""];
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complained += text));
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  await until(() => said.includes("\n") || child.exitCode !== null, 20_000);
  if (!said.includes("\n")) throw new Error(complained);
  return { child, said: JSON.parse(said) as Program["said"] };
}

/** Sends a signal and waits for the program to be gone; how long the rest takes is what is tested. */
export async function killed({ child }: Program, signal: NodeJS.Signals): Promise<void> {
  const hasGone = once(child, "exit");
  child.kill(signal);
  await hasGone;
}

export async function until(isSo: () => boolean, withinMs = 5_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`not so within ${withinMs} ms: ${isSo.toString()}`);
    await sleep(10);
  }
}

/** The rows of one statement, on a connection of its own. */
export async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  // Told beside the failing statement when the server goes.
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Children of this process, by the state of each: Z is one that nobody reaped. */
export function childStates(parent = process.pid): string[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      const [state, of] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return Number(of) === parent ? [state!] : [];
    } catch {
      return [];
    }
  });
}
