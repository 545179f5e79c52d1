/**
 * The web interface beside the API, on the same port (WEB-1): every path that is not the API's goes to the handler that SvelteKit built, which
 * asks the API in process. What a page may ask is what its browser may ask: the request goes through the same admission, with the
 * same session, from the same address.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Language } from "../i18n/words.ts";
import { networkOf } from "./admission.ts";
import { AtOnce } from "./at-once.ts";
import type { ServerDeps } from "./dependencies.ts";
import { languageOf } from "./language.ts";
import { Rate } from "./rate.ts";
import { traceOf } from "./request-log.ts";

/** As connect has it: what SvelteKit's adapter for Node exports. */
export type WebHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** What a page is given of the server that it runs in, on its request. */
export interface BesidePage {
  readonly ask: (asked: Asked) => Promise<Answered>;
  readonly now: () => number;
  readonly newId: () => string;
  /** The best of what the browser asks for, where nobody chose one. */
  readonly language: Language;
  readonly origin: string;
  readonly report: (error: unknown, sentence: string) => void;
  /** Milliseconds that an address of which nobody is signed in has to wait for another page; 0 mostly. */
  readonly waitMs: () => number;
  /** For a form that is held whole with its files: what to call when it is done with, undefined where there is no room. */
  readonly roomForForm: (person: string) => (() => void) | undefined;
}

export interface Asked {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: Uint8Array;
}

/** The paths that are the API's own, and never a page's. */
const apart = /^\/(api|openapi\.json|healthz|readyz|metrics|problems)(\/|\?|$)/;

/** Of what says nothing of it itself, such as a page for errors: nothing runs, and it looks as Peil does. */
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function webRoutes(app: FastifyInstance, deps: ServerDeps, web: WebHandler): void {
  const limits: Limits = { addresses: new Rate(deps.config.rates.address), forms: new AtOnce(6, 2) };
  // Some milliseconds more for each page, and a sixth fewer bytes than by default.
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const compress = compression({ threshold: 1024, brotli });
  app.register((child, _options, done) => {
    // A form is read by whoever the page belongs to.
    child.removeAllContentTypeParsers();
    child.addContentTypeParser("*", (_request, _body, taken) => taken(null, undefined));
    child.route({
      method: ["GET", "POST"],
      url: "/*",
      handler: (request, reply) => {
        if (apart.test(request.url)) return reply.callNotFound();
        const { raw } = reply;
        for (const [name, value] of Object.entries(reply.getHeaders())) {
          if (value !== undefined) raw.setHeader(name, name === "content-security-policy" ? policy : value);
        }
        reply.hijack();
        const { host, protocol } = new URL(deps.config.origin);
        Object.assign(request.raw.headers, { "x-peil-host": host, "x-peil-protocol": protocol.slice(0, -1) });
        Object.assign(request.raw, { peil: besidePage(app, deps, request, limits) });
        compress(request.raw as never, raw as never, () => {
          sendAsWritten(raw);
          web(request.raw, raw, () => raw.writeHead(404).end());
        });
      },
    });
    done();
  });
}

/** A page that tells some of it later is not held back by its compression until the last of it is there. */
function sendAsWritten(raw: ServerResponse & { flush?: () => void }): void {
  const write = raw.write.bind(raw) as (...given: unknown[]) => boolean;
  raw.write = ((...given: unknown[]) => {
    const isTaken = write(...given);
    const isPage = String(raw.getHeader("content-type")).startsWith("text/html");
    if (isPage) setImmediate(() => raw.writableEnded || raw.flush?.());
    return isTaken;
  }) as typeof raw.write;
}

interface Limits {
  readonly addresses: Rate;
  readonly forms: AtOnce;
}

function besidePage(
  app: FastifyInstance,
  { config, now, newId, log }: ServerDeps,
  request: FastifyRequest,
  { addresses, forms }: Limits,
): BesidePage {
  return {
    ask: async ({ method, url, headers, body }) => {
      const {
        statusCode,
        headers: told,
        rawPayload,
      } = await app.inject({
        method,
        url,
        headers: { ...headers, origin: config.origin },
        remoteAddress: request.ip,
        ...(body === undefined ? {} : { payload: Buffer.from(body) }),
      });
      return { status: statusCode, headers: told, body: rawPayload };
    },
    now,
    newId,
    language: languageOf(request.headers["accept-language"]),
    origin: config.origin,
    report: (error, sentence) => log.error({ requestId: request.id, ...traceOf(error) }, sentence),
    waitMs: () => addresses.take(networkOf(request.ip), now()),
    roomForForm: (person) => forms.take(person),
  };
}
