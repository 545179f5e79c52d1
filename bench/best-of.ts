/**
 * Runs a measurement in several processes of its own and keeps the best of each figure: the machine's other work only
 * ever makes a figure worse. Ratios are taken inside one process, where both sides met the same circumstances.
 */
import { spawnSync } from "node:child_process";

export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is measured against in the same run, and how many times as long it took (or as fast it was). */
  readonly against?: string;
  readonly ratio?: number;
  /** The bound that holds, as text, and whether this figure is within it. */
  readonly bound?: string;
  readonly within?: boolean;
  /** Whether more is better, as with a rate. */
  readonly more?: boolean;
}

/** The best of every row over so many processes of `file`, which prints its rows as JSON when run with `--once`. */
export function bestOf(file: string, processes = 5): BenchRow[] {
  const best = new Map<string, BenchRow>();
  for (let i = 0; i < processes; i++) {
    const run = spawnSync(process.execPath, [file, "--once"], { encoding: "utf8", maxBuffer: 16 * 1024 * 1024 });
    if (run.status !== 0) throw new Error(`${file} failed: ${run.stderr}`);
    for (const row of JSON.parse(run.stdout) as BenchRow[]) {
      const known = best.get(row.name);
      if (known === undefined || (row.more === true ? row.value > known.value : row.value < known.value))
        best.set(row.name, row);
    }
  }
  return [...best.values()];
}

/** How a bench file ends: alone it prints its rows once as JSON, so that `bestOf` can run it. */
export async function printOnce(measure: () => readonly BenchRow[] | Promise<readonly BenchRow[]>): Promise<void> {
  if (process.argv.includes("--once")) process.stdout.write(JSON.stringify(await measure()));
}
