/**
 * Starts Peil again on the Node that came along with it. Runs on Node 20 as well, so it uses nothing newer. npm installs
 * only the platform package that fits the machine: whichever can be found is the right one.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Runs `entry` with `args` on the Node that came along and gives its exit code; 2 where there is none. */
export function relaunch(entry: string, args: string[]): number {
  const node = nodeThatCameAlong(entry);
  if (node === undefined) {
    process.stderr.write(
      "peil: needs Node 26 or newer; no Node came along for this machine. Install Node 26 and run this again.\n" +
        "peil: Node 26 of nieuwer is nodig; voor deze machine is er geen meegekomen. Installeer Node 26 en probeer opnieuw.\n",
    );
    return 2;
  }
  const child = spawnSync(node, [entry, ...args], { stdio: "inherit" });
  if (child.error) throw child.error;
  if (child.signal) process.kill(process.pid, child.signal);
  return child.status ?? 1;
}

function nodeThatCameAlong(entry: string): string | undefined {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    optionalDependencies: Record<string, string>;
  };
  const resolve = createRequire(entry).resolve;
  for (const name of Object.keys(manifest.optionalDependencies)) {
    try {
      const folder = path.join(path.dirname(resolve(`${name}/package.json`)), "bin");
      const binary = ["node", "node.exe"].map((file) => path.join(folder, file)).find((file) => existsSync(file));
      if (binary !== undefined) return binary;
    } catch {
      // Not installed: made for another platform.
    }
  }
  return undefined;
}
