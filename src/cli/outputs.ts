/**
 * The files that a command was asked to write, looked at before it begins: an export or an agreement is never written
 * over, two tables do not share a file, and a folder that is not there is said before a long run and not after it.
 */
import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { languages } from "../i18n/word-finding.ts";
import { Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

/** Every objection at once; undefined where all can be written. `inputs` are the files that the command reads. */
export async function refusedOutputs(
  outputs: readonly (string | undefined)[],
  inputs: readonly string[],
  io: Io,
): Promise<Refused | undefined> {
  const words = languages[io.lang];
  const taken = new Set(await Promise.all(inputs.map((name) => placeOf(name, io))));
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const name of outputs) {
    if (name === undefined) continue;
    const place = await placeOf(name, io);
    const kind = await kindOf(place);
    if (kind === "other") continue; // a terminal, a pipe, /dev/null
    if (kind === "folder") lines.push(words.score.isFolder(name));
    else if (taken.has(place)) lines.push(words.score.isInput(name));
    else if (seen.has(place)) lines.push(words.score.isTwice(name));
    else if ((await kindOf(path.dirname(place))) !== "folder") lines.push(words.score.noFolder(name));
    seen.add(place);
  }
  return lines.length === 0 ? undefined : new Refused(lines);
}

/** Where a file is, whatever link leads to it; of one that is not there yet, where it will be. */
async function placeOf(name: string, io: Io): Promise<string> {
  const whole = path.resolve(io.cwd, name);
  const folder = () => realpath(path.dirname(whole)).then((real) => path.join(real, path.basename(whole)));
  return realpath(whole)
    .catch(folder)
    .catch(() => whole);
}

async function kindOf(place: string): Promise<"file" | "folder" | "other" | "nothing"> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return "nothing";
  return found.isDirectory() ? "folder" : found.isFile() ? "file" : "other";
}
