/**
 * An operation of the API, as a resource's table has it (API-1): what it is called, of which resource it is and where that
 * resource's id stands, who may, what goes in and comes out, and the work itself. Everything else (who asks, what they see,
 * whether the input holds, how a refusal looks, repeated requests, versions) follows from the table and is done once.
 */
import type { z } from "zod";
import type { ReceivedFile } from "../attachments/receive-file.ts";
import type { Scope } from "../database/database.ts";
import type { KeyScope, Principal, Role } from "../identity/principal.ts";
import type { HandlerDeps, Visit } from "./dependencies.ts";
import type { Problem } from "./problem.ts";

/** What operations are of: a closed list, by which the isolation of tenants and customers is tested. */
export const resources = [
  "session",
  "account",
  "invitation",
  "credential",
  "api-key",
  "provider",
  "person",
  "customer",
  "contract",
  "agreement",
  "asset",
  "service",
  "ticket",
  "attachment",
  "queue",
  "outage",
  "figures",
  "duty",
  "ledger",
  "webhook",
  "supplier",
  "import",
  "export",
] as const;
export type Resource = (typeof resources)[number];

/** Where the id of the resource stands: `path:ticket`, `query:contract`, `body:customer`; `none` where none is named. */
export type Place = "none" | `${"path" | "query" | "body"}:${string}`;

export type Shape = Readonly<Record<string, z.ZodType>>;
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- an operation without parameters has exactly none
export type NoFields = Record<never, never>;
export type Values<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> };

interface Described<Params extends Shape, Query extends Shape, Body extends z.ZodType | undefined> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `/api/v1/tickets/{ticket}`; each name in braces is a key of `params`. */
  readonly path: string;
  /** The operationId, for programs generated from openapi.json: `getTicket`. */
  readonly id: string;
  /** One line for the reference. */
  readonly summary: string;
  readonly resource: Resource;
  readonly place: Place;
  readonly params?: Params;
  readonly query?: Query;
  /** A strict object: what it does not name is refused. */
  readonly body?: Body;
  /** The most bytes that its body may have; a megabyte when left out. */
  readonly mostBytes?: number;
}

/** What came in with a request, read and found to hold. */
export interface Input<Params extends Shape, Query extends Shape, Body extends z.ZodType | undefined> extends Visit {
  readonly params: Values<Params>;
  readonly query: Values<Query>;
  readonly body: Body extends z.ZodType ? z.output<Body> : undefined;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
}

export interface Call<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
> extends Input<Params, Query, Body> {
  readonly principal: Principal;
  /** What of the database this principal sees. */
  readonly scope: Scope;
  /** For an end user: the person whose tickets alone may be seen. The database does not hold this line; the handler does. */
  readonly ownTicketsOf: string | undefined;
  /** The version named by If-Match; undefined where there is none, or `*`. */
  readonly version: number | undefined;
  /** What this request is remembered by, so that repeating it does nothing twice: of this principal alone. */
  readonly key: string;
  /** The session's token, for operations that replace the session; undefined with an API key. */
  readonly token: string | undefined;
}

export interface OpenCall<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
> extends Input<Params, Query, Body> {
  /** What the cookies hold, of a session that is not complete or of a sign-in under way. */
  readonly token: string | undefined;
  readonly device: string | undefined;
}

export interface Cookie {
  readonly name: "session" | "device";
  /** Null takes it away. */
  readonly value: string | null;
  /** Epoch milliseconds. */
  readonly expiresAt?: number;
}

export interface Answer<Body> {
  readonly body: Body;
  /** Gives the ETag. */
  readonly version?: number;
  /** Where what was made can be read: a path. */
  readonly location?: string;
  readonly cookies?: readonly Cookie[];
}

type Content<Reply extends z.ZodType | undefined> = Reply extends z.ZodType ? z.output<Reply> : undefined;

/** For who has signed in. */
export interface Operation<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Reply extends z.ZodType | undefined = z.ZodType | undefined,
> extends Described<Params, Query, Body> {
  readonly roles: readonly Role[];
  /** The scope that an API key needs; `session` where no key may. */
  readonly scope: KeyScope | "session";
  /** Without one the reply is 204. */
  readonly reply?: Reply;
  readonly status?: 200 | 201 | 202;
  /** Nothing comes of it, so it is not remembered under a key either. */
  readonly isTrial?: true;
  /** It tells how things stand at the moment: the version of what it is about does not say that it is still the same. */
  readonly isOfNow?: true;
  /** Whether If-Match may, or must, say which version was seen. */
  readonly match?: "optional" | "required";
  handle(
    call: Call<Params, Query, Body>,
    deps: HandlerDeps,
  ): Promise<Answer<Content<Reply>> | Problem> | Answer<Content<Reply>> | Problem;
}

