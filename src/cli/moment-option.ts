/** A moment on the command line, `--as-of 2026-11-20 16:30`, in the zone of the agreement; or why it is none. */
import { readMoment } from "../agreement/fact-lines.ts";
import type { Finding } from "../agreement/finding.ts";
import { languages, wordFinding } from "../i18n/word-finding.ts";
import { Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

export function momentOption(written: string, zone: string, io: Io): number | Refused {
  const findings: Finding[] = [];
  const at = readMoment(written, zone, [], findings);
  if (at !== undefined) return at;
  const [finding] = findings;
  const isClockChange = finding !== undefined && finding.code !== "time.invalid";
  return new Refused([isClockChange ? wordFinding(finding, io.lang) : languages[io.lang].explain.badMoment(written)]);
}
