/** One line and one figure for each request (API-11): what was asked and how it went, and nothing of who asked. */
import type { FastifyInstance } from "fastify";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Log } from "./dependencies.ts";
import { stateOf } from "./request-state.ts";

export function logRequests(
  app: FastifyInstance,
  log: Log,
  metrics: Registry,
  streams: { readonly size: number },
): void {
  const labelNames = ["operation", "status"] as const;
  const requests = new Counter({
    name: "peil_requests_total",
    help: "Requests answered",
    labelNames,
    registers: [metrics],
  });
  const seconds = new Histogram({
    name: "peil_request_seconds",
    help: "From the arrival of a request to the end of its answer",
    labelNames: ["operation"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [metrics],
  });
  const open: Gauge = new Gauge({
    name: "peil_streams_open",
    help: "Streams of events that are open",
    registers: [metrics],
    collect: () => open.set(streams.size),
  });
  app.addHook("onResponse", (request, reply, done) => {
    const { operation, cameAt, principal } = stateOf(request);
    const name = operation?.id ?? request.routeOptions.url ?? "none";
    const tookMs = Math.round((performance.now() - cameAt) * 10) / 10;
    requests.inc({ operation: name, status: reply.statusCode });
    seconds.observe({ operation: name }, tookMs / 1000);
    const line = { requestId: request.id, operation: name, status: reply.statusCode, tookMs };
    log.info(principal ? { ...line, tenant: principal.tenant, role: principal.role } : line, "request");
    done();
  });
}

/** What may be told of an error: its kind and where it happened. Its sentence may hold what somebody wrote. */
export function traceOf(error: unknown): object {
  if (!(error instanceof Error)) return { failure: typeof error };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? "").split("\n").filter((frame) => /^\s+at /.test(frame));
  const isOfDatabase = typeof code === "string" && /^[0-9A-Z]{5}$/.test(code);
  return {
    failure: error.name,
    ...(typeof code === "string" ? { code } : {}),
    ...(isOfDatabase ? {} : { sentence: error.message.slice(0, 500) }),
    frames: frames.slice(0, 12).map((frame) => frame.trim()),
  };
}
