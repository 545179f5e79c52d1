/**
 * What a supervisor asks (API-10): whether the process lives, whether it is ready for requests, and its figures. None of it tells
 * anything of anybody, and the figures go to the same machine, or to who shows the token.
 */
import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ReadyCheck, ServerDeps } from "./dependencies.ts";
import { notFound } from "./problem.ts";
import { sendProblem } from "./send-problem.ts";

const checkedWithinMs = 2000;

export function healthRoutes(app: FastifyInstance, { config, metrics, ready }: ServerDeps): void {
  app.get("/healthz", () => ({ status: "up" }));
  app.get("/readyz", async (_request, reply) => {
    const checks = await Promise.all(ready.map(checked));
    const isReady = checks.every(({ works }) => works);
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? "ready" : "not-ready",
      checks: Object.fromEntries(checks.map(({ name, works }) => [name, works ? "works" : "fails"])),
    });
  });
  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request, config.metricsToken)) return sendProblem(request, reply, notFound);
    return reply.header("content-type", metrics.contentType).send(await metrics.metrics());
  });
}

async function checked({ name, check }: ReadyCheck): Promise<{ name: string; works: boolean }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), checkedWithinMs);
  });
  const works = await Promise.race([check().catch(() => false), late]);
  clearTimeout(timer);
  return { name, works };
}

/** A proxy on the same machine makes every request look local: one that was passed on needs the token. */
function mayRead({ headers, socket }: FastifyRequest, token: string | undefined): boolean {
  const shown = headers.authorization?.replace(/^Bearer /i, "");
  if (token !== undefined) return shown !== undefined && isSame(shown, token);
  const isPassedOn = headers["x-forwarded-for"] !== undefined || headers["forwarded"] !== undefined;
  return !isPassedOn && ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(socket.remoteAddress ?? "");
}

function isSame(shown: string, token: string): boolean {
  const [left, right] = [Buffer.from(shown), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
}
