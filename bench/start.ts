/**
 * Starting the whole system as a person does, until it answers that it is ready: on an empty home, where it makes its database, and
 * on one that is there. The floor is the same Node that answers one request and does nothing else. With `--clone`, also
 * the first start in a fresh clone, its packages installed from the cache.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as after } from "node:timers/promises";
import { printOnce, type BenchRow } from "./best-of.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = 3;
const patienceMs = 30_000;

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "peil-bench-"));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await printOnce(run);

async function measure(folder: string): Promise<BenchRow[]> {
  const bare = path.join(folder, "bare.mjs");
  writeFileSync(
    bare,
    `import { createServer } from "node:http"; createServer((_, a) => a.end()).listen(process.env.PORT);`,
  );
  const floor = await best(() => ready([process.execPath, bare], folder, root));
  const peil = [path.join(root, "bin/peil"), "start"];
  let n = 0;
  const first = await best(() => ready(peil, path.join(folder, `home-${n++}`), root));
  const later = await best(() => ready(peil, path.join(folder, "home-0"), root));
  const row = (name: string, value: number, boundMs: number): BenchRow => ({
    name,
    value,
    unit: "ms",
    against: "Node that answers one request",
    ratio: value / floor,
    bound: `under ${boundMs} ms`,
    within: value < boundMs,
  });
  return [
    row("peil start, ready on an empty home", first, 10_000),
    row("peil start, ready on one that is there", later, 5_000),
    ...(process.argv.includes("--clone") ? [await inClone(folder)] : []),
  ];
}

/** From the end of the cloning on: what there is to download comes out of the cache of npm. */
async function inClone(folder: string): Promise<BenchRow> {
  const clone = path.join(folder, "clone");
  spawnSync("git", ["clone", "--quiet", "--depth=1", `file://${root}`, clone], { stdio: "inherit" });
  const begun = performance.now();
  const installed = spawnSync("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], {
    cwd: clone,
    encoding: "utf8",
  });
  if (installed.status !== 0) throw new Error(installed.stderr);
  await ready(["npm", "start"], path.join(folder, "home-of-clone"), clone);
  const seconds = (performance.now() - begun) / 1000;
  return {
    name: "npm ci and npm start in a fresh clone",
    value: seconds,
    unit: "s",
    bound: "at most 30 s",
    within: seconds <= 30,
  };
}

/** Milliseconds until `/readyz` says so; the process is ended after that. */
async function ready([command, ...words]: readonly string[], home: string, cwd: string): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const begun = performance.now();
  const env = { ...process.env, PORT: String(port), PEIL_HOME: home, PEIL_LOG_LEVEL: "error" };
  // A group of its own: what is started by what we start ends with it, however many stand between.
  const child = spawn(command!, words, { cwd, env, stdio: ["ignore", "ignore", "inherit"], detached: true });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      if (answer?.ok) return performance.now() - begun;
      await after(5);
    }
  } finally {
    await end(child);
  }
}

/** Settles when nothing is left of it; what does not end in good order within half a minute ends all the same. */
async function end(child: ChildProcess): Promise<void> {
  const sent = (signal: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(-child.pid!, signal);
    } catch {
      return false; // nobody is left in the group
    }
  };
  child.kill("SIGTERM");
  for (const begun = performance.now(); sent(0); await after(20))
    if (performance.now() - begun > patienceMs) sent("SIGKILL");
}

async function best(measured: () => Promise<number>): Promise<number> {
  let least = Infinity;
  for (let n = 0; n < rounds; n++) least = Math.min(least, await measured());
  return least;
}
