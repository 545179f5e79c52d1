/**
 * The only door out (HOK-1): whatever Peil asks of another machine over HTTP goes through `Egress.fetch`, shaped as the fetch that
 * libraries expect. TLS unless configured, only to addresses that may be reached, no redirect unless asked, and an end to how long
 * and how much. Other modules open no outgoing connections; what a customer fills in is a URL like any other.
 */
import { Agent, fetch as undiciFetch, type RequestInit as UndiciInit } from "undici";
import { placeOf, readAllowed, type Allowed } from "./addresses.ts";
import { boundedBody } from "./bounded-body.ts";
import { checkedConnector, systemResolve, type Resolve } from "./connect.ts";
import { EgressFailed, type EgressReason } from "./failure.ts";

export interface EgressOptions {
  readonly userAgent: string;
  /** Networks and places inside that may be reached all the same: see `readAllowed`, which also says which are wrong. */
  readonly allow?: readonly string[];
  readonly resolve?: Resolve;
  readonly ca?: string;
  readonly connectMs?: number;
}

/** What a caller may ask besides what fetch knows. */
export interface EgressInit extends RequestInit {
  /** How many redirects to follow, at most 3; none by default: the answer that redirects is the answer. */
  readonly redirects?: number;
  /** For the whole of it, the body included. */
  readonly timeoutMs?: number;
  /** Of the body, after it was unpacked. */
  readonly maxBytes?: number;
}

const MOST_REDIRECTS = 3;
const TIMEOUT_MS = 15_000;
const MAX_BYTES = 5_000_000;
/** What must not reach another origin than the one it was meant for. */
const ownToOrigin = ["authorization", "cookie", "proxy-authorization"];

export class Egress {
  private readonly allowed: Allowed;
  private readonly agent: Agent;
  private readonly userAgent: string;

  constructor({ userAgent, allow = [], resolve = systemResolve, ca, connectMs = 5000 }: EgressOptions) {
    this.allowed = readAllowed(allow).allowed;
    this.userAgent = userAgent;
    this.agent = new Agent({
      connect: checkedConnector({ allowed: this.allowed, resolve, ca, connectMs }),
      connections: 128, // of one origin: whoever asks bounds himself, and a slow answer is not to hold up others there
      keepAliveTimeout: 4000,
      maxHeaderSize: 32_768,
    });
  }

  /** Rejects with `EgressFailed`, and so does reading a body that is too large or too slow. */
  readonly fetch = async (input: string | URL | Request, init: EgressInit = {}): Promise<Response> => {
    const { redirects = 0, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES, ...asked } = init;
    const deadline = AbortSignal.timeout(timeoutMs);
    const signal = asked.signal ? AbortSignal.any([deadline, asked.signal]) : deadline;
    let hop = await firstHop(input, asked);
    for (let left = Math.min(redirects, MOST_REDIRECTS); ; left--) {
      const answer = await this.once(hop, signal);
      const next = redirects > 0 ? nextHop(hop, answer) : undefined;
      if (!next) return boundedBody(answer, { url: hop.url, maxBytes, failure: (error) => failureOf(error, signal) });
      await answer.body?.cancel();
      if (left === 0) throw new EgressFailed("too-many-redirects", "the answer was always another address");
      hop = next;
    }
  };

  /** Why this URL can never be asked, by its looks alone; undefined when only trying can tell. */
  objection(url: string): EgressReason | undefined {
    if (!URL.canParse(url)) return "bad-url";
    const { protocol, username, password, hostname, port } = new URL(url);
    if (username !== "" || password !== "") return "credentials-in-url";
    if (protocol === "https:") return undefined;
    if (protocol !== "http:") return "not-https";
    return this.allowed.plain.has(placeOf(hostname, Number(port || 80))) ? undefined : "not-https";
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async once({ url, ...hop }: Hop, signal: AbortSignal): Promise<Response> {
    const objection = this.objection(url);
    if (objection) throw new EgressFailed(objection, `this address cannot be asked (${objection})`);
    const headers = new Headers(hop.headers);
    headers.set("user-agent", this.userAgent);
    const init = { ...hop, headers: [...headers], redirect: "manual", signal, dispatcher: this.agent };
    try {
      return await undiciFetch(url, init as UndiciInit);
    } catch (error) {
      throw failureOf(error, signal);
    }
  }
}

interface Hop {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Exclude<RequestInit["body"], undefined>;
}

async function firstHop(input: string | URL | Request, { method, headers, body }: RequestInit): Promise<Hop> {
  if (!(input instanceof Request)) {
    return { url: String(input), method: method ?? "GET", headers: new Headers(headers), body: body ?? null };
  }
  return {
    url: input.url,
    method: method ?? input.method,
    headers: new Headers(headers ?? input.headers),
    body: body ?? (input.body === null ? null : new Uint8Array(await input.arrayBuffer())),
  };
}

/** Where an answer sends on to: what was posted is posted again only where the answer says so (307, 308). */
function nextHop({ url, method, headers, body }: Hop, { status, headers: answered }: Response): Hop | undefined {
  const location = answered.get("location");
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  if (!URL.canParse(location, url)) throw new EgressFailed("bad-url", "the answer was an address that is none");
  const target = new URL(location, url);
  const kept = new Headers(headers);
  if (target.origin !== new URL(url).origin) for (const name of ownToOrigin) kept.delete(name);
  if (status === 307 || status === 308) return { url: target.href, method, headers: kept, body };
  for (const name of ["content-type", "content-length"]) kept.delete(name);
  return { url: target.href, method: method === "HEAD" ? "HEAD" : "GET", headers: kept, body: null };
}

function failureOf(error: unknown, signal: AbortSignal): EgressFailed {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof EgressFailed) return at;
  if (signal.aborted) {
    const slow = (signal.reason as Error | undefined)?.name === "TimeoutError";
    return slow
      ? new EgressFailed("too-slow", "no whole answer came in time", error)
      : new EgressFailed("cancelled", "the request was cancelled", error);
  }
  return new EgressFailed("not-connected", "no connection, or one that broke", error);
}
