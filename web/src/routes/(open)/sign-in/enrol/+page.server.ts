import { fail, redirect } from "@sveltejs/kit";
import { isRefused, secretText, sent, text, type Problem } from "#lib/server/answers.ts";
import { qrCode } from "#lib/sign-in/qr.ts";
import { isSignedOut, tooLate } from "#lib/sign-in/steps.ts";
import { withinPeil } from "#lib/within-peil.ts";
import { words } from "#lib/server/words.ts";
import { enrolment, recovery } from "#lib/words/sign-in.ts";
import type { Actions, PageServerLoad } from "./$types";

/** Each look at the page makes another secret, so a refused code comes back with the one that was scanned. */
export const load: PageServerLoad = async ({ request, locals, url }) => {
  const to = url.searchParams.get("to");
  const common = {
    w: words(enrolment, locals.language),
    recovery: words(recovery, locals.language),
    next: withinPeil(to),
  };
  if (request.method === "POST") return { ...common, made: undefined };
  const { data, error: problem } = await locals.api.POST("/api/v1/account/authenticator");
  if (data !== undefined) return { ...common, made: { ...data, qr: qrCode(data.uri) } };
  const { type } = (problem ?? {}) as Problem;
  if (type?.endsWith("/second-factor-present") === true) redirect(303, "/account");
  if (type?.endsWith("/sign-in-again") === true)
    redirect(303, `/sign-in?again=1&to=${encodeURIComponent(url.pathname + url.search)}`);
  redirect(303, tooLate(to));
};

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const form = await request.formData();
    const to = url.searchParams.get("to");
    const code = secretText(form, "one-time").trim();
    const asked = locals.api.POST("/api/v1/account/authenticator/confirmation", { body: { code } });
    const done = await sent(form, "confirm", asked);
    if (!isRefused(done)) return { recoveryCodes: done.recoveryCodes };
    if (isSignedOut(done.data.problem)) redirect(303, tooLate(to));
    const [uri, secret] = [text(form, "uri") ?? "", secretText(form, "secret")];
    return fail(done.status, { problem: done.data.problem, made: { uri, secret, qr: qrCode(uri) } });
  },
};
