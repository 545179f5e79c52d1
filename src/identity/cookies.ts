/**
 * Cookies, and whether a request is our own page's (IDN-13). `__Host-` makes browsers hold a cookie to this host, this path and
 * https; on plain http, which only a machine of one's own has, they would refuse it, so there it has another name.
 */

export interface CookieShape {
  readonly name: string;
  readonly path: "/";
  readonly httpOnly: true;
  readonly sameSite: "lax";
  readonly secure: boolean;
}

/** `session` for `SignedIn.token`, `device` for `SignedIn.device`, `flow` for what comes back within ten minutes. */
export function cookieOf(kind: "session" | "device" | "flow", origin: string): CookieShape {
  const secure = new URL(origin).protocol === "https:";
  const name = kind === "session" ? "peil" : `peil-${kind}`;
  return { name: secure ? `__Host-${name}` : name, path: "/", httpOnly: true, sameSite: "lax", secure };
}

/**
 * Whether a request that a cookie came with may change something. Every browser of the last years says with such a request
 * where it comes from, in `Sec-Fetch-Site` or else in `Origin`; what says neither is no browser, and has its cookie on purpose.
 */
export function isOwnRequest(
  request: { method: string; origin?: string | undefined; secFetchSite?: string | undefined },
  own: string,
): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method.toUpperCase())) return true;
  if (request.origin !== undefined && request.origin !== new URL(own).origin) return false;
  return request.secFetchSite === undefined || ["same-origin", "none"].includes(request.secFetchSite);
}
