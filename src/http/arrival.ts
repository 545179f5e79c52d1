/**
 * A request has a time in which to arrive (API-6). Most are small, and have to be there by then; where an operation takes more, the
 * body may take longer as long as something of it keeps coming. What was answered before it had arrived is not read for long either.
 */
import { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import { answerBrokenRequest } from "./broken-request.ts";
import { stateOf } from "./request-state.ts";

/** A large one on a slow line: 25 MB at 30 kB/s. */
export const longestArrivalMs = 900_000;
/** For the answer to get out before the connection goes. */
const lingerMs = 1000;

export function holdToTime(request: FastifyRequest, reply: FastifyReply, withinMs: number): void {
  const { raw } = request;
  const { "content-length": length = "0", "transfer-encoding": encoding } = raw.headers;
  if (encoding === undefined && length === "0") return;
  const { socket } = raw;
  if (!(socket instanceof Socket)) return; // handed in by this very process
  const mayTakeLong = stateOf(request).operation?.mostBytes !== undefined;
  const cameAt = performance.now();
  let before = socket.bytesRead;
  const look = setInterval(() => {
    if (raw.complete) return clearInterval(look);
    const isComing = socket.bytesRead > before && performance.now() - cameAt < longestArrivalMs;
    before = socket.bytesRead;
    if (isComing && mayTakeLong && !reply.raw.writableEnded) return;
    clearInterval(look);
    if (!reply.raw.headersSent) answerBrokenRequest(tooSlow, socket);
    setTimeout(() => socket.destroy(), lingerMs).unref();
  }, withinMs).unref();
  raw.once("close", () => clearInterval(look));
}

const tooSlow = Object.assign(new Error("a request did not arrive"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
