/** The structured log: a line of JSON each, to standard error; no names, no texts, no secrets, no address of a person. */
import { pino, type Logger } from "pino";

export function openLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ["*.password", "*.token", "*.cookie", "*.authorization", "*.secret"], censor: "(withheld)" },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
