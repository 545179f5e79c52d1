/**
 * One run of the server process, our own child, so that it is reaped and its end is known at once. Everything that
 * decides who can reach it is on its command line, where no file in the data folder can undo it.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { patienceMs, sent } from "./endings.ts";
import type { Places } from "./places.ts";
import { isReady } from "./processes.ts";
import { ServerRefusal } from "./refusal.ts";
import { lastComplaint, logSettings } from "./server-log.ts";

export interface Postmaster {
  readonly pid: number;
  /** How it ended, in words: "exit code 1", "signal SIGKILL". */
  readonly ended: Promise<string>;
}

export interface PostmasterPlan {
  readonly places: Places;
  readonly binaries: Binaries;
  readonly account: Account;
  readonly socket: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
}

export const PORT = 5432;
/** After this long, a start that still reads its log back is told of, again and again. */
const slowStartMs = 5_000;

/**
 * Starts the server and waits until it takes connections. `born` hears the pid as soon as there is one.
 * @throws ServerRefusal `start-failed`, with the server's own complaint
 */
export async function startPostmaster(plan: PostmasterPlan, born: (pid: number) => void): Promise<Postmaster> {
  const { binaries, account, places, socket, say } = plan;
  // What a killed server leaves: its number may be somebody else's by now, and then PostgreSQL would not start.
  for (const name of [`.s.PGSQL.${PORT}`, `.s.PGSQL.${PORT}.lock`]) rmSync(path.join(socket, name), { force: true });
  const [program, ...words] = [...account.prefix, binaries.postgres, "-D", places.data, ...flags(plan)];
  const child = spawn(program!, words, {
    cwd: "/",
    env: binaries.env,
    ...account.owner,
    // A group of its own: Ctrl-C in a terminal is for Peil, which then ends the server in good order.
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-20_000)));
  let end: string | undefined;
  const ended = new Promise<string>((resolve) => {
    child.on("error", (error) => resolve(error.message));
    child.on("exit", (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  }).then((how) => (end = how));
  const { pid } = child;
  if (pid === undefined) throw startFailed(places, await ended, said);
  born(pid);
  let toldMs = performance.now();
  while (!isReady(places.data, pid)) {
    if (end !== undefined) throw startFailed(places, end, said);
    if (performance.now() - toldMs > slowStartMs) {
      say("The database is still getting ready; after a crash it reads back what it had written down.");
      toldMs = performance.now();
    }
    await Promise.race([sleep(5), ended]);
  }
  // A program that is done may go; the watchdog then ends the server.
  child.unref();
  (child.stderr as unknown as { unref?: () => void }).unref?.();
  return { pid, ended };
}

/** Fast shutdown, and what is stronger when that does not end it. */
export async function stopPostmaster({ pid, ended }: Postmaster): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (!sent(pid, signal)) break;
    const waiting = new AbortController();
    const isOver = await Promise.race([
      ended.then(() => true),
      sleep(patienceMs[signal], false, { signal: waiting.signal }).catch(() => false),
    ]);
    waiting.abort();
    if (isOver) return;
  }
  await ended;
}

function flags({ places, socket, settings }: PostmasterPlan): string[] {
  const all = {
    max_connections: "60",
    shared_buffers: "128MB",
    max_worker_processes: "4",
    timezone: "UTC",
    jit: "off",
    ...settings,
    ...logSettings(places),
    listen_addresses: "",
    port: String(PORT),
    unix_socket_directories: socket,
    unix_socket_permissions: "0700",
    cluster_name: places.clusterName,
  };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function startFailed(places: Places, how: string, said: string): ServerRefusal {
  const reason = lastComplaint(places, said) || said.trim().split("\n").at(-1) || how;
  return new ServerRefusal(
    "start-failed",
    `The database in ${places.home} did not start (${how}): ${reason} Its log is in ${places.log}.`,
    { folder: places.home, reason, log: places.log },
  );
}
