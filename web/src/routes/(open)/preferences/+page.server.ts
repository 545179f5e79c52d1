import { redirect } from "@sveltejs/kit";
import { isLanguage, isTheme, languageCookie, remember, themeCookie } from "#lib/server/preferences.ts";
import { text } from "#lib/server/answers.ts";
import { withinPeil } from "#lib/within-peil.ts";
import type { Actions } from "./$types";

export const actions: Actions = {
  default: async ({ request, cookies, locals }) => {
    const form = await request.formData();
    const [language, theme] = [text(form, "language"), text(form, "theme")];
    const chosen = { ...(isLanguage(language) ? { language } : {}), ...(isTheme(theme) ? { theme } : {}) };
    if (chosen.language !== undefined) remember(cookies, languageCookie, chosen.language);
    if (chosen.theme !== undefined) remember(cookies, themeCookie, chosen.theme);
    // With the account too, so that another browser knows; where that does not work, this one still does.
    if (locals.session !== undefined && Object.keys(chosen).length > 0)
      await locals.api.PATCH("/api/v1/account/preferences", { body: chosen });
    redirect(303, withinPeil(text(form, "to")));
  },
};
