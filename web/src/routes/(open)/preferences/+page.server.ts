import { redirect } from "@sveltejs/kit";
import { isLanguage, isTheme, languageCookie, remember, themeCookie } from "#lib/server/preferences.ts";
import { text } from "#lib/server/answers.ts";
import { withinPeil } from "#lib/server/within-peil.ts";
import type { Actions } from "./$types";

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const form = await request.formData();
    const [language, theme] = [text(form, "language"), text(form, "theme")];
    if (isLanguage(language)) remember(cookies, languageCookie, language);
    if (isTheme(theme)) remember(cookies, themeCookie, theme);
    redirect(303, withinPeil(text(form, "to")));
  },
};
