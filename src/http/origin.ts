/**
 * Whether a page of another site sent this with somebody's session (API-5). A browser says where a request comes from; what
 * says nothing is no browser, and has no session of anybody but its own user.
 */
import type { IncomingHttpHeaders } from "node:http";

export function isOfOwnOrigin(headers: IncomingHttpHeaders, own: string): boolean {
  const { origin } = headers;
  if (origin !== undefined) return origin === own;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}
