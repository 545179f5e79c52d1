import { redirect } from "@sveltejs/kit";
import { isRefused, secretText, sent, text, wished } from "#lib/server/answers.ts";
import { keptSupplier, rememberSupplier } from "#lib/sign-in/supplier.ts";
import { nextStep } from "#lib/sign-in/steps.ts";
import { withinPeil } from "#lib/within-peil.ts";
import { words } from "#lib/server/words.ts";
import { signIn } from "#lib/words/sign-in.ts";
import type { Actions, PageServerLoad } from "./$types";

/** `again` is for who is in, and has to prove once more who they are. */
export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const to = url.searchParams.get("to");
  const isAgain = url.searchParams.has("again") && locals.session !== undefined;
  if (locals.session !== undefined && !isAgain) {
    rememberSupplier(cookies, locals.session.tenant);
    redirect(303, withinPeil(to));
  }
  const tenant = locals.session?.tenant ?? keptSupplier({ url, cookies });
  const services =
    tenant === undefined
      ? undefined
      : await wished(locals.api.GET("/api/v1/session/providers", { params: { query: { tenant } } }));
  return {
    w: words(signIn, locals.language),
    to,
    isAgain,
    isLate: url.searchParams.has("late"),
    login: locals.session?.login ?? "",
    tenant: tenant ?? "",
    services: services?.items ?? [],
  };
};

export const actions: Actions = {
  default: async ({ request, locals, url, cookies }) => {
    const form = await request.formData();
    const tenant = url.searchParams.get("tenant");
    const body = {
      login: text(form, "login") ?? "",
      password: secretText(form, "password"),
      ...(tenant === null ? {} : { tenant }),
    };
    const done = await sent(form, "password", locals.api.POST("/api/v1/session", { body }));
    if (isRefused(done)) return done;
    if (tenant !== null) rememberSupplier(cookies, tenant);
    redirect(303, nextStep(done, url.searchParams.get("to")));
  },
};
