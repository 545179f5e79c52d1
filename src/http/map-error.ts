/**
 * Turns whatever was thrown into a problem, once for all operations (API-3). What identity refuses has a code of its own; a
 * database that is away, full or shutting down is 503 and worth another try (API-10); anything else is a mistake of ours.
 */
import { DeskBusy } from "../desk/desk.ts";
import { IdentityRefused, type IdentityCode } from "../identity/refusal.ts";
import type { ProblemCode } from "../i18n/problem-words.ts";
import { later, notFound, Problem, Stopped } from "./problem.ts";

export function problemOf(error: unknown): Problem {
  if (error instanceof Stopped) return error.problem;
  if (error instanceof IdentityRefused) return identityProblem(error);
  if (error instanceof DeskBusy) return later("unavailable", 2000);
  const code = codeOf(error);
  if (isOutOfReach(error, code)) return later("unavailable", 5000);
  const ofFramework = code === undefined ? undefined : frameworkProblems[code];
  if (ofFramework) return ofFramework;
  // Whatever asked the database so should have looked first, so this is logged as a mistake of ours; but it changed nothing.
  if (code !== undefined && /^22...$/.test(code)) return new Problem("not-storable");
  return isOutOfReach(error, code) ? later("unavailable", 5000) : new Problem("broken");
}

const frameworkProblems: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new Problem("too-large", { params: { limit: "1 MB" } }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Problem("wrong-content-type", { params: { expected: "application/json" } }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new Problem("bad-http"),
  FST_ERR_BAD_URL: notFound,
  FST_ERR_MAX_PARAM_LENGTH: notFound,
  FST_ERR_NOT_FOUND: notFound,
  ECONNRESET: new Problem("bad-http"),
};

/** Of identity's codes those that are called otherwise here; what is unknown is what is not there. */
const renamed: Readonly<Record<Exclude<IdentityCode, ProblemCode>, ProblemCode>> = {
  "unknown-account": "not-found",
  "unknown-passkey": "not-found",
  "unknown-provider": "not-found",
  "unknown-session": "not-found",
  "unknown-key": "not-found",
};

function identityProblem({ code, parameters }: IdentityRefused): Problem {
  const name = isRenamed(code) ? renamed[code] : code;
  const { retryAfterMs, ...params } = parameters;
  return typeof retryAfterMs === "number" ? later(name, retryAfterMs) : new Problem(name, { params });
}

/** Every code of identity is worded, or stands there with what it is called: the compiler looks. */
function isRenamed(code: IdentityCode): code is keyof typeof renamed {
  return Object.hasOwn(renamed, code);
}

function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}

/** SQLSTATE: connections (08), resources such as disk and memory (53), shutting down (57P0x), read-only, cancelled, deadlock, the disk (58030). */
const passing = /^(08...|53...|57P0.|57014|25006|25P03|40001|40P01|58030)$/;
const socket: readonly string[] = [
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
];
/** A disk that takes no more of a file. */
const fullDisk: readonly string[] = ["ENOSPC", "EDQUOT", "EROFS", "EIO"];

function isOutOfReach(error: unknown, code: string | undefined): boolean {
  if (code !== undefined)
    return passing.test(code) || fullDisk.includes(code) || (socket.includes(code) && isConnecting(error));
  return (
    error instanceof Error &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/.test(error.message)
  );
}

/** Of the socket to the database, and not of a file that is missing or of a client that went away in the middle of a request. */
function isConnecting(error: unknown): boolean {
  return ["connect", "write", "read", "getaddrinfo"].includes((error as { syscall?: string }).syscall ?? "");
}
