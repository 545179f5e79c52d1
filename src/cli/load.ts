/**
 * Reads agreements for the commands: the file from the disk, hours for the years around now, and the closed days of
 * other countries only where an agreement names one, because that library is heavy.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { CompileOptions } from "../engine/compile.ts";
import type { Hours } from "../time/hours.ts";
import { countryDays, type HolidaysConstructor } from "../time/country-days.ts";
import type { Io } from "./terminal.ts";

export interface Loaded {
  /** As it was given on the command line: that is how findings name it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ReadProblem = {
  readonly name: string;
  readonly reason: "missing" | "folder" | "unreadable" | "export";
};

/** A file that is written by hand, in YAML. What is plainly an export is in the wrong place, and said to be. */
export async function readInput(name: string, io: Io): Promise<Loaded | ReadProblem> {
  try {
    const bytes = await readFile(resolve(io.cwd, name));
    return /\.(?:csv|tsv|xlsx?|xes|jsonl|ndjson|gz)$/i.test(name) ? { name, reason: "export" } : { name, bytes };
  } catch (thrown) {
    return { name, reason: reasonOf(thrown as NodeJS.ErrnoException) };
  }
}

/** Why the system gave no file. */
export function reasonOf({ code }: NodeJS.ErrnoException): ReadProblem["reason"] {
  return code === "ENOENT" ? "missing" : code === "EISDIR" ? "folder" : "unreadable";
}

/** How to compile for the present: a year back and two ahead; the tables grow where facts reach further. */
export async function compileOptions(io: Io, inputs: readonly Loaded[]): Promise<CompileOptions> {
  const year = new Date(io.now).getUTCFullYear();
  const compiled = new Map<string, Hours>();
  const options = { years: { from: year - 1, to: year + 2 }, compiled };
  const namesCountry = inputs.some(({ bytes }) => Buffer.from(bytes).includes("country:"));
  if (!namesCountry) return options;
  const { default: Holidays } = await import("date-holidays");
  return { ...options, resolve: countryDays(Holidays as unknown as HolidaysConstructor) };
}
