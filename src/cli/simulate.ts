/**
 * `peil simulate`: a seeded, plausible life of an agreement, as a log of facts or as a story to read. Parameters and texts
 * come with Peil, or from the reader's own files. Exit 0 told, 2 unreadable or malformed input.
 */
import { createWriteStream } from "node:fs";
import path from "node:path";
import { once } from "node:events";
import type { parseArgs } from "node:util";
import type { Writable } from "node:stream";
import { nlStory } from "../i18n/nl-simulate.ts";
import { enStory } from "../i18n/en-simulate.ts";
import { logLines } from "../simulate/log-lines.ts";
import { simulate, type Life } from "../simulate/simulate.ts";
import { storyLines } from "../simulate/story.ts";
import { parseDate } from "../time/local-date.ts";
import { startOfDay, zoneOf } from "../time/zone.ts";
import { loadAgreement, programOf } from "./load-export.ts";
import { loadSimulation } from "./simulate-files.ts";
import { refuse, Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";
import { argumentsOf, usageProblem } from "./usage.ts";

const options = {
  agreement: { type: "string" },
  seed: { type: "string" },
  months: { type: "string" },
  from: { type: "string" },
  customers: { type: "string" },
  parameters: { type: "string" },
  texts: { type: "string" },
  speak: { type: "string" },
  under: { type: "string" },
  out: { type: "string" },
  story: { type: "boolean" },
} as const;

type Flags = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];

const words = { nl: nlStory, en: enStory };

export async function run(args: string[], io: Io): Promise<number> {
  const called = argumentsOf("simulate", args, options, io);
  if (typeof called === "number") return called;
  const { values: flags, positionals } = called;
  const [agreement = flags.agreement, ...more] = positionals;
  if (agreement === undefined || more.length > 0) return usageProblem(io, "simulate", undefined);
  const asked = readNumbers(flags, io);
  if (typeof asked === "string") return usageProblem(io, "simulate", asked);
  const trial = await loadAgreement(agreement, io);
  if (trial instanceof Refused) return refuse(io, trial);
  const program = programOf(trial, agreement, flags.under, io);
  if (program instanceof Refused) return refuse(io, program);
  const files = await loadSimulation(program.file.agreement, flags, io);
  if (files instanceof Refused) return refuse(io, files);
  const from = startOfDay(zoneOf(program.zone), asked.from);
  const life = simulate({ program, ...files, ...asked, from });
  return tell(life, flags, io);
}

interface Asked {
  readonly seed: string;
  readonly months: number;
  readonly customers: number | undefined;
  /** A local date, as a day number. */
  readonly from: number;
}

/** The numbers on the command line; or what is wrong with one of them. */
function readNumbers(flags: Flags, io: Io): Asked | string {
  const say = words[io.lang];
  const months = wholeNumber(flags.months ?? "12", 1, 240);
  if (months === undefined) return say.badNumber("--months", 1, 240);
  const customers = flags.customers === undefined ? undefined : wholeNumber(flags.customers, 1, 50);
  if (flags.customers !== undefined && customers === undefined) return say.badNumber("--customers", 1, 50);
  if (!["nl", "en", "both"].includes(flags.speak ?? "both")) return say.badLanguage(flags.speak!);
  const written = flags.from ?? "2026-01-01";
  const from = parseDate(written);
  return from === undefined ? say.badDate(written) : { seed: flags.seed ?? "1", months, customers, from };
}

function wholeNumber(written: string, least: number, most: number): number | undefined {
  const value = /^\d{1,4}$/.test(written) ? Number(written) : NaN;
  return value >= least && value <= most ? value : undefined;
}

async function tell(life: Life, flags: Flags, io: Io): Promise<number> {
  const lines = flags.story === true ? storyLines(life, words[io.lang], io.lang) : logLines(life);
  if (flags.out === undefined) {
    await write(lines, io.stdout);
    return 0;
  }
  const stream = createWriteStream(path.resolve(io.cwd, flags.out));
  try {
    await once(stream, "open");
  } catch {
    return refuse(io, new Refused([words[io.lang].cannotWrite(flags.out)]));
  }
  await write(lines, stream);
  stream.end();
  await once(stream, "finish");
  io.stderr.write(words[io.lang].written(flags.out));
  return 0;
}

const pieceSize = 65_536;

async function write(lines: Iterable<string>, stream: Writable): Promise<void> {
  let piece = "";
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < pieceSize) continue;
    if (!stream.write(piece)) await once(stream, "drain");
    piece = "";
  }
  stream.write(piece);
}
