/**
 * Files that a program writes and people review: generated pages and golden output. Both are committed, so that a change of
 * the program shows as a change of the text; both are written by one command and compared by the checks.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface Written {
  /** From the root of the project. */
  path: string;
  make: () => Promise<string>;
}

export const projectRoot = path.resolve(import.meta.dirname, "..");

/** Writes what differs; gives the paths written. */
export async function write(list: readonly Written[], root = projectRoot): Promise<string[]> {
  const changed = await stale(list, root);
  for (const { path: at, text } of changed) {
    mkdirSync(path.dirname(path.join(root, at)), { recursive: true });
    writeFileSync(path.join(root, at), text);
  }
  return changed.map(({ path: at }) => at);
}

/** What is not as `make` would write it, with the first line that differs. */
export async function stale(list: readonly Written[], root = projectRoot): Promise<Stale[]> {
  const made = await Promise.all(list.map(async ({ path: at, make }) => ({ path: at, text: await make() })));
  return made.flatMap(({ path: at, text }) => {
    const there = readIfThere(path.join(root, at));
    return there === text ? [] : [{ path: at, text, hint: firstDifference(there, text) }];
  });
}

export interface Stale {
  path: string;
  text: string;
  hint: string;
}

/** The command line that `npm run gen` and `npm run accept` share; the exit code. */
export async function writeOrCheck(
  list: readonly Written[],
  command: string,
  args: readonly string[],
): Promise<number> {
  if (!args.includes("--check")) {
    const paths = await write(list);
    console.log(
      paths.length === 0 ? `${list.length} files, all as they were` : paths.map((at) => `wrote ${at}`).join("\n"),
    );
    return 0;
  }
  const found = await stale(list);
  for (const { path: at, hint } of found) console.log(`${at} is out of date (${command} writes it)\n${hint}`);
  console.log(`${list.length} files, ${found.length} out of date`);
  return found.length > 0 ? 1 : 0;
}

function firstDifference(there: string | undefined, text: string): string {
  if (there === undefined) return "  it is not there yet";
  const [old, fresh] = [there.split("\n"), text.split("\n")];
  const at = fresh.findIndex((line, index) => line !== old[index]);
  const line = at < 0 ? fresh.length : at;
  return `  line ${line + 1}\n  - ${old[line] ?? "(nothing)"}\n  + ${fresh[line] ?? "(nothing)"}`;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
