/**
 * Packs Peil, unpacks it where a program would install it, and runs it there: the only place where missing files, sources
 * that were not built and paths that point out of the package show. The dependencies are borrowed by symbolic links.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";

const root = path.resolve(import.meta.dirname, "..");
const place = mkdtempSync(path.join(tmpdir(), "peil-pack-"));
try {
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
  const home = install(pack(), manifest);
  const entry = path.join(home, manifest.bin.peil);
  expectAnswer(process.execPath, [entry, "--version"], `peil ${manifest.version}`);
  expectAnswer(process.execPath, [entry, "--help"], "peil check");
  expectAnswer(process.execPath, [entry, "schema"], '"$schema"');
  const samples = path.join(home, "mappings", "samples");
  const sample = [path.join(samples, "agreement.yaml"), path.join(samples, "zammad-tickets.json")];
  expectAnswer(
    process.execPath,
    [entry, "score", ...sample, "--map", "zammad-tickets", "--lang", "en"],
    "tickets read",
  );
  const older = process.env["npm_node_execpath"];
  if (older !== undefined && older !== process.execPath) expectAnswer(older, [entry, "--version"], "(Node 26.");
  await expectDesk(entry);
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

interface Manifest {
  version: string;
  bin: { peil: string };
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
}

/** The path of the tarball. Quietly, npm prints its name last. */
function pack(): string {
  const npm = process.env["npm_execpath"];
  const args = ["pack", "--silent", "--pack-destination", place];
  const packed = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: "utf8" })
    : spawnSync("npm", args, { cwd: root, encoding: "utf8", shell: process.platform === "win32" });
  if (packed.status !== 0) throw new Error(`npm pack failed\n${packed.stdout}${packed.stderr}`);
  const name = packed.stdout.trim().split("\n").at(-1) ?? "";
  return path.join(place, name);
}

/** The folder where Peil is installed. */
function install(tarball: string, { dependencies, optionalDependencies }: Manifest): string {
  const modules = path.join(place, "app", "node_modules");
  const home = path.join(modules, "peil");
  mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", home, "--strip-components=1"]);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const target = path.join(root, "node_modules", name);
    mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    symlinkSync(target, path.join(modules, name), "junction");
  }
  return home;
}

function expectAnswer(node: string, args: string[], part: string): void {
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: "utf8", cwd: path.join(place, "app") });
  const command = `${path.basename(node)} peil ${args.slice(1).join(" ")}`;
  if (status === 0 && stdout.includes(part)) {
    console.log(`${command}: fine`);
    return;
  }
  console.log(`${command}: exit code ${status}, expected ${part}\n${stdout}${stderr}`);
  process.exitCode = 1;
}

/** Starts the desk on a new home, with the database that comes along, and looks at a page and at the API. */
async function expectDesk(entry: string): Promise<void> {
  const env = { ...process.env, PEIL_HOME: path.join(place, "home"), PORT: "0", LANG: "C", PEIL_LOG_LEVEL: "error" };
  const desk = spawn(process.execPath, [entry, "start"], { env, stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 });
  const ended = once(desk, "exit");
  const complaint = text(desk.stderr);
  const url = await new Promise<string | undefined>((resolve) => {
    desk.stdout.on("data", (said: Buffer) => resolve(/^Peil runs: (\S+)/m.exec(String(said))?.[1]));
    desk.on("exit", () => resolve(undefined));
  });
  const looked = url === undefined ? [] : [await fetch(`${url}/sign-in`), await fetch(`${url}/api/`)];
  desk.kill("SIGTERM");
  await ended;
  const isFine = looked.length > 0 && looked.every(({ ok }) => ok) && desk.exitCode === 0;
  console.log(
    isFine
      ? "peil start: fine"
      : `peil start: exit code ${desk.exitCode}, ${looked.map((one) => one.status).join()}\n${await complaint}`,
  );
  if (!isFine) process.exitCode = 1;
}
