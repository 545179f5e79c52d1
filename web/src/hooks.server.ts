/**
 * What holds for every page: who asks, in which language and theme, and the API to ask further. A page that needs somebody signed in says so by
 * where it stands: everything but `(open)`.
 */
import { redirect } from "@sveltejs/kit";
import type { Handle, HandleServerError } from "@sveltejs/kit/hooks";
import { apiFor } from "#lib/server/api.ts";
import { isLanguage, isTheme, languageCookie, themeCookie } from "#lib/server/preferences.ts";
import { words } from "#lib/server/words.ts";
import { shell } from "#lib/words/shell.ts";

export const handle: Handle = async ({ event, resolve }) => {
  const { locals, cookies, platform, url } = event;
  const beside = platform!.req.peil;
  const [language, theme] = [cookies.get(languageCookie), cookies.get(themeCookie)];
  locals.language = isLanguage(language) ? language : beside.language;
  locals.theme = isTheme(theme) ? theme : "system";
  locals.now = beside.now();
  locals.newId = beside.newId;
  const toKeep: string[] = [];
  locals.api = apiFor(beside, event.request, locals.language, (cookie) => toKeep.push(cookie));
  locals.session = await sessionOf(event);
  const own = locals.session;
  if (own !== undefined && own.theme !== "system") locals.theme = own.theme;
  if (own?.language && own.language !== locals.language) {
    locals.language = own.language;
    locals.api = apiFor(beside, event.request, own.language, (cookie) => toKeep.push(cookie));
  }
  const isOpen = event.route.id === null || event.route.id.startsWith("/(open)");
  if (locals.session === undefined && !isOpen) {
    const to = url.pathname + url.search;
    redirect(303, to === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`);
  }
  const response = await resolve(event, {
    transformPageChunk: ({ html }) =>
      html
        .replace("%peil.language%", locals.language)
        .replace(" %peil.theme%", locals.theme === "system" ? "" : ` data-theme="${locals.theme}"`),
    filterSerializedResponseHeaders: () => false,
  });
  for (const cookie of toKeep) response.headers.append("set-cookie", cookie);
  response.headers.set("cache-control", "no-store");
  response.headers.set("referrer-policy", "same-origin"); // with none at all, a form of our own has no origin either
  response.headers.set("content-language", locals.language);
  return response;
};

/** Asked only where there may be one: a visitor without a cookie is nobody, and costs nothing. */
async function sessionOf({ locals, cookies }: Parameters<Handle>[0]["event"]): Promise<App.Session | undefined> {
  if (!cookies.getAll().some(({ name }) => /^(__Host-)?peil$/.test(name))) return undefined;
  const { data } = await locals.api.GET("/api/v1/session");
  return data;
}

/** What a page itself refused keeps its own words. */
export const handleError: HandleServerError = (caught) => {
  if (caught.kind === "app") return undefined;
  const { locals, platform } = caught.event;
  const w = words(shell, locals.language ?? "nl");
  if (caught.kind === "framework" && caught.error.status === 404)
    return { message: w.notFound, advice: w.notFoundAdvice };
  platform?.req.peil.report(caught.error, "a page could not be made");
  return { message: w.broken, advice: w.brokenAdvice };
};
