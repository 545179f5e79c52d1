/** What is answered where no page can be made because it is not known who asks: too often, not now, or no longer signed in while sending a form. */
import type { RequestEvent } from "@sveltejs/kit";
import { words } from "#lib/server/words.ts";
import { troubles } from "#lib/words/trouble.ts";

type Event = Pick<RequestEvent, "request" | "locals" | "isDataRequest" | "url">;

/** In the form in which it was asked: a page, or what a page that is there takes for one. */
export function trouble(event: Event, status: 401 | 429 | 503, retryAfter?: string): Response {
  const { request, locals, isDataRequest } = event;
  const w = words(troubles, locals.language);
  const [message, advice] = {
    401: [w.signedOut, w.signedOutAdvice],
    429: [w.tooOften, w.tooOftenAdvice],
    503: [w.busy, w.busyAdvice],
  }[status];
  const headers = { "cache-control": "no-store", ...(retryAfter === undefined ? {} : { "retry-after": retryAfter }) };
  const error = { status, message, advice };
  if (isDataRequest) return Response.json(error, { status, headers });
  if (wantsJson(request)) return Response.json({ type: "error", status, error }, { status, headers });
  const link = status === 401 ? `<p><a href="/sign-in" target="_blank">${w.signInAnew}</a></p>` : "";
  return new Response(
    `<!doctype html><html lang="${locals.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
      `<title>${message} – Peil</title><link rel="stylesheet" href="/plain.css"></head><body><main><h1>${message}</h1><p>${advice}</p>${link}</main></body></html>`,
    { status, headers: { ...headers, "content-type": "text/html; charset=utf-8" } },
  );
}

/** A form that a script sends. */
export function wantsJson({ headers }: Request): boolean {
  return (headers.get("accept") ?? "").startsWith("application/json");
}
