/**
 * The public API as a page asks it: typed from its own description, in process, with the session of the browser that asked for the page. What
 * the API sets as cookies goes on to the browser. What a form of somebody else asks for is not done (WEB-9).
 */
import type { RequestEvent } from "@sveltejs/kit";
import createClient, { type Client } from "openapi-fetch";
import type { BesidePage } from "$peil/http/web.ts";
import type { paths } from "#lib/made/schema.js";

export type Api = Client<paths>;

/** Statuses whose replies have no body, which `Response` insists on. */
const bare = [101, 204, 205, 304];

export function apiFor(
  beside: BesidePage,
  { request, locals }: Pick<RequestEvent, "request" | "locals">,
  keepCookie: (header: string) => void,
): Api {
  const { language } = locals;
  const client = createClient<paths>({
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
        headers: { ...headersOf(asked, request, language), ...(locals.formFor && { "peil-for": locals.formFor }) },
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
  return withWrittenHeaders(client);
}

function headersOf(asked: Request, browser: Request, language: Language): Record<string, string> {
  const sent = Object.fromEntries(asked.headers);
  for (const name of ["cookie", "user-agent"]) {
    const value = browser.headers.get(name);
    if (value !== null) sent[name] = value;
  }
  return { ...sent, "accept-language": language };
}

type Language = App.Locals["language"];

const methods = ["GET", "PUT", "POST", "PATCH", "DELETE"] as const;

interface Init {
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly params?: { readonly header?: Readonly<Record<string, unknown>> };
}

/** A key or a version comes from a form, where anything may stand; what no header holds becomes what the API refuses by itself. */
function withWrittenHeaders(client: Api): Api {
  const asking = client as unknown as Record<string, (path: string, init?: Init) => unknown>;
  for (const method of methods) {
    const ask = asking[method]!;
    asking[method] = (path, { headers, params, ...init } = {}) =>
      ask(path, {
        ...init,
        ...(headers === undefined ? {} : { headers: written(headers) }),
        ...(params === undefined
          ? {}
          : { params: params.header === undefined ? params : { ...params, header: written(params.header) } }),
      });
  }
  return client;
}

function written(headers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const pairs = Object.entries(headers).map(([name, value]) => [
    name,
    typeof value === "string" ? value.replaceAll(/[^\x20-\x7e]/g, "?") : value,
  ]);
  return Object.fromEntries(pairs) as Record<string, unknown>;
}
