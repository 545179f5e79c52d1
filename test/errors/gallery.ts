/**
 * The gallery of errors: each case is one file with a sentence, a command, its exit code, the input, and what Peil says
 * of it in both languages. `npm run accept` writes what is said; a person reads the difference.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CommandModule } from "../../src/cli/terminal.ts";
import type { Language } from "../../src/i18n/words.ts";
import { terminal } from "../terminal.ts";

export interface Case {
  /** The code that it shows, with `~` and a word where there are more of that code. */
  readonly name: string;
  readonly code: string;
  readonly why: string;
  readonly command: string;
  readonly exit: number;
  /** The heading and the content of each file and each expectation, in order. */
  readonly parts: ReadonlyMap<string, string>;
}

export const casesFolder = path.join(import.meta.dirname, "cases");

export function allCases(): Case[] {
  return readdirSync(casesFolder)
    .toSorted()
    .map((file) => readCase(file.replace(/\.txt$/, "")));
}

function readCase(name: string): Case {
  const [head = "", ...rest] = readFileSync(path.join(casesFolder, `${name}.txt`), "utf8").split(/^-- (.+) --\n/m);
  const [why = "", command = "", exit = ""] = head.split("\n");
  const parts = new Map<string, string>();
  for (let i = 0; i < rest.length; i += 2) parts.set(rest[i]!, rest[i + 1]!);
  return {
    name,
    code: name.split("~")[0]!,
    why,
    command: command.replace(/^\$ peil /, ""),
    exit: Number(exit.replace("exit ", "")),
    parts,
  };
}

export interface Said {
  readonly exit: number;
  /** Every finding as it is printed: the line with its place, and the sentence below it. */
  readonly findings: string;
  /** All that was printed, on either stream. */
  readonly printed: string;
}

/** Runs the case's command in a folder of its own. */
export async function say(one: Case, lang: Language): Promise<Said> {
  const folder = mkdtempSync(path.join(tmpdir(), "peil-errors-"));
  try {
    for (const [heading, content] of one.parts) {
      if (heading !== "nl" && heading !== "en")
        writeFileSync(path.join(folder, heading.split(" ")[0]!), bytesOf(heading, content));
    }
    const [command = "", ...args] = one.command.split(" ");
    const { run } = (await import(`../../src/cli/${command}.ts`)) as CommandModule;
    const { io, said } = terminal({ cwd: folder, lang, columns: 10_000 }); // so wide that no sentence is broken
    const exit = await run(args, io);
    const printed = said.out + said.err;
    return { exit, findings: findingsIn(printed), printed };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What stands behind a file's name says how its bytes are made of its text: `(latin1)`, `(utf-16be)`, `(x 900000)`, `(x 900000, one line)`,
 * `(base64)`. */
function bytesOf(heading: string, content: string): Uint8Array | string {
  if (heading.endsWith("(latin1)")) return Buffer.from(content, "latin1");
  if (heading.endsWith("(utf-16be)")) return Buffer.from(content, "utf16le").swap16();
  if (heading.endsWith("(utf-16le)")) return Buffer.from(`\uFEFF${content}`, "utf16le");
  if (heading.endsWith("(base64)")) return Buffer.from(content, "base64");
  const [, times, oneLine] = /\(x (\d+)(, one line)?\)$/.exec(heading) ?? [];
  if (times === undefined) return content;
  return (oneLine === undefined ? content : content.trimEnd()).repeat(Number(times));
}

/** The report says more than its findings; how that looks is held elsewhere. */
function findingsIn(report: string): string {
  const inFiles = /^ {2}(\S+\.(?:yaml|csv|gz|jsonl?|xes|xlsx?)(?::\d+:\d+)? .*)\n {4}(\S.*)$/gm;
  const inRecords = /^ +(\d+ × {2}.*)\n {11}(\S.*)$/gm;
  return [...report.matchAll(inFiles), ...report.matchAll(inRecords)]
    .map(([, place, sentence]) => `${place}\n  ${sentence}\n`)
    .join("");
}

/** The case as it would be written with what Peil says now. */
export async function rewritten(one: Case): Promise<string> {
  const inputs = [...one.parts].filter(([heading]) => heading !== "nl" && heading !== "en");
  const nl = await say(one, "nl");
  const en = await say(one, "en");
  const parts = [...inputs, ["nl", nl.findings], ["en", en.findings]] as const;
  return `${one.why}\n$ peil ${one.command}\nexit ${one.exit}\n${parts.map(([heading, content]) => `-- ${heading} --\n${content}`).join("")}`;
}
