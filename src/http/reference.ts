/**
 * The description of the API at /openapi.json and a reference to browse at /api (API-2), with nothing fetched from another host.
 * The reader's program is large, so it is loaded when somebody first opens the page.
 */
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { openApi } from "./openapi.ts";
import type { AnyOperation } from "./operation.ts";

interface Static {
  readonly type: string;
  readonly policy: string | undefined;
  readonly bytes: Buffer;
  readonly zipped: Buffer;
  readonly tag: string;
}

export function referenceRoutes(app: FastifyInstance, operations: readonly AnyOperation[]): void {
  let document: Static | undefined;
  let pages: Promise<{ page: Static; program: Static }> | undefined;
  const made = () => (pages ??= makeReference());
  app.get("/openapi.json", (request, reply) => {
    document ??= held("application/json; charset=utf-8", JSON.stringify(openApi(operations)));
    return give(request, reply, document);
  });
  app.get("/api", (_request, reply) => reply.redirect("/api/", 308));
  app.get("/api/", async (request, reply) => give(request, reply, (await made()).page));
  app.get("/api/js/scalar.js", async (request, reply) => give(request, reply, (await made()).program));
}

/** Taken from the reader's own plugin, on a server that never listens. */
async function makeReference(): Promise<{ page: Static; program: Static }> {
  const { default: scalar } = await import("@scalar/fastify-api-reference");
  const inner = Fastify();
  await inner.register(scalar, {
    routePrefix: "/api",
    configuration: { url: "/openapi.json", withDefaultFonts: false, telemetry: false, hideClientButton: true },
  });
  const [page, program] = await Promise.all([inner.inject("/api/"), inner.inject("/api/js/scalar.js")]);
  await inner.close();
  return {
    page: held("text/html; charset=utf-8", page.body, policyFor(page.body)),
    program: held("text/javascript; charset=utf-8", program.body),
  };
}

/** Lets run what stands in the page itself, known by its hash, and the program beside it; styles it makes as it goes. */
function policyFor(page: string): string {
  const scripts = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text = ""]) => text);
  const hashes = scripts.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

function held(type: string, text: string, policy?: string): Static {
  const bytes = Buffer.from(text);
  const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
  return { type, policy, bytes, zipped: gzipSync(bytes), tag };
}

function give(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, policy, bytes, zipped, tag }: Static,
): FastifyReply {
  reply.headers({ "content-type": type, "cache-control": "no-cache", etag: tag, vary: "accept-encoding" });
  if (policy !== undefined) reply.header("content-security-policy", policy);
  if (request.headers["if-none-match"] === tag) return reply.code(304).send();
  const zips = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  if (zips) reply.header("content-encoding", "gzip");
  return reply.send(zips ? zipped : bytes);
}
