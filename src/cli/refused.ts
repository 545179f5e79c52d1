/** What kept a command from its answer: sentences for the reader, ready to be written to standard error. Exit code 2. */
import type { Finding } from "../agreement/finding.ts";
import { findingLines } from "./check-report.ts";
import type { Io } from "./terminal.ts";

export class Refused {
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    this.lines = lines;
  }
}

/** The errors among findings in a file; remarks keep nothing from running. */
export function refusedBy(io: Io, name: string, findings: readonly Finding[]): Refused {
  const errors = findings.filter((finding) => finding.severity === "error");
  return new Refused(errors.flatMap((finding) => findingLines(io, name, finding)));
}

export function refuse(io: Io, { lines }: Refused): number {
  io.stderr.write(`${lines.join("\n")}\n`);
  return 2;
}
