/**
 * The HTTP server: fastify, told once what holds for every request (bodies, languages, problems, headers, logs), and a route for
 * each operation of the tables. Rules API-1 to API-11 (spec/API.md).
 */
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { Admission } from "./admission.ts";
import { holdToTime, longestArrivalMs } from "./arrival.ts";
import { AtOnce } from "./at-once.ts";
import { answerBrokenRequest } from "./broken-request.ts";
import { checkOperations } from "./check-operations.ts";
import type { ServerDeps } from "./dependencies.ts";
import { downloader } from "./download.ts";
import { OpenStreams, streamer } from "./event-stream.ts";
import { securityHeaders } from "./headers.ts";
import { healthRoutes } from "./health.ts";
import { problemOf } from "./map-error.ts";
import type { AnyOperation } from "./operation.ts";
import { LiveTickets } from "./live-tickets.ts";
import { performer, type Performing } from "./perform.ts";
import { later, notFound, Problem, Stopped } from "./problem.ts";
import { problemPages } from "./problem-pages.ts";
import { readJson } from "./read-json.ts";
import { referenceRoutes } from "./reference.ts";
import { Replies } from "./replies.ts";
import { logRequests, traceOf } from "./request-log.ts";
import { stateOf } from "./request-state.ts";
import { sendProblem } from "./send-problem.ts";
import { uploader, Uploads } from "./upload.ts";
import { webRoutes } from "./web.ts";

const bodyLimit = 1_048_576;

/** Not listening yet. Throws when a table of operations breaks what all of them promise. */
export function buildServer(deps: ServerDeps, operations: readonly AnyOperation[]): FastifyInstance {
  const broken = checkOperations(operations);
  if (broken.length > 0) throw new Error(`operations that may not be:\n${broken.join("\n")}`);
  const headers = securityHeaders(deps.config.origin);
  const dress = (request: FastifyRequest, reply: FastifyReply) =>
    void reply.headers({ ...headers, "x-request-id": request.id });
  const app = makeApp(deps, dress);
  const streams = new OpenStreams();
  const live = new LiveTickets({
    database: deps.database,
    showing: deps,
    instance: deps.newId(),
    failed: (error) => deps.log.error(traceOf(error), "changes of tickets were not read"),
  });
  deps.onFacts?.((tenant) => live.heard(tenant));
  const performing: Performing = {
    deps: { ...deps, live },
    admission: new Admission(deps),
    replies: new Replies(deps),
  };
  logRequests(app, deps.log, deps.metrics, streams);
  holdForEveryRequest(app, deps, dress);
  const ways: Ways = {
    performing,
    streams,
    downloads: new AtOnce(4, 2), // each may hold a connection of the database for as long as it lasts
    files: new AtOnce(64, 8),
    uploads: new Uploads(),
  };
  for (const operation of operations) if (!("upload" in operation)) addRoute(app, operation, ways);
  app.register((child, _options, done) => {
    // Whatever a file is sent as: it is read by whoever takes it in.
    child.removeAllContentTypeParsers();
    child.addContentTypeParser("*", (_request, _body, taken) => taken(null, undefined));
    for (const operation of operations) if ("upload" in operation) addRoute(child, operation, ways);
    done();
  });
  healthRoutes(app, deps);
  problemPages(app);
  referenceRoutes(app, operations);
  if (deps.web !== undefined) webRoutes(app, deps, deps.web);
  answerUnknownPaths(app, operations);
  app.addHook("preClose", (done) => {
    streams.endAll();
    done();
  });
  return app;
}

type Dress = (request: FastifyRequest, reply: FastifyReply) => void;

function makeApp({ config, newId }: ServerDeps, dress: Dress): FastifyInstance {
  return Fastify({
    logger: false,
    bodyLimit,
    requestTimeout: Math.max(config.arrivesWithinMs, longestArrivalMs), // `holdToTime` is stricter with most
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    genReqId: newId,
    requestIdHeader: false,
    routerOptions: { maxParamLength: 200 },
    http: { headersTimeout: config.arrivesWithinMs, maxHeaderSize: 16_384, connectionsCheckingInterval: 1000 },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => {
      dress(request, reply);
      void sendProblem(request, reply, problemOf(error));
    },
  });
}

function holdForEveryRequest(app: FastifyInstance, { config, log }: ServerDeps, dress: Dress): void {
  let atOnce = 0;
  app.addHook("onRequest", async (request, reply) => {
    stateOf(request);
    atOnce += 1;
    dress(request, reply);
    holdToTime(request, reply, config.arrivesWithinMs);
    reply.raw.once("close", () => (atOnce -= 1));
    if (atOnce > config.atOnce) throw new Stopped(later("unavailable", 2000));
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, bytes: Buffer, done) => {
    try {
      const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(request.headers["content-type"] ?? "")?.[1];
      if (charset !== undefined && charset.toLowerCase() !== "utf-8") throw new Stopped(notJson);
      stateOf(request).sent = bytes;
      done(null, readJson(bytes));
    } catch (error) {
      done(error as Error);
    }
  });
  app.setErrorHandler(async (error, request, reply) => {
    const problem = inItsSize(problemOf(error), stateOf(request).operation);
    if (["broken", "unavailable", "not-storable"].includes(problem.code)) {
      log.error({ requestId: request.id, operation: stateOf(request).operation?.id, ...traceOf(error) }, problem.code);
    }
    await sendProblem(request, reply, problem);
  });
}

/** Where an operation takes more than others do, that is what is told. */
function inItsSize(problem: Problem, operation: AnyOperation | undefined): Problem {
  if (problem.code !== "too-large" || operation?.mostBytes === undefined) return problem;
  return new Problem("too-large", { params: { limit: `${Math.floor(operation.mostBytes / 1_048_576)} MB` } });
}

const notJson = new Problem("wrong-content-type", { params: { expected: "application/json; charset=utf-8" } });

interface Ways {
  readonly performing: Performing;
  readonly streams: OpenStreams;
  readonly downloads: AtOnce;
  readonly files: AtOnce;
  readonly uploads: Uploads;
}

function addRoute(app: FastifyInstance, operation: AnyOperation, ways: Ways): void {
  const { performing } = ways;
  app.route({
    method: operation.method,
    url: operation.path.replaceAll(/\{([a-z]+)\}/g, ":$1"),
    ...(operation.mostBytes === undefined ? {} : { bodyLimit: operation.mostBytes }),
    exposeHeadRoute: operation.method === "GET" && "handle" in operation,
    config: { operation },
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      const objection = await performing.admission.objection(request, operation);
      if (!objection) return;
      await sendProblem(request, reply, objection);
      return reply;
    },
    handler: handlerOf(operation, ways),
  });
}

function handlerOf(operation: AnyOperation, { performing, streams, downloads, files, uploads }: Ways) {
  if ("upload" in operation) return uploader(operation, performing, uploads);
  if ("stream" in operation) return streamer(operation, performing, streams);
  if ("download" in operation)
    return downloader(operation, performing, operation.holdsNothing === true ? files : downloads);
  return performer(operation, performing);
}

/** What is there with another method is said to be; what is not there is not found. */
function answerUnknownPaths(app: FastifyInstance, operations: readonly AnyOperation[]): void {
  const known = operations.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]*\}/g, "[^/]+")}$`),
  }));
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split("?")[0]!;
    const methods = [...new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
    if (methods.length === 0) return sendProblem(request, reply, notFound);
    const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : [])].join(", ");
    return sendProblem(
      request,
      reply,
      new Problem("method-not-allowed", { params: { allowed }, headers: { allow: allowed } }),
    );
  });
}
