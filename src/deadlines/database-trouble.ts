/** Whether a failure is the database's own: away, full, restarted, or two who met on it. It passes without anybody's doing. */
export function isOfTheDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code !== "string") return lostConnection.test(error.message);
  return code.startsWith("E") || (code.length === 5 && passing.has(code.slice(0, 2)));
}

/**
 * Classes of SQLSTATE: connection, transaction state, rolled back for another's sake, out of room, not in the right state,
 * ended by an operator, trouble of the machine.
 */
const passing: ReadonlySet<string> = new Set(["08", "25", "40", "53", "55", "57", "58"]);

/** What the client says without a code. */
const lostConnection = /connection|timeout exceeded|not queryable|pool after calling end/i;
