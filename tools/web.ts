/**
 * Builds the web interface into `web/build` when it is not there or was made from other sources, which a stamp inside it says.
 * Whoever starts Peil from a checkout comes by here first; it takes two seconds, and nothing when there is nothing to do.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { drawingShapes } from "../src/draw/drawing-style.ts";
import { takeTurn } from "./set-up.mjs";

const root = path.resolve(import.meta.dirname, "..");
const web = path.join(root, "web");
/** What is written here follows from the rest, and is not kept. */
const made = path.join(web, "src/lib/made");
const stamp = path.join(web, "build/.made-from");

/** What a page is made of: its own sources, what it shares with the rest, and the packages. */
const sources = [
  "tools/web.ts",
  "web/{package.json,vite.config.ts,tsconfig.json}",
  "web/{src,static}/**/*",
  "src/{time,facts,agreement,engine,report,i18n,draw}/**/*.ts",
  "agreements/*/agreement.yaml",
  "schema/openapi.json",
  "package-lock.json",
];

/** False when it could not be built; what went wrong was said. Two that come at the same moment build once. */
export async function buildWeb(say: (line: string) => void): Promise<boolean> {
  const wanted = madeFrom();
  const isMade = () => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (isMade()) return true;
  if (!isWritable(root)) {
    say("The web interface is to be built, and nothing can be written here: run 'npm run pages' as whoever can.");
    return false;
  }
  const release = await takeTurn(path.join(root, ".set-up.lock"), say, isMade);
  if (release === undefined) return true;
  try {
    say("Building the web interface …");
    mkdirSync(made, { recursive: true });
    writeFileSync(path.join(made, "drawings.css"), drawingShapes);
    const isBuilt = describeApi() && run(svelteKit, ["sync"]) && run(vite, ["build", "--logLevel", "warn"]);
    if (isBuilt) {
      copyFileSync(path.join(root, font, "LICENSE"), path.join(web, "build/font-licence.txt"));
      writeFileSync(stamp, wanted);
    }
    return isBuilt;
  } finally {
    release();
  }
}

/** A service may start from a checkout that it cannot write. */
function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const svelteKit = "node_modules/@sveltejs/kit/svelte-kit.js";
const font = "node_modules/@fontsource-variable/source-sans-3";
const vite = "node_modules/vite/bin/vite.js";

/** The types of the API for its client, from its description: too many lines to stand among what people wrote. */
function describeApi(): boolean {
  const description = path.join(root, "schema/openapi.json");
  return run("node_modules/openapi-typescript/bin/cli.js", [description, "--output", "src/lib/made/schema.d.ts"]);
}

function madeFrom(): string {
  const hash = createHash("sha256");
  for (const pattern of sources)
    for (const name of globSync(pattern, { cwd: root }).toSorted()) {
      const file = path.join(root, name);
      if (file.startsWith(made) || name.endsWith(".test.ts") || path.extname(name) === "") continue;
      hash.update(name).update(readFileSync(file));
    }
  return hash.digest("hex");
}

function run(program: string, words: readonly string[]): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, program), ...words], {
    cwd: web,
    encoding: "utf8",
    // Built by a test it is the same as built by anybody else: what helps who develops pages is not for who reads them.
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}\nThe web interface could not be built.\n`);
  return status === 0;
}

if (import.meta.main) {
  if (process.argv.includes("--anew")) rmSync(path.join(web, "build"), { recursive: true, force: true });
  process.exitCode = (await buildWeb((line) => void process.stderr.write(`${line}\n`))) ? 0 : 1;
}
