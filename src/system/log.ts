/** The structured log: a line of JSON each, to standard error; no names, no texts, no secrets, no address of a person. */
import { pino, type Logger } from "pino";

export function openLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => toldError(error) },
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: ["*.password", "*.token", "*.cookie", "*.authorization", "*.secret"], censor: "(withheld)" },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}

/** So deep at most: a cause may lead back to itself. */
const mostCauses = 5;

/** What hangs on an error besides may be a whole connection, or the row that somebody sent. */
export function toldError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return error;
  const { message, stack, cause, code, reason } = error as Error & {
    readonly code?: unknown;
    readonly reason?: unknown;
  };
  return {
    type: error.constructor.name,
    message,
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof reason === "string" ? { reason } : {}),
    ...(cause === undefined || depth >= mostCauses ? {} : { cause: toldError(cause, depth + 1) }),
    stack,
  };
}
