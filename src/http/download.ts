/**
 * Downloads (API-13): what is too long to be held whole is sent as it is read, no faster than its reader takes it. A reader who takes
 * nothing for half a minute is let go, since what is read for them stays open that long; a download that breaks ends the connection,
 * so that nobody takes a part for the whole.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AtOnce } from "./at-once.ts";
import type { Download } from "./operation.ts";
import { callOf, schemasOf, type Performing } from "./perform.ts";
import { later, Problem } from "./problem.ts";
import { traceOf } from "./request-log.ts";
import { stateOf } from "./request-state.ts";
import { sendProblem } from "./send-problem.ts";

const patienceMs = 30_000;
const longestMs = 3_600_000;

export function downloader(operation: Download, performing: Performing, open: AtOnce) {
  const schemas = schemasOf(operation);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const call = callOf(request, reply, operation, schemas, performing);
    if (call instanceof Problem) return sendProblem(request, reply, call);
    const release = open.take(call.principal!.person);
    if (!release) return sendProblem(request, reply, later("unavailable", 5000));
    try {
      const found = await operation.download(call as never, performing.deps);
      if (found instanceof Problem) return await sendProblem(request, reply, found);
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, {
        ...(reply.getHeaders() as Record<string, string>),
        "content-type": found.type ?? operation.type,
        "content-disposition": dispositionOf(found.name),
        ...found.headers,
      });
      try {
        const endsAt = performance.now() + longestMs;
        await found.send((piece) => write(raw, piece, endsAt));
        raw.end();
      } catch (error) {
        raw.destroy();
        if (!call.signal.aborted) {
          const fields = { requestId: request.id, operation: stateOf(request).operation?.id, ...traceOf(error) };
          performing.deps.log.error(fields, "a download broke");
        }
      }
    } finally {
      release();
    }
  };
}

/** Settles when there is room for the next piece. */
async function write(raw: FastifyReply["raw"], piece: string | Uint8Array, endsAt: number): Promise<void> {
  if (raw.destroyed || performance.now() > endsAt) throw new Error("the reader has gone");
  if (raw.write(piece)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (done: () => void) => () => {
      clearTimeout(timer);
      raw.off("drain", drained).off("close", gone);
      done();
    };
    const drained = settle(resolve);
    const gone = settle(() => reject(new Error("the reader has gone")));
    const timer = setTimeout(gone, patienceMs);
    raw.once("drain", drained).once("close", gone);
  });
}

/** Never opened in the page, and named as it is called, in any script (RFC 6266, RFC 8187). */
export function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, "_");
  const exact = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"${plain === name ? "" : `; filename*=UTF-8''${exact}`}`;
}
