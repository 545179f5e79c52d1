/**
 * Who may come in (API-5, API-9), asked before a byte of the body is read: how fast this address and this person ask, who it is,
 * whether the role and the key reach this far, whether another site sent it.
 */
import type { FastifyRequest } from "fastify";
import ipaddr from "ipaddr.js";
import type { Principal } from "../identity/principal.ts";
import { CookieJar } from "./cookies.ts";
import type { ServerDeps } from "./dependencies.ts";
import type { AnyOperation } from "./operation.ts";
import { isOfOwnOrigin } from "./origin.ts";
import { later, Problem } from "./problem.ts";
import { Rate } from "./rate.ts";
import { stateOf } from "./request-state.ts";
import { objectionTo } from "./scope.ts";

const safe: readonly string[] = ["GET", "HEAD"];

export class Admission {
  readonly cookies: CookieJar;
  private readonly deps: ServerDeps;
  private readonly addresses: Rate;
  private readonly principals: Rate;

  constructor(deps: ServerDeps) {
    this.deps = deps;
    this.cookies = new CookieJar(deps.config.origin);
    this.addresses = new Rate(deps.config.rates.address);
    this.principals = new Rate(deps.config.rates.principal);
  }

  /** Undefined when the request may go on; who it is stands in its state then. */
  async objection(request: FastifyRequest, operation: AnyOperation): Promise<Problem | undefined> {
    const now = this.deps.now();
    const address = networkOf(request.ip);
    const state = stateOf(request);
    const wait = this.addresses.waitMs(address, now);
    if (wait > 0) return later("too-many-requests", wait);
    state.token = this.cookies.read(request.headers.cookie, "session");
    if (this.isForeign(request)) return new Problem("foreign-origin");
    if (operation.roles === "anyone") {
      this.addresses.take(address, now);
      const somebody = request.headers["peil-for"] === undefined ? undefined : await this.principalOf(request);
      return somebody !== undefined && isOfAnother(request, somebody) ? new Problem("of-another") : undefined;
    }
    state.principal = await this.principalOf(request);
    if (!state.principal) {
      this.addresses.take(address, now);
      return new Problem("not-signed-in");
    }
    if (isOfAnother(request, state.principal)) return new Problem("of-another");
    const pause = this.principals.take(state.principal.person, now);
    if (pause > 0) return later("too-many-requests", pause);
    return objectionTo(state.principal, operation);
  }

  /** From an API key where one is sent, else from the session's cookie; asked again while a stream is open. */
  async principalOf(request: FastifyRequest): Promise<Principal | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const key = /^bearer ([\w.~+/=-]{1,512})$/i.exec(authorization)?.[1];
      return key === undefined ? undefined : this.deps.identity.keys.of(key);
    }
    const token = this.cookies.read(request.headers.cookie, "session");
    const session = token === undefined ? undefined : await this.deps.identity.sessions.of(token);
    return session?.stage === "full" ? session.principal : undefined;
  }

  /** Only a cookie is sent along by a browser unasked; whoever has a key chose to send it. */
  private isForeign({ method, headers }: FastifyRequest): boolean {
    if (safe.includes(method) || headers.authorization !== undefined) return false;
    return !isOfOwnOrigin(headers, this.deps.config.origin);
  }
}

/** A page says for whom it was made: in its browser somebody else may have signed in since (WEB-9). */
function isOfAnother({ method, headers }: FastifyRequest, { person }: Principal): boolean {
  const whose = headers["peil-for"];
  return whose !== undefined && whose !== person && !safe.includes(method);
}

/** An IPv4 address, or the /64 of an IPv6 address: one subscriber has all of that. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv4" ? parsed.toString() : parsed.toNormalizedString().split(":").slice(0, 4).join(":");
}
