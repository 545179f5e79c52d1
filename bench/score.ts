/**
 * A score of a million tickets as a user waits for it: whole processes, start-up included, held to one core where the
 * system can do that, beside only splitting the same file into fields. And one ticket explained out of that file, a
 * hundred agreements compared, and, where PEIL_LOG_FOLDER names the folder with the public incident log, that log.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BenchRow } from "./best-of.ts";
import { agreement, writeExport } from "./exports.ts";

const peil = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const splitFields = fileURLToPath(new URL("split-fields.ts", import.meta.url));
const tutorial = fileURLToPath(new URL("../docs/tutorial/", import.meta.url));
const rounds = 4;

export function run(): BenchRow[] {
  const folder = mkdtempSync(join(tmpdir(), "peil-bench-"));
  try {
    return [...million(folder), ...hundred(folder), ...realLog()];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function million(folder: string): BenchRow[] {
  const { agreement: terms, mapping, csv } = writeExport(folder, 1_000_000);
  const split = best(() => measured([splitFields, csv]));
  const score = best(() => measured([peil, "score", terms, csv, "--map", mapping, "--json"]));
  const explain = best(() => measured([peil, "explain", terms, csv, "INC0765432", "--map", mapping, "--json"]));
  const beside = { against: "splitting it into fields", unit: "s" };
  return [
    {
      name: "a million tickets scored from a CSV",
      value: score.ms / 1000,
      ...beside,
      ratio: score.ms / split.ms,
      bound: "8 s, and 3 ×",
      within: score.ms <= 8000 && score.ms <= 3 * split.ms,
    },
    {
      name: "memory for it at its highest",
      value: score.megabytes,
      unit: "MB",
      against: "splitting it into fields",
      ratio: score.megabytes / split.megabytes,
      bound: "700 MB",
      within: score.megabytes <= 700,
    },
    {
      name: "one ticket explained out of it",
      value: explain.ms / 1000,
      ...beside,
      ratio: explain.ms / split.ms,
      bound: "2 s",
      within: explain.ms <= 2000,
    },
  ];
}

/** A hundred agreements that differ in their targets, on the same tickets. */
function hundred(folder: string): BenchRow[] {
  const { mapping, csv } = writeExport(folder, 100_000);
  const files = Array.from({ length: 100 }, (_, i) => {
    const file = join(folder, `agreement-${i}.yaml`);
    const other = agreement.replace('edition: "1"', `edition: "${i}"`).replace("within 8 h", `within ${8 + i} h`);
    writeFileSync(file, other);
    return file;
  });
  const one = best(() => measured([peil, "score", files[0]!, csv, "--map", mapping, "--json"]));
  const all = best(() => measured([peil, "compare", ...files, "--export", csv, "--map", mapping, "--json"]));
  return [
    {
      name: "100 agreements compared on 100,000 tickets",
      value: all.ms / 1000,
      unit: "s",
      against: "a score under one of them",
      ratio: all.ms / one.ms,
      bound: "10 s",
      within: all.ms < 10_000,
    },
  ];
}

function realLog(): BenchRow[] {
  const log = join(process.env["PEIL_LOG_FOLDER"] ?? "", "incident_event_log.csv.gz");
  if (process.env["PEIL_LOG_FOLDER"] === undefined || !existsSync(log)) return [];
  const terms = join(tutorial, "incident-log.agreement.yaml");
  const mapping = join(tutorial, "incident-log.mapping.yaml");
  const { ms } = best(() => measured([peil, "score", terms, log, "--map", mapping, "--json"]));
  return [{ name: "the public incident log scored", value: ms / 1000, unit: "s", bound: "1 s", within: ms < 1000 }];
}

interface Measured {
  readonly ms: number;
  readonly megabytes: number;
}

function best(measure: () => Measured): Measured {
  const all = Array.from({ length: rounds }, measure);
  return { ms: Math.min(...all.map(({ ms }) => ms)), megabytes: Math.min(...all.map(({ megabytes }) => megabytes)) };
}

/** Written to a fourth stream as the process ends: the most memory that it held, in kilobytes. */
const tellMemory =
  'import{writeSync}from"node:fs";process.on("exit",()=>writeSync(3,String(process.resourceUsage().maxRSS)))';
const oneCore = spawnSync("taskset", ["-c", "0", "true"]).status === 0 ? ["taskset", "-c", "0"] : [];

function measured(args: readonly string[], held = oneCore): Measured {
  const node = [process.execPath, "--import", `data:text/javascript,${encodeURIComponent(tellMemory)}`, ...args];
  const [command, ...rest] = [...held, ...node];
  const begin = performance.now();
  const { status, stderr, output } = spawnSync(command!, rest, {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  const ms = performance.now() - begin;
  if (status !== 0) throw new Error(`${rest.join(" ")} failed: ${stderr}`);
  return { ms, megabytes: Math.round(Number(output[3]) / 1024) };
}
