/**
 * What the server says goes to files in the home, by size. PostgreSQL begins a new one when one is full but never throws
 * one away; that is done here.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import type { Places } from "./places.ts";

/** The newest that stay, of 10 MB each. */
const KEPT = 5;
const hourMs = 3_600_000;

export function logSettings(places: Places): Record<string, string> {
  return {
    logging_collector: "on",
    log_directory: places.log,
    log_filename: "postgres-%Y%m%dT%H%M%S.log",
    log_file_mode: "0600",
    log_rotation_size: "10MB",
    log_rotation_age: "0",
    log_timezone: "UTC",
    log_destination: "stderr",
  };
}

/** Throws old files away, now and every hour. @returns what stops it */
export function tidyLog(places: Places): () => void {
  const tidy = () => {
    for (const file of logFiles(places).slice(0, -KEPT)) rmSync(file, { force: true });
  };
  tidy();
  const timer = setInterval(tidy, hourMs).unref();
  return () => clearInterval(timer);
}

/** The last lines in which the server says why it gives up. */
export function lastComplaint(places: Places, saidAtStart: string): string {
  const newest = logFiles(places).at(-1);
  const text = saidAtStart + (newest === undefined ? "" : readFileSync(newest, "utf8").slice(-20_000));
  const complaints = text.split("\n").filter((line) => /\b(FATAL|PANIC|HINT):|error while loading/.test(line));
  return complaints.slice(-3).join(" ").trim();
}

/** Oldest first: the names begin with their moment. */
function logFiles({ log }: Places): string[] {
  if (!existsSync(log)) return [];
  const names = readdirSync(log).filter((name) => /^postgres-.*\.log$/.test(name));
  return names.toSorted((a, b) => (a < b ? -1 : 1)).map((name) => path.join(log, name));
}
