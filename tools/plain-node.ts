/**
 * The test runner transforms what Node itself refuses: an enum passes every test and stops at the first start. So every
 * file that ships is imported here by Node as it is, and every other one is stripped of its types as Node would do it.
 */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { filesOf } from "./tidy.ts";
import { isOurs, isTypeScript, type SourceFile } from "./tidy/source.ts";

/** These do their work when they are imported; running them is another step's job. */
const entries = [
  "src/main.ts",
  "src/contracts/past/export-reader.ts",
  "src/embedded/watchdog.ts",
  "src/figures/worker.ts",
];

/** What plain Node says against `files`, one line each. */
export async function refusals(root: string, files: readonly SourceFile[]): Promise<string[]> {
  const said: string[] = [];
  for (const file of files.filter(isTypeScript)) {
    try {
      if (isOurs(file) && !entries.includes(file.path)) await import(pathToFileURL(path.join(root, file.path)).href);
      else stripTypeScriptTypes(readFileSync(path.join(root, file.path), "utf8"));
    } catch (error) {
      said.push(`${file.path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return said;
}

if (import.meta.main) {
  process.removeAllListeners("warning"); // stripping by hand is called experimental; Node itself does it at every start
  const root = path.resolve(import.meta.dirname, "..");
  const files = filesOf(root);
  const said = await refusals(root, files);
  for (const line of said) console.log(line);
  console.log(`${files.filter(isTypeScript).length} files under Node ${process.versions.node}, ${said.length} refused`);
  process.exitCode = said.length > 0 || files.length === 0 ? 1 : 0;
}
