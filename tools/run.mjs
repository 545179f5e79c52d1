// Runs an entry of Peil on the Node that comes along with it, after setting up whatever is missing. Everything that npm
// runs goes through here, so that a fresh clone needs one command. Plain JavaScript on purpose: the Node that starts this
// may be 20, which knows neither TypeScript nor Temporal.
import { spawn, spawnSync } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findNode, setUp } from "./set-up.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  stop("usage: node tools/run.mjs <entry> [arguments]");
}
const problem = await setUp(root, (line) => process.stderr.write(`${line}\n`));
if (problem !== undefined) stop(problem);

const node = findNode(root);
if (node === undefined) {
  stop(
    `Peil needs Node 26 or newer, and npm has none to bring along for ${process.platform}-${process.arch}.\n` +
      "Install Node 26 (its own site has a download for this machine), put it first on PATH and run this again.",
  );
}

// Whatever starts Peil starts it with its pages; a test that needs them sees to that itself.
if (args[0] === "start" && spawnSync(node, [path.join(root, "tools/web.ts")], { stdio: "inherit" }).status !== 0) {
  process.exit(2);
}

const child = spawn(node, [path.resolve(root, entry), ...args], { stdio: "inherit", cwd: process.cwd() });
// A terminal sends Ctrl-C to both of us, and the child decides when it is done; any other signal is passed on.
const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT" || !onTerminal) child.kill(signal);
  });
}
if (isNpmScript()) endWithNpm();
child.on("error", (error) => stop(`cannot start ${node}: ${error.message}`));
child.on("exit", (code, signal) => {
  process.exitCode = signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1);
});

/** Whether npm runs this very script: what it starts inherits the variables, and may be meant to outlive it. */
function isNpmScript() {
  const { npm_package_name: name, npm_lifecycle_script: script } = process.env;
  return name === "peil" && script?.startsWith("node tools/run.mjs ") === true;
}

// Who ends npm by a signal ends the shell between us, which tells nobody: all there is to see is that our parent is another one.
// Whatever ends before npm does (a terminal, a shell with `&`, what called nohup) is not our parent.
function endWithNpm() {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    child.kill("SIGTERM");
  }, 500);
  look.unref();
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
