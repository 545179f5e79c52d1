import { fail, redirect } from "@sveltejs/kit";
import { isRefused, secretText, sent, text } from "#lib/server/answers.ts";
import { nextStep } from "#lib/sign-in/steps.ts";
import { words } from "#lib/server/words.ts";
import { link } from "#lib/words/sign-in.ts";
import type { Actions, PageServerLoad, RequestEvent } from "./$types";

export const load: PageServerLoad = ({ locals }) => ({ w: words(link, locals.language) });

export const actions: Actions = {
  look: async ({ request, locals }) => {
    const form = await request.formData();
    const token = tokenIn(text(form, "link") ?? "");
    const found = await sent(form, "look", look(locals, token));
    return isRefused(found) ? found : { token, found };
  },
  use: async ({ request, locals }) => {
    const form = await request.formData();
    const [token, login] = [secretText(form, "token"), text(form, "login")];
    const body = { token, password: secretText(form, "password"), ...(login === undefined ? {} : { login }) };
    const known = (await look(locals, token)).data;
    const done = await sent(form, "use", locals.api.POST("/api/v1/links/use", { body }));
    if (!isRefused(done)) redirect(303, nextStep(done, known?.purpose === "first-administrator" ? "/start" : "/"));
    return known === undefined ? done : fail(done.status, { ...done.data, token, found: known });
  },
};

function look({ api }: RequestEvent["locals"], token: string) {
  return api.POST("/api/v1/links/look", { body: { token: token || "none" } });
}

/** Of a whole link what stands behind its hash, or the token alone. */
function tokenIn(pasted: string): string {
  return pasted.slice(pasted.lastIndexOf("#") + 1).trim();
}
