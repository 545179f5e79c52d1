import { redirect } from "@sveltejs/kit";
import { isRefused, secretText, sent, text } from "#lib/server/answers.ts";
import { withinPeil } from "#lib/server/within-peil.ts";
import { words } from "#lib/server/words.ts";
import { signIn } from "#lib/words/sign-in.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.session !== undefined) redirect(303, withinPeil(url.searchParams.get("to")));
  return { w: words(signIn, locals.language) };
};

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const form = await request.formData();
    const body = { login: text(form, "login") ?? "", password: secretText(form, "password") };
    const done = await sent(form, "password", locals.api.POST("/api/v1/session", { body }));
    if (isRefused(done)) return done;
    const to = url.searchParams.get("to");
    if (done.stage === "full") redirect(303, withinPeil(to));
    redirect(
      303,
      `/sign-in/${done.stage === "enrolment" ? "enrol" : "code"}${to === null ? "" : `?to=${encodeURIComponent(to)}`}`,
    );
  },
};
