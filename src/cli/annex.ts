/**
 * The annex that the exported log of a contract carries in its first line: the agreement that a command is given is judged by with
 * the annex over it, as the contract has it. Rules: CON-1, VER-4.
 */
import path from "node:path";
import { openFile } from "../imports/read/bytes.ts";
import { firstLineOf } from "../imports/log/log-lines.ts";
import { isFactLog } from "../imports/log/read-fact-log.ts";
import type { Patch } from "../agreement/patch.ts";
import type { Trial } from "../engine/trial.ts";
import { languages } from "../i18n/word-finding.ts";
import { refusedBy, Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

/** Records that cannot be opened are refused where they are read. */
export async function underAnnex(trial: Trial, records: readonly string[], io: Io): Promise<Trial | Refused> {
  const annexes = new Map<string, { readonly name: string; readonly annex: Patch }>();
  for (const name of records) {
    const annex = await annexIn(path.resolve(io.cwd, name)).catch(() => undefined);
    if (annex !== undefined) annexes.set(JSON.stringify(annex), { name, annex });
  }
  const [only, other] = [...annexes.values()];
  if (only === undefined) return trial;
  if (other !== undefined) return new Refused([languages[io.lang].files.annexes(only.name, other.name)]);
  if (Object.keys(only.annex).length === 0) return trial;
  const amended = trial.amended(only.annex);
  return "findings" in amended ? refusedBy(io, only.name, amended.findings) : amended;
}

/** Undefined of what is no contract's log; one without an annex has an empty one. */
async function annexIn(file: string): Promise<Patch | undefined> {
  if (!(await isFactLog(openFile(file)))) return undefined;
  const head = JSON.parse(await firstLineOf(openFile(file))) as Readonly<Record<string, unknown>>;
  if (head["agreement-hash"] === undefined) return undefined;
  return (head["annex"] ?? {}) as Patch;
}
