/**
 * Makes the JavaScript that a packed Peil ships, and its pages (npm runs this before it packs): Node refuses to strip types of anything
 * inside node_modules. The folder is made anew, so that a file deleted from src does not live on in it.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { buildWeb } from "./web.ts";

const root = path.resolve(import.meta.dirname, "..");
rmSync(path.join(root, "dist"), { recursive: true, force: true });
const tsc = path.join(root, "node_modules/typescript/bin/tsc");
const built = spawnSync(process.execPath, [tsc, "--project", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
const hasPages = await buildWeb((line) => void process.stderr.write(`${line}\n`), 1);
process.exitCode = hasPages ? (built.status ?? 1) : 1;
