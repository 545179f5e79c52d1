/**
 * The `peil` command: finds the language and the command, loads only that command's file, and turns what happens into an
 * exit code. Everything beyond Node itself is imported lazily, to answer at once.
 */
import type { Language } from "../i18n/words.ts";
import type { System } from "./system.ts";
import type { CommandModule, Io } from "./terminal.ts";

const BUG = 70;
const MALFORMED = 2;

/** `system` gives the running system to the commands that ask for it; gives the exit code. */
export async function main(argv: string[], system: () => Promise<System>): Promise<number> {
  const { terminalIo } = await import("./terminal.ts");
  const asked = takeLanguage(argv);
  const io = terminalIo(system, asked.lang);
  process.on("uncaughtException", (error) => process.exit(bug(error, io)));
  if (asked.refused !== undefined) {
    io.stderr.write(`peil: --lang nl|en (${asked.refused})\n`);
    return MALFORMED;
  }
  try {
    return await route(asked.rest, io);
  } catch (error) {
    return bug(error, io);
  }
}

async function route(args: string[], io: Io): Promise<number> {
  const [first, ...rest] = args;
  if (first === "--version" || first === "-v") return version(io);
  const { commands } = await import("./commands.ts");
  const wantsHelp = first === undefined || first === "help" || isHelp(first);
  const name = wantsHelp ? rest.find((word) => !word.startsWith("-")) : first;
  const command = commands.find((candidate) => candidate.name === name);
  if (name !== undefined && !command) {
    const { unknownCommand } = await import("./help.ts");
    io.stderr.write(unknownCommand(name, io.lang));
    return MALFORMED;
  }
  if (!command || wantsHelp || asksHelp(rest)) {
    const { commandHelp, generalHelp } = await import("./help.ts");
    io.stdout.write(command ? commandHelp(command, io.lang) : generalHelp(io.lang));
    return 0;
  }
  const { run } = (await import(`./${command.name}.ts`)) as CommandModule;
  return run(rest, io);
}

async function version(io: Io): Promise<number> {
  const { readFile } = await import("node:fs/promises");
  const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
  const about = JSON.parse(text) as { version: string };
  io.stdout.write(`peil ${about.version} (Node ${process.versions.node})\n`);
  return 0;
}

/** `--lang nl`, `--lang=nl`, before or after the command; what stands after `--` belongs to the command alone. */
function takeLanguage(argv: string[]): { lang?: Language; refused?: string; rest: string[] } {
  const end = argv.indexOf("--");
  const index = argv.findIndex(
    (word, at) => (end < 0 || at < end) && (word === "--lang" || word.startsWith("--lang=")),
  );
  if (index < 0) return { rest: argv };
  const joined = argv[index]?.slice("--lang=".length);
  const value = joined || (argv[index + 1] ?? "");
  const rest = argv.toSpliced(index, joined ? 1 : 2);
  return value === "nl" || value === "en" ? { lang: value, rest } : { refused: value, rest };
}

function asksHelp(words: string[]): boolean {
  const end = words.indexOf("--");
  return words.slice(0, end < 0 ? words.length : end).some(isHelp);
}

function isHelp(word: string): boolean {
  return word === "--help" || word === "-h";
}

/** Input is never answered this way: whoever sees this met a mistake of ours. */
function bug(error: unknown, io: Io): number {
  const message = error instanceof Error ? error.message : String(error);
  const debug = Boolean(io.env["PEIL_DEBUG"]);
  const text = {
    nl: `peil: dit is een fout in Peil, niet in je invoer: ${message}
Meld hem met het commando, de invoer en \`peil --version\` (CONTRIBUTING.md zegt waar); PEIL_DEBUG=1 toont de plek.`,
    en: `peil: this is a bug in Peil, not in your input: ${message}
Report it with the command, the input and \`peil --version\` (CONTRIBUTING.md says where); PEIL_DEBUG=1 shows the place.`,
  };
  io.stderr.write(`${text[io.lang]}\n`);
  if (debug && error instanceof Error) io.stderr.write(`${error.stack ?? ""}\n`);
  return BUG;
}
