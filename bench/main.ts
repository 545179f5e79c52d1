/**
 * `npm run bench`: every measurement, the best of several processes, as a table and as JSON in bench/results/. Run on a
 * quiet machine: the figures are of this machine, the ratios travel. `npm run bench -- --system` measures the running system,
 * which takes some twenty minutes and ten gigabytes: `PEIL_BENCH_HOME` names a folder that keeps the filled databases. `--pages`
 * measures the pages in a browser.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { columns } from "../src/cli/layout.ts";
import type { BenchRow } from "./best-of.ts";
import { run as availability } from "./availability.ts";
import { run as clocks } from "./clocks.ts";
import { run as daily } from "./daily.ts";
import { run as hours } from "./hours.ts";
import { run as http } from "./http.ts";
import { run as interactions } from "./interactions.ts";
import { run as pages } from "./pages.ts";
import { run as responseTimes } from "./response-times.ts";
import { run as score } from "./score.ts";
import { run as startUp } from "./start-up.ts";
import { run as deadlines } from "./deadlines.ts";
import { run as desk } from "./desk.ts";
import { run as ledger } from "./ledger.ts";
import { run as overview } from "./overview.ts";
import { run as queue } from "./queue.ts";
import { run as rebuild } from "./rebuild.ts";
import { run as start } from "./start.ts";

const group = ["system", "pages"].find((name) => process.argv.includes(`--${name}`)) ?? "latest";
const rows =
  group === "pages"
    ? [...pages(), ...interactions()]
    : group === "system"
      ? [...ledger(), ...desk(), ...deadlines(), ...queue(), ...overview(), ...rebuild(), ...(await start())]
      : [
          ...hours(),
          ...clocks(),
          ...score(),
          ...availability(),
          ...responseTimes(),
          ...daily(),
          ...startUp(),
          ...(await http()),
        ];
const table = rows.map((row) => [
  row.name,
  shown(row),
  row.ratio === undefined ? "" : `${row.ratio < 0.01 ? row.ratio.toExponential(1) : row.ratio.toFixed(2)} ×`,
  row.against ?? "",
  row.bound ?? "",
  row.within === undefined ? "" : row.within ? "within" : "NOT WITHIN",
]);
process.stdout.write(
  `${columns([["what", "figure", "ratio", "against", "bound", ""], ...table], 2, [1, 2]).join("\n")}\n`,
);

const folder = fileURLToPath(new URL("results/", import.meta.url));
mkdirSync(folder, { recursive: true });
const machine = { cpu: cpus()[0]?.model ?? "unknown", cores: cpus().length, node: process.version };
writeFileSync(`${folder}${group}.json`, `${JSON.stringify({ machine, rows }, undefined, 2)}\n`);
process.exitCode = rows.some((row) => row.within === false) ? 1 : 0;

function shown({ value, unit }: BenchRow): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(1)} ${unit}`;
}
