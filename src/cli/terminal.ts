/**
 * What a command sees of the world: streams, width, colour, language, folder, environment and the present moment.
 * A command is handed this one value and touches nothing else of the process, so a test runs it with streams in memory.
 */
import type { Readable, Writable } from "node:stream";
import type { Language } from "../i18n/words.ts";
import type { System } from "./system.ts";

export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  /** Whether escape codes are welcome on stdout. */
  colour: boolean;
  /** Width of the terminal in characters; 80 where there is none. */
  columns: number;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The moment the command began, in milliseconds since the epoch. */
  now: number;
  lang: Language;
  /** The running system, for the commands that are about it: loaded when one asks. */
  system: () => Promise<System>;
}

/** What a file `src/cli/<command>.ts` exports: the promise is the exit code. */
export interface CommandModule {
  run: (args: string[], io: Io) => Promise<number>;
}

/** The Io of the real process; `lang` is what `--lang` said, else the locale decides. */
export function terminalIo(system: Io["system"], lang?: Language): Io {
  const { stdin, stdout, stderr, env } = process;
  endQuietlyWhenTheReaderLeaves(stdout);
  endQuietlyWhenTheReaderLeaves(stderr);
  return {
    stdin,
    stdout,
    stderr,
    colour: wantsColour(env, stdout.isTTY),
    columns: stdout.columns || Number(env["COLUMNS"]) || 80,
    cwd: process.cwd(),
    env,
    now: Date.now(),
    lang: lang ?? languageOf(env),
    system,
  };
}

/** FORCE_COLOR wins over NO_COLOR, as in Node itself; without either, colour only on a terminal that knows it. */
export function wantsColour(env: Io["env"], isTerminal: boolean): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if (env["NO_COLOR"]) return false;
  return isTerminal && env["TERM"] !== "dumb";
}

/** The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as POSIX has it; Dutch or else English. */
export function languageOf(env: Io["env"]): Language {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return locale.toLowerCase().startsWith("nl") ? "nl" : "en";
}

/** `peil check | head` closes the pipe early; that is the reader's choice and no error of ours. */
function endQuietlyWhenTheReaderLeaves(stream: Writable): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}
