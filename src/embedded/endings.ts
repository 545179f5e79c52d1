/**
 * Ends what is left of a server on a data folder, so that never two run on one. Fast shutdown first, which writes a
 * checkpoint and loses nothing; then immediate shutdown, after which the next start reads the log again; then the signal
 * that nobody can refuse. Backends that outlived their postmaster have nobody to ask, and get the second at once.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Places } from "./places.ts";
import { postmasterPid, serverProcesses } from "./processes.ts";

/** How long each signal gets before the next, in milliseconds. A checkpoint on a slow disk may take a while. */
export const patienceMs = { SIGINT: 20_000, SIGQUIT: 5_000, SIGKILL: 5_000 } as const;

const steps = ["SIGINT", "SIGQUIT", "SIGKILL"] as const;

/**
 * Settles when no process of the server is left (true), or when some cannot be ended (false). With `only`, nothing is
 * done unless that very postmaster still runs: by then a next server may stand on the same folder.
 */
export async function endServer(places: Pick<Places, "data" | "clusterName">, only?: number): Promise<boolean> {
  const present = () => serverProcesses(places).map(({ pid }) => pid);
  if (only !== undefined && !(await shown(only, present))) return true;
  const found = present();
  const left = () => present().filter((pid) => found.includes(pid));
  for (const signal of steps) {
    const postmaster = postmasterPid(places.data);
    const asked = left().filter((pid) => signal !== "SIGINT" || pid === postmaster);
    for (const pid of asked) sent(pid, signal);
    if (asked.length > 0 && (await gone(left, patienceMs[signal]))) return true;
    if (left().length === 0) return true;
  }
  return false;
}

/**
 * A pid file whose number now belongs to some other process keeps PostgreSQL from starting for ever. Only to be called by
 * who holds the lock, after `endServer`: then no server lives, whatever the file says.
 */
export function forgetReusedPid(data: string): void {
  const pid = postmasterPid(data);
  if (pid !== undefined && isAlive(pid)) rmSync(path.join(data, "postmaster.pid"), { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** False when the process is gone already. */
export function sent(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** A postmaster that began a moment ago does not stand in its folder yet. */
async function shown(pid: number, present: () => number[]): Promise<boolean> {
  const until = performance.now() + 2_000;
  while (!present().includes(pid)) {
    if (!isAlive(pid) || performance.now() > until) return false;
    await sleep(20);
  }
  return true;
}

async function gone(left: () => number[], withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    if (left().length === 0) return true;
    await sleep(20);
  }
  return left().length === 0;
}
