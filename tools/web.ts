/**
 * Builds the web interface when it is not there or was made from other sources, into a folder of its own under `web/build`, which `current`
 * there names once it is whole: a Peil that runs goes on with the pages that it started with. Whoever starts Peil from a checkout comes by
 * here first; it takes some seconds, and nothing when there is nothing to do.
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
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { drawingShapes } from "../src/draw/drawing-style.ts";
import { takeTurn } from "./set-up.mjs";

const root = path.resolve(import.meta.dirname, "..");
const web = path.join(root, "web");
/** What is written here follows from the rest, and is not kept. */
const made = path.join(web, "src/lib/made");
/** Served beside the font. */
const licence = path.join(web, "static/font-licence.txt");
const builds = path.join(web, "build");
const current = path.join(builds, "current");
/** The newest, and those with which a Peil may still run that started before. */
const mostBuilds = 3;

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

/** False when it could not be built; what went wrong was said. Two that come at the same moment build once. `kept`: how many builds stay. */
export async function buildWeb(say: (line: string) => void, kept = mostBuilds): Promise<boolean> {
  const wanted = madeFrom().slice(0, 16);
  const isMade = () => existsSync(current) && readFileSync(current, "utf8") === wanted;
  if (isMade()) {
    if (kept < mostBuilds) keepNewest(builds, kept);
    return true;
  }
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
    copyFileSync(path.join(root, font, "LICENSE"), licence);
    const env = { PEIL_WEB_BUILD: path.join("build", wanted) };
    const whole = path.join(builds, wanted, ".whole");
    const isBuilt =
      describeApi() &&
      run(svelteKit, ["sync"]) &&
      (existsSync(whole) || run(vite, ["build", "--logLevel", "warn"], env));
    if (isBuilt) {
      writeFileSync(whole, "");
      writeFileSync(`${current}.new`, wanted);
      renameSync(`${current}.new`, current);
      keepNewest(builds, kept);
    }
    return isBuilt;
  } finally {
    release();
  }
}

/** Of the builds the newest, the one in use among them; whatever else lies beside them goes. */
export function keepNewest(folder: string, kept: number): void {
  const used = readFileSync(path.join(folder, "current"), "utf8");
  const madeAt = (name: string) => (name === used ? Infinity : statSync(path.join(folder, name)).mtimeMs);
  const isBuild = (name: string) => /^[0-9a-f]{16}$/.test(name);
  const names = readdirSync(folder).filter((name) => name !== "current");
  const old = names
    .filter(isBuild)
    .toSorted((a, b) => madeAt(b) - madeAt(a))
    .slice(kept);
  for (const name of [...names.filter((one) => !isBuild(one)), ...old])
    rmSync(path.join(folder, name), { recursive: true, force: true });
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
      if (file.startsWith(made) || file === licence || name.endsWith(".test.ts") || path.extname(name) === "") continue;
      hash.update(name).update(readFileSync(file));
    }
  return hash.digest("hex");
}

function run(program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, program), ...words], {
    cwd: web,
    encoding: "utf8",
    // Built by a test it is the same as built by anybody else: what helps who develops pages is not for who reads them.
    env: { ...process.env, ...env, NODE_ENV: "production" },
  });
  if (status !== 0) process.stderr.write(`${stdout}${stderr}\nThe web interface could not be built.\n`);
  return status === 0;
}

if (import.meta.main) {
  if (process.argv.includes("--anew")) rmSync(builds, { recursive: true, force: true });
  process.exitCode = (await buildWeb((line) => void process.stderr.write(`${line}\n`))) ? 0 : 1;
}
