/** Answers what never became a request (API-6): malformed, too slow, headers too large. Straight onto the socket, for there is nothing else. */
import type { Socket } from "node:net";
import { problemStatus } from "./problem-status.ts";
import { Problem } from "./problem.ts";
import { problemType, wordProblem } from "./send-problem.ts";

const reasons: Readonly<Record<number, string>> = {
  400: "Bad Request",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
};

export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable || socket.destroyed) return void socket.destroy();
  const problem = new Problem(codeOf(error.code));
  const status = problemStatus[problem.code];
  const body = wordProblem(problem, "en");
  socket.end(
    `HTTP/1.1 ${status} ${reasons[status]}\r\ncontent-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` +
      `connection: close\r\n\r\n${body}`,
  );
}

function codeOf(code: string | undefined): "request-too-slow" | "headers-too-large" | "bad-http" {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "request-too-slow";
  return code === "HPE_HEADER_OVERFLOW" ? "headers-too-large" : "bad-http";
}
