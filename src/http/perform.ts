/**
 * The way of a request through an operation, in order (API-1): it was admitted; its input is read and held against the schemas,
 * its version and key are taken from the headers, a request done before gets its reply again, the work is done, and the
 * answer, or why there is none, is sent.
 */
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Admission } from "./admission.ts";
import type { HandlerDeps } from "./dependencies.ts";
import { entityTag, matchOf } from "./entity-tag.ts";
import { answeredIn } from "./language.ts";
import type { Answer, AnyOperation, Call, Operation, OpenOperation, Upload } from "./operation.ts";
import { invalidInput, notFound, Problem, type FieldProblem } from "./problem.ts";
import { hostile } from "./read-json.ts";
import { readInput } from "./read-input.ts";
import { requestOf, type Kept, type Replies } from "./replies.ts";
import { stateOf } from "./request-state.ts";
import { ownTicketsOf, scopeOf } from "./scope.ts";
import { sendProblem } from "./send-problem.ts";

export interface Performing {
  readonly deps: HandlerDeps;
  readonly admission: Admission;
  readonly replies: Replies;
}

/** The schemas of an operation, put together once. */
export interface Schemas {
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | undefined;
}

export function schemasOf({ params, query, body }: AnyOperation): Schemas {
  return { params: z.object(params ?? {}), query: z.strictObject(query ?? {}), body };
}

/** Handles requests for one operation that is no stream. */
export function performer(operation: Operation | OpenOperation, performing: Performing) {
  const schemas = schemasOf(operation);
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const call = callOf(request, reply, operation, schemas, performing);
    if (call instanceof Problem) return sendProblem(request, reply, call);
    const isTrial = "isTrial" in operation;
    const kept = await (operation.method === "POST" && call.principal !== undefined && !isTrial
      ? onceOnly(request, call, performing, () => work(operation, call, reply, performing))
      : work(operation, call, reply, performing));
    await sendKept(request, reply, kept, "isOfNow" in operation);
  };
}

export type Repeatable = (Kept & { readonly isRepeated?: boolean }) | Problem;

export async function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  kept: Repeatable,
  isOfNow = false,
): Promise<void> {
  if (kept instanceof Problem) return sendProblem(request, reply, kept);
  const { etag } = kept.headers;
  if (!isOfNow && request.method === "GET" && etag !== undefined && request.headers["if-none-match"] === etag) {
    return reply.code(304).header("etag", etag).send(); // what they have is what there is
  }
  reply.code(kept.status).headers(kept.headers);
  if (kept.isRepeated === true) reply.header("idempotency-replayed", "true");
  await (kept.status === 204 ? reply.send() : reply.send(kept.body));
}

/** What a handler gets: of somebody who signed in all of it, of anybody else what an open operation needs. */
type AnyCall = Omit<Call, "principal" | "scope"> &
  Partial<Pick<Call, "principal" | "scope">> & { readonly device: string | undefined };

export function callOf(
  request: FastifyRequest,
  reply: FastifyReply,
  operation: AnyOperation,
  schemas: Schemas,
  { admission, deps }: Performing,
): AnyCall | Problem {
  const params = schemas.params.safeParse(request.params);
  if (!params.success || hostile(params.data).length > 0) return notFound;
  const query = readInput(schemas.query, { ...(request.query as object) }, "query");
  const body = schemas.body ? readInput(schemas.body, request.body, "body") : nothingIn(request.body);
  const strange = hostile(request.query).map((problem) => ({ ...problem, at: { parameter: nameIn(problem) } }));
  const errors = [...strange, ...("errors" in query ? query.errors : []), ...("errors" in body ? body.errors : [])];
  if (errors.length > 0 || "errors" in query || "errors" in body) return invalidInput(errors);
  const version = versionOf(request, operation);
  if (version instanceof Problem) return version;
  const { principal, token } = stateOf(request);
  const key = keyOf(request, principal?.person, deps.newId);
  if (key instanceof Problem) return key;
  return {
    requestId: request.id,
    address: request.ip,
    agent: (request.headers["user-agent"] ?? "").slice(0, 200),
    language: answeredIn(request),
    params: params.data as Call["params"],
    query: query.value as Call["query"],
    body: body.value,
    signal: signalOf(reply),
    ...(principal === undefined ? {} : { principal, scope: scopeOf(principal) }),
    ownTicketsOf: principal && ownTicketsOf(principal),
    version,
    key,
    token,
    device: admission.cookies.read(request.headers.cookie, "device"),
  };
}

function nothingIn(body: unknown): { readonly value: undefined } | { readonly errors: readonly FieldProblem[] } {
  const isNothing = body === undefined || body === null || (typeof body === "object" && Object.keys(body).length === 0);
  return isNothing
    ? { value: undefined }
    : { errors: [{ at: { pointer: "#" }, code: "unknown-field", params: { name: "" } }] };
}

function nameIn({ at }: FieldProblem): string {
  return "pointer" in at ? decodeURIComponent(at.pointer.slice(2).split("/")[0]!) : "";
}

function versionOf({ headers }: FastifyRequest, operation: AnyOperation): number | undefined | Problem {
  const match = "match" in operation ? operation.match : undefined;
  const header = headers["if-match"];
  if (header === undefined) return match === "required" ? new Problem("version-needed") : undefined;
  const version = matchOf(header);
  if (version === undefined) return new Problem("version-malformed");
  return version === "any" ? undefined : version;
}

/** Of this person alone: nobody learns from a key what somebody else did. */
function keyOf({ headers }: FastifyRequest, person: string | undefined, newId: () => string): string | Problem {
  const header = headers["idempotency-key"];
  if (header === undefined) return newId();
  if (typeof header !== "string" || !/^[\x21-\x7e]{8,128}$/.test(header)) return new Problem("key-malformed");
  return `${person ?? ""} ${header}`;
}

function signalOf(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once("close", () => gone.abort());
  return gone.signal;
}

export async function onceOnly(
  request: FastifyRequest,
  call: AnyCall,
  { replies }: Performing,
  done: () => Promise<Kept | Problem>,
): Promise<Repeatable> {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string") return done();
  const asked = {
    tenant: call.principal!.tenant,
    principal: call.principal!.person,
    key,
    request: requestOf(request.method, request.url, stateOf(request).sent),
  };
  return replies.once(asked, done);
}

async function work(
  operation: Operation | OpenOperation,
  call: AnyCall,
  reply: FastifyReply,
  { deps, admission }: Performing,
): Promise<Kept | Problem> {
  const answer = await operation.handle(call as never, deps);
  if (answer instanceof Problem) return answer;
  for (const cookie of answer.cookies ?? []) addCookie(reply, admission.cookies.write(cookie, deps.now()));
  return keptOf(operation, answer);
}

function addCookie(reply: FastifyReply, cookie: string): void {
  reply.header("set-cookie", cookie); // adds to those that are there
}

export function keptOf({ reply: schema, status }: Operation | OpenOperation | Upload, answer: Answer<unknown>): Kept {
  const headers = {
    ...(schema ? { "content-type": "application/json; charset=utf-8" } : {}),
    ...(answer.version === undefined ? {} : { etag: entityTag(answer.version) }),
    ...(answer.location === undefined ? {} : { location: answer.location }),
  };
  // What a reply's schema does not name is left out: nothing leaves by accident.
  if (!schema) return { status: 204, headers, body: "" };
  return { status: status ?? 200, headers, body: JSON.stringify(z.encode(schema, answer.body)) };
}
