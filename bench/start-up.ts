/**
 * Starting up: `peil --help` with nothing cached and on a second run, beside the same Node that runs an empty script.
 * Whole processes, as a user waits for them.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchRow } from "./best-of.ts";

const peil = fileURLToPath(new URL("../bin/peil", import.meta.url));
const rounds = 7;

export function run(): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), "peil-bench-"));
  try {
    const empty = join(folder, "empty.mjs");
    writeFileSync(empty, "");
    const floorMs = best(rounds, () => elapsed(process.execPath, [empty], {}));
    const firstMs = best(rounds, (i) => elapsed(peil, ["--help"], { NODE_COMPILE_CACHE: join(folder, `cache-${i}`) }));
    const cache = { NODE_COMPILE_CACHE: join(folder, "cache") };
    elapsed(peil, ["--help"], cache);
    const secondMs = best(rounds, () => elapsed(peil, ["--help"], cache));
    const row = (name: string, value: number, boundMs: number): BenchRow => ({
      name,
      value,
      unit: "ms",
      against: "Node with an empty script",
      ratio: value / floorMs,
      bound: `under ${boundMs} ms`,
      within: value < boundMs,
    });
    return [row("peil --help, nothing cached", firstMs, 250), row("peil --help, second run", secondMs, 150)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function best(count: number, measure: (round: number) => number): number {
  return Math.min(...Array.from({ length: count }, (_, i) => measure(i)));
}

function elapsed(command: string, args: string[], env: Record<string, string>): number {
  const begin = performance.now();
  const { status, stderr } = spawnSync(command, args, { env: { ...process.env, ...env }, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed: ${stderr}`);
  return performance.now() - begin;
}
