/**
 * The public API as a page asks it: typed from its own description, in process, with the session of the browser that asked for the page. What
 * the API sets as cookies goes on to the browser.
 */
import createClient, { type Client } from "openapi-fetch";
import type { BesidePage } from "$peil/http/web.ts";
import type { paths } from "#lib/made/schema.js";
import type { Language } from "$peil/i18n/words.ts";

export type Api = Client<paths>;

/** Statuses whose replies have no body, which `Response` insists on. */
const bare = [101, 204, 205, 304];

export function apiFor(
  beside: BesidePage,
  request: Request,
  language: Language,
  keepCookie: (header: string) => void,
): Api {
  return createClient<paths>({
    baseUrl: beside.origin,
    fetch: async (asked) => {
      const url = new URL(asked.url);
      const body = asked.body === null ? undefined : new Uint8Array(await asked.arrayBuffer());
      const {
        status,
        headers,
        body: told,
      } = await beside.ask({
        method: asked.method,
        url: url.pathname + url.search,
        headers: headersOf(asked, request, language),
        ...(body === undefined ? {} : { body }),
      });
      const reply = new Headers();
      for (const [name, value] of Object.entries(headers)) {
        if (name === "set-cookie") for (const cookie of [value ?? []].flat()) keepCookie(String(cookie));
        else if (value !== undefined) reply.set(name, String(value));
      }
      return new Response(bare.includes(status) ? null : (told as BodyInit), { status, headers: reply });
    },
  });
}

function headersOf(asked: Request, browser: Request, language: Language): Record<string, string> {
  const sent = Object.fromEntries(asked.headers);
  for (const name of ["cookie", "user-agent"]) {
    const value = browser.headers.get(name);
    if (value !== null) sent[name] = value;
  }
  return { ...sent, "accept-language": language };
}
