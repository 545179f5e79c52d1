/** A terminal in memory: what a command is handed in a test, and what it printed. */
import { Readable, Writable } from "node:stream";
import type { Io } from "../src/cli/terminal.ts";

export interface Said {
  out: string;
  err: string;
}

/** The present is the day on which the stories of the tests were written; it does not pass. */
export function terminal(own: Pick<Io, "cwd"> & Partial<Io>): { io: Io; said: Said } {
  const said: Said = { out: "", err: "" };
  const into = (key: keyof Said) =>
    new Writable({
      write(chunk, _encoding, done) {
        said[key] += String(chunk);
        done();
      },
    });
  const io: Io = {
    stdin: Readable.from([]),
    stdout: into("out"),
    stderr: into("err"),
    colour: false,
    columns: 80,
    env: {},
    now: Date.UTC(2026, 10, 21),
    lang: "en",
    system: () => Promise.reject(new Error("no system runs here")),
    ...own,
  };
  return { io, said };
}
