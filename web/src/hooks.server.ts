/**
 * What holds for every page: who asks, in which language and theme, and the API to ask further. A page that needs somebody signed in says so by
 * where it stands: everything but `(open)`.
 */
import { error, redirect, type RequestEvent } from "@sveltejs/kit";
import type { Handle, HandleServerError } from "@sveltejs/kit/hooks";
import { apiFor } from "#lib/server/api.ts";
import { keyFor, readFormsWithin } from "#lib/server/form.ts";
import { isLanguage, isTheme, languageCookie, themeCookie } from "#lib/server/preferences.ts";
import { trouble, wantsJson } from "#lib/server/trouble.ts";
import { words } from "#lib/server/words.ts";
import { shell } from "#lib/words/shell.ts";
import { troubles } from "#lib/words/trouble.ts";

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, cookies, platform, url } = event;
  const beside = platform!.req.peil;
  const [language, theme] = [cookies.get(languageCookie), cookies.get(themeCookie)];
  locals.language = isLanguage(language) ? language : beside.language;
  locals.theme = isTheme(theme) ? theme : "system";
  locals.now = beside.now();
  const toKeep: string[] = [];
  const api = () => apiFor(beside, event, (cookie) => toKeep.push(cookie));
  locals.api = api();
  const asked = await sessionOf(event);
  const own = asked?.data;
  locals.session = own;
  locals.newId = () => keyFor(beside.newId, own?.person);
  if (own !== undefined && own.theme !== "system") locals.theme = own.theme;
  if (own?.language && own.language !== locals.language) {
    locals.language = own.language;
    locals.api = api();
  }
  const refusal = own === undefined ? whereNobodyMay(event, asked?.response) : undefined;
  if (refusal !== undefined) return refusal;
  if (url.searchParams.has("/default")) error(404, words(shell, locals.language).notFound);
  const giveBack = readFormsWithin(event, beside);
  // Scripts are asked for after the page that can be read and used without them, and not beside it: on a slow line it comes first then.
  const scripts: string[] = [];
  const response = await resolve(event, {
    preload: ({ type, path }) => {
      if (type === "js") scripts.push(path);
      return type === "css";
    },
    transformPageChunk: ({ html }) =>
      html
        .replace("%peil.language%", locals.language)
        .replace("%peil.scripts%", () => scripts.map((path) => `<link rel="modulepreload" href="${path}">`).join(""))
        .replace(" %peil.theme%", locals.theme === "system" ? "" : ` data-theme="${locals.theme}"`),
    filterSerializedResponseHeaders: () => false,
  }).finally(giveBack);
  for (const cookie of toKeep) response.headers.append("set-cookie", cookie);
  response.headers.set("cache-control", "no-store");
  response.headers.set("referrer-policy", "same-origin"); // with none at all, a form of our own has no origin either
  response.headers.set("content-language", locals.language);
  return response;
};

/** To come back to: without the action that was asked of it. */
function pageOf({ pathname, searchParams }: URL): string {
  const query = new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith("/")));
  return query.size === 0 ? pathname : `${pathname}?${query}`;
}

/** Asked only where there may be one: a visitor without a cookie is nobody, and costs nothing. */
async function sessionOf({ locals, cookies }: RequestEvent) {
  if (!cookies.getAll().some(({ name }) => /^(__Host-)?peil$/.test(name))) return undefined;
  return locals.api.GET("/api/v1/session");
}

/**
 * Undefined where the page is there for anybody. Who cannot be known now is not taken for somebody who left, and a form that a browser sends without
 * a script stays in that browser: sent again, after signing in elsewhere, it arrives as it was written.
 */
function whereNobodyMay(event: RequestEvent, told: Response | undefined): Response | undefined {
  const { route, request, url, platform } = event;
  const isOpen = route.id === null || route.id.startsWith("/(open)");
  const waitMs = platform!.req.peil.waitMs();
  if (waitMs > 0) return trouble(event, 429, String(Math.ceil(waitMs / 1000)));
  if (isOpen) return undefined;
  if (told !== undefined && told.status !== 401)
    return trouble(event, told.status === 429 ? 429 : 503, told.headers.get("retry-after") ?? "5");
  if (request.method === "POST" && !wantsJson(request)) return trouble(event, 401);
  const to = pageOf(url);
  return redirect(303, to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`);
}

/** What a page itself refused keeps its own words, and what was wrong with what came is no failure of ours. */
export const handleError: HandleServerError = (caught) => {
  if (caught.kind === "app") return undefined;
  const { locals, platform } = caught.event;
  const w = words(shell, locals.language ?? "nl");
  const status = caught.kind === "unknown" ? 500 : caught.error.status;
  if (status === 404) return { message: w.notFound, advice: w.notFoundAdvice };
  if (status < 500) {
    const { malformed, malformedAdvice } = words(troubles, locals.language ?? "nl");
    return { message: malformed, advice: malformedAdvice };
  }
  platform?.req.peil.report(caught.error, "a page could not be made");
  return { message: w.broken, advice: w.brokenAdvice };
};
