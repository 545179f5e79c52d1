/**
 * Server-sent events (API-8): a stream that shows every few seconds that it is alive, ends when the right to it ends, lets a reader
 * who is too slow go rather than keep what they did not read, and is taken up again after the last event they had.
 */
import { z } from "zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import { callOf, schemasOf, type Performing } from "./perform.ts";
import type { ServerEvent, Stream } from "./operation.ts";
import { Problem } from "./problem.ts";
import { stateOf } from "./request-state.ts";
import { sendProblem } from "./send-problem.ts";

const streamsEach = 8;
/** More than this unread, in bytes, and the reader has to come again. */
const mostUnread = 262_144;

/** The streams that are open, so that closing the server ends them. */
export class OpenStreams {
  private readonly open = new Map<AbortController, string>();

  take(person: string): AbortController | undefined {
    const own = [...this.open.values()].filter((one) => one === person).length;
    if (own >= streamsEach) return undefined;
    const controller = new AbortController();
    this.open.set(controller, person);
    return controller;
  }

  release(controller: AbortController): void {
    this.open.delete(controller);
  }

  endAll(): void {
    for (const controller of this.open.keys()) controller.abort();
  }

  get size(): number {
    return this.open.size;
  }
}

export function streamer(operation: Stream, performing: Performing, streams: OpenStreams) {
  const schemas = schemasOf(operation);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const call = callOf(request, reply, operation, schemas, performing);
    if (call instanceof Problem) return sendProblem(request, reply, call);
    const ending = streams.take(call.principal!.person);
    if (!ending) return sendProblem(request, reply, new Problem("too-many-streams", { params: { most: streamsEach } }));
    try {
      const signal = AbortSignal.any([call.signal, ending.signal]);
      const last = request.headers["last-event-id"];
      const after = typeof last === "string" && /^[\x21-\x7e]{1,200}$/.test(last) ? last : undefined;
      const events = await operation.stream({ ...call, signal, after } as never, performing.deps);
      if (events instanceof Problem) return await sendProblem(request, reply, events);
      await send(request, reply, { events, schema: operation.event, signal, ending }, performing);
    } finally {
      ending.abort();
      streams.release(ending);
    }
  };
}

interface Sending {
  readonly events: AsyncIterable<ServerEvent>;
  readonly schema: z.ZodType;
  readonly signal: AbortSignal;
  readonly ending: AbortController;
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { events, schema, signal, ending }: Sending,
  performing: Performing,
): Promise<void> {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream; charset=utf-8",
    "x-accel-buffering": "no",
    connection: "close", // when it ends, so does the connection: nothing holds up a server that closes
  });
  const write = (text: string): void => {
    raw.write(text);
    if (raw.writableLength > mostUnread) ending.abort();
  };
  write("retry: 2000\n\n");
  const beat = setInterval(() => {
    write(": here\n\n");
    isStillAllowed(request, performing).then(
      (isAllowed) => isAllowed || ending.abort(),
      () => ending.abort(),
    );
  }, performing.deps.config.heartbeatMs);
  const over = new Promise<undefined>((resolve) => {
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
    if (signal.aborted) resolve(undefined);
  });
  const iterator = events[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), over]);
      if (next === undefined || next.done === true) break;
      write(lineOf(next.value, schema));
    }
  } catch (error) {
    performing.deps.log.error({ requestId: request.id, failure: (error as Error).name }, "a stream broke");
  } finally {
    clearInterval(beat);
    void iterator.return?.(undefined)?.then(undefined, () => undefined);
    if (raw.writableLength > mostUnread) raw.destroy();
    else raw.end();
  }
}

/** Signed out, left, or in another role or place since: the stream shows what is no longer theirs to see. */
async function isStillAllowed(request: FastifyRequest, { admission }: Performing): Promise<boolean> {
  const before = stateOf(request).principal!;
  const now = await admission.principalOf(request);
  return (
    now !== undefined &&
    now.person === before.person &&
    now.role === before.role &&
    now.customer === before.customer &&
    now.contract === before.contract
  );
}

function lineOf({ id, event, data }: ServerEvent, schema: z.ZodType): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(z.encode(schema, data))}\n\n`;
}
