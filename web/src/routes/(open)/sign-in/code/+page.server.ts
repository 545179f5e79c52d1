import { redirect } from "@sveltejs/kit";
import { isRefused, secretText, sent } from "#lib/server/answers.ts";
import { isSignedOut, nextStep, tooLate } from "#lib/sign-in/steps.ts";
import { words } from "#lib/server/words.ts";
import { secondStep, signIn } from "#lib/words/sign-in.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) => ({
  w: words(secondStep, locals.language),
  noPasskey: words(signIn, locals.language).noPasskey,
  to: url.searchParams.get("to"),
  methods: (url.searchParams.get("with") ?? "totp.recovery-code").split("."),
});

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const form = await request.formData();
    const to = url.searchParams.get("to");
    const name = form.has("recovery") ? "recovery" : "authenticator";
    const code = secretText(form, "one-time").trim();
    const done = await sent(form, name, locals.api.POST("/api/v1/session/code", { body: { code } }));
    if (isRefused(done)) {
      if (isSignedOut(done.data.problem)) redirect(303, tooLate(to));
      return done;
    }
    redirect(303, nextStep(done, to));
  },
};
