/** Tables that a command was asked to write, each to its file; and which were written, for who watches. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { languages } from "../i18n/word-finding.ts";
import { Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

export async function writeMade(
  made: readonly (readonly [name: string, rows: readonly (readonly (string | number)[])[]])[],
  io: Io,
): Promise<Refused | undefined> {
  if (made.length === 0) return undefined;
  const { csvOf } = await import("../documents/write-csv.ts");
  for (const [name, rows] of made) {
    try {
      await writeFile(path.resolve(io.cwd, name), csvOf(rows));
    } catch {
      return new Refused([languages[io.lang].score.cannotWrite(name)]);
    }
  }
  io.stderr.write(`${languages[io.lang].score.written(made.map(([name]) => name))}\n`);
  return undefined;
}
