/**
 * What tests, application and database did around a time in which nobody was served, line by line: for whoever wants to know why it
 * took so long. The moments are of the machine's own clock, whatever clock the application was given.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Epoch milliseconds, and what was seen then. */
export type Seen = readonly [at: number, what: string];

/** Two moments, epoch milliseconds. */
export interface Gap {
  readonly from: number;
  readonly until: number;
}

/** @param said the application's log, a JSON object to a line; `log` the folder of the database's own */
export function timeline(gap: Gap, did: readonly Seen[], said: string, log: string): string {
  const near = ([at]: Seen) => at >= gap.from - 1_500 && at <= gap.until + 500;
  const lines = [...did, ...ofApplication(said), ...ofDatabase(log)].filter(near).toSorted(([a], [b]) => a - b);
  return withoutRepeats(lines.map(([at, what]) => `${String(at - gap.from).padStart(7)} ms  ${what}`)).join("\n");
}

function ofApplication(said: string): Seen[] {
  return said.split("\n").flatMap((line): Seen[] => {
    try {
      const { time, msg, err } = JSON.parse(line) as { time: number; msg: string; err?: { message?: string } };
      const isNews = msg !== "request" && msg !== "unavailable";
      return isNews ? [[time, `application: ${msg} ${err?.message ?? ""}`.trimEnd()]] : [];
    } catch {
      return []; // the first of what is kept, cut in two; or the last words of Node
    }
  });
}

function ofDatabase(folder: string): Seen[] {
  const files = existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  return files.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line): Seen[] => {
        const [, day, time, words] = /^(\S+) (\S+) UTC (.*)$/.exec(line) ?? [];
        return words === undefined ? [] : [[Date.parse(`${day}T${time}Z`), `database: ${words}`]];
      }),
  );
}

/** The same said by one process after another, or of one request after another, is told three times. */
function withoutRepeats(lines: readonly string[]): string[] {
  let times = 0;
  return lines.filter((line, n) => {
    const words = (one: string | undefined) => one?.slice(12).replaceAll(/\d+/g, "");
    times = words(line) === words(lines[n - 1]) ? times + 1 : 0;
    return times < 3;
  });
}