/** For anybody: signing in, and what comes before it. */
export interface OpenOperation<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
  Reply extends z.ZodType | undefined = z.ZodType | undefined,
> extends Described<Params, Query, Body> {
  readonly roles: "anyone";
  readonly reply?: Reply;
  readonly status?: 200 | 201 | 202;
  handle(call: OpenCall<Params, Query, Body>, deps: HandlerDeps): Promise<Answer<Content<Reply>> | Problem>;
}

export interface ServerEvent {
  /** Comes back as Last-Event-ID when a stream is taken up again. */
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** A stream of server-sent events. */
export interface Stream<Params extends Shape = Shape, Query extends Shape = Shape> extends Described<
  Params,
  Query,
  undefined
> {
  readonly method: "GET";
  readonly roles: readonly Role[];
  readonly scope: KeyScope | "session";
  /** What the data of an event looks like. */
  readonly event: z.ZodType;
  /** `after` is the id of the last event that the client had. Ends when the signal of the call says so. */
  stream(
    call: Call<Params, Query, undefined> & { readonly after: string | undefined },
    deps: HandlerDeps,
  ): Promise<AsyncIterable<ServerEvent> | Problem>;
}

/** What is sent as it is read. */
export interface Sent {
  /** What the file is called at the reader's. */
  readonly name: string;
  /** Where it is another than the table says. */
  readonly type?: string;
  /** What else is told with it, or otherwise than of every download. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `write` settles when there is room for the next piece. */
  send(write: (piece: string | Uint8Array) => Promise<void>): Promise<void>;
}

/** A file, of any length. */
export interface Download<Params extends Shape = Shape, Query extends Shape = Shape> extends Described<
  Params,
  Query,
  undefined
> {
  readonly method: "GET";
  readonly roles: readonly Role[];
  readonly scope: KeyScope | "session";
  /** The media type. */
  readonly type: string;
  /** Nothing of the database is held while it goes on, so that many may. */
  readonly holdsNothing?: true;
  /** Whatever keeps it from being sent is said before anything is. */
  download(call: Call<Params, Query, undefined>, deps: HandlerDeps): Promise<Sent | Problem>;
}

/** A file that comes as the body, with its name in `File-Name`; it is sealed while it comes. */
export interface Upload<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Reply extends z.ZodType = z.ZodType,
> extends Described<Params, Query, undefined> {
  readonly method: "POST";
  readonly mostBytes: number;
  readonly roles: readonly Role[];
  readonly scope: KeyScope;
  readonly reply: Reply;
  readonly status?: 200 | 201 | 202;
  /** Why it is not taken, asked before a byte of it is read. */
  objection(call: Call<Params, Query, undefined>, deps: HandlerDeps): Promise<Problem | undefined>;
  /** Once it lies there whole; where it is not kept after all, it is thrown away. */
  upload(
    call: Call<Params, Query, undefined> & { readonly file: ReceivedFile },
    deps: HandlerDeps,
  ): Promise<Answer<z.output<Reply>> | Problem>;
}

export type AnyOperation = Operation | OpenOperation | Stream | Download | Upload;

/** These five let the compiler see that what goes in, what comes out and the work belong together. */
export function operation<
  const Params extends Shape = NoFields,
  const Query extends Shape = NoFields,
  Body extends z.ZodType | undefined = undefined,
  Reply extends z.ZodType | undefined = undefined,
>(of: Operation<Params, Query, Body, Reply>): AnyOperation {
  return of;
}

export function openOperation<
  const Params extends Shape = NoFields,
  const Query extends Shape = NoFields,
  Body extends z.ZodType | undefined = undefined,
  Reply extends z.ZodType | undefined = undefined,
>(of: OpenOperation<Params, Query, Body, Reply>): AnyOperation {
  return of;
}

export function stream<const Params extends Shape = NoFields, const Query extends Shape = NoFields>(
  of: Stream<Params, Query>,
): AnyOperation {
  return of;
}

export function download<const Params extends Shape = NoFields, const Query extends Shape = NoFields>(
  of: Download<Params, Query>,
): AnyOperation {
  return of;
}

export function upload<
  const Params extends Shape = NoFields,
  const Query extends Shape = NoFields,
  Reply extends z.ZodType = z.ZodType,
>(of: Upload<Params, Query, Reply>): AnyOperation {
  return of;
}
