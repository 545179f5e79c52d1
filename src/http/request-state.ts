/** What the API remembers of a request while it is on its way: set when it comes in, read by whatever comes after. */
import type { FastifyRequest } from "fastify";
import type { Principal } from "../identity/principal.ts";
import type { AnyOperation } from "./operation.ts";

export interface RequestState {
  /** The monotonic moment it came in, milliseconds. */
  readonly cameAt: number;
  readonly operation: AnyOperation | undefined;
  principal: Principal | undefined;
  /** The session's cookie as it was sent. */
  token: string | undefined;
  /** The bytes of the body, for what remembers requests. */
  sent: Uint8Array;
}

const states = new WeakMap<FastifyRequest, RequestState>();
const nothing = new Uint8Array();

export function stateOf(request: FastifyRequest): RequestState {
  let state = states.get(request);
  if (!state) {
    state = {
      cameAt: performance.now(),
      operation: (request.routeOptions.config as { operation?: AnyOperation }).operation,
      principal: undefined,
      token: undefined,
      sent: nothing,
    };
    states.set(request, state);
  }
  return state;
}
