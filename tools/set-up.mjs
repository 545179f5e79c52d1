// Brings node_modules in line with package-lock.json, once, also when two commands find it missing at the same moment.
// A stamp inside node_modules says which lock file it was made from and on what kind of machine.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const OLDEST_NODE_MAJOR = 26;
const LOCK_STALE_MS = 15 * 60_000;

/**
 * Runs `npm ci` in `root` if node_modules is missing or made from another lock file. `say` gets a line when there is
 * something to wait for; `install` is npm unless a test brings its own. Returns what went wrong and what to do, or nothing.
 */
export async function setUp(root, say, install = npmCi) {
  if (isSetUp(root)) return undefined;
  const link = objectionToLink(path.join(root, "node_modules"));
  if (link !== undefined) return link;
  const release = await takeTurn(path.join(root, ".set-up.lock"), say, () => isSetUp(root));
  if (release === undefined) return undefined;
  try {
    say("Setting up: installing what package-lock.json lists (once; about half a minute) …");
    const failure = install(root);
    if (failure !== undefined) {
      return `${failure}\n\nThe set-up failed. Look at npm's message above; with the network back, run the same command again.`;
    }
    writeFileSync(stampPath(root), wantedStamp(root));
    return undefined;
  } finally {
    release();
  }
}

/** npm empties node_modules before it installs: through a link it would empty the folder that another project lives on. */
function objectionToLink(modules) {
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return undefined;
  return (
    `Not set up, and nothing was changed: ${modules} is a link to ${readlinkSync(modules)}, made from another package-lock.json.\n` +
    "Setting up would empty that folder, for whoever else uses it too. Remove the link and run the same command again: " +
    "it then installs into a folder of its own."
  );
}

/** True when the stamp fits, or when someone ran npm by hand with the very same result. */
export function isSetUp(root) {
  if (!existsSync(path.join(root, "node_modules"))) return false;
  const wanted = wantedStamp(root);
  if (readIfThere(stampPath(root)) === wanted) return true;
  if (!matchesInstalled(root)) return false;
  writeFileSync(stampPath(root), wanted);
  return true;
}

/** The Node that npm brought along for this machine, else the running one when it is new enough. */
export function findNode(root) {
  const { optionalDependencies } = readJson(path.join(root, "package.json"));
  for (const name of Object.keys(optionalDependencies)) {
    for (const file of ["node", "node.exe"]) {
      const binary = path.join(root, "node_modules", name, "bin", file);
      if (existsSync(binary)) return binary;
    }
  }
  return Number.parseInt(process.versions.node, 10) >= OLDEST_NODE_MAJOR ? process.execPath : undefined;
}

function wantedStamp(root) {
  const lock = readFileSync(path.join(root, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}\n`;
}

function stampPath(root) {
  return path.join(root, "node_modules", ".peil-set-up");
}

/** npm's own record of what it installed against the lock file; what is made for other machines may be absent. */
function matchesInstalled(root) {
  const record = readIfThere(path.join(root, "node_modules", ".package-lock.json"));
  if (record === undefined) return false;
  const installed = JSON.parse(record).packages;
  const { "": _project, ...locked } = readJson(path.join(root, "package-lock.json")).packages;
  const isHere = ([at, { version, optional }]) => installed[at]?.version === version || (optional && !installed[at]);
  const isForThisMachine = ([at, { os, cpu }]) =>
    at in locked &&
    [os ?? process.platform].flat().includes(process.platform) &&
    [cpu ?? process.arch].flat().includes(process.arch);
  return Object.entries(locked).every(isHere) && Object.entries(installed).every(isForThisMachine);
}

/** A folder is made by exactly one of two processes. Whoever comes second waits until the first is done. */
export async function takeTurn(lock, say, isDone) {
  let told = false;
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(path.join(lock, "pid"), String(process.pid));
      const release = () => rmSync(lock, { recursive: true, force: true });
      if (!isDone()) return release;
      release();
      return undefined;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isAbandoned(lock)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!told) say("Waiting for the set-up that another command has begun …");
    told = true;
    await wait(200);
  }
}

function isAbandoned(lock) {
  const pid = Number(readIfThere(path.join(lock, "pid")));
  try {
    if (pid > 0) process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return true;
  }
  const made = statSync(lock, { throwIfNoEntry: false });
  return made !== undefined && Date.now() - made.mtimeMs > LOCK_STALE_MS;
}

/** Quiet when it works; npm's whole answer when it does not. Under npm, that same npm and its Node are used. */
function npmCi(root) {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--no-progress"];
  const options = { cwd: root, encoding: "utf8", env: { ...process.env, npm_config_update_notifier: "false" } };
  const result = npm?.endsWith("npm-cli.js")
    ? spawnSync(node ?? process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (result.error) return `Cannot start npm (${result.error.message}). Node comes with npm; is it on PATH?`;
  return result.status === 0 ? undefined : `${result.stdout}${result.stderr}`.trim();
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Reads rather than looks first: what is there at the look may be gone at the reading, such as the turn of another. */
function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}
