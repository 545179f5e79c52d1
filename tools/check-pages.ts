/** Types, accessibility and unused styles of every page and part of one, which only Svelte's own checker can read. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { buildWeb } from "./web.ts";

const root = path.resolve(import.meta.dirname, "..");
if (!(await buildWeb(() => undefined))) process.exit(1);
const words = ["--tsconfig", "web/tsconfig.json", "--fail-on-warnings", "--output", "human"];
const checked = spawnSync(process.execPath, [path.join(root, "node_modules/svelte-check/bin/svelte-check"), ...words], {
  cwd: root,
  stdio: "inherit",
});
process.exitCode = checked.status ?? 1;
