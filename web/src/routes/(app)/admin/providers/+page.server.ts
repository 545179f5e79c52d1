import { needed, secretText, text } from "#lib/server/answers.ts";
import { onceOnly, outcome } from "#lib/admin/act.ts";
import { words } from "#lib/server/words.ts";
import { providers } from "#lib/words/admin.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  return {
    w: words(providers, locals.language),
    key: locals.newId(),
    signInAt: `${url.origin}/sign-in?tenant=${locals.session!.tenant}`,
    returnTo: `${url.origin}/sign-in/return`,
    providers: (await needed(event, locals.api.GET("/api/v1/providers"))).items,
  };
};

export const actions: Actions = {
  make: async ({ request, locals }) => {
    const form = await request.formData();
    const body = { ...given(form), clientSecret: secretText(form, "clientSecret") };
    return outcome(form, "make", locals.api.POST("/api/v1/providers", { body, params: onceOnly(form) }));
  },
  change: async ({ request, locals }) => {
    const form = await request.formData();
    const path = { provider: text(form, "provider") ?? "" };
    const clientSecret = secretText(form, "clientSecret");
    const body = { ...given(form), ...(clientSecret === "" ? {} : { clientSecret }) };
    return outcome(form, "change", locals.api.PATCH("/api/v1/providers/{provider}", { params: { path }, body }));
  },
  remove: async ({ request, locals }) => {
    const form = await request.formData();
    const path = { provider: text(form, "provider") ?? "" };
    return outcome(form, "change", locals.api.DELETE("/api/v1/providers/{provider}", { params: { path } }));
  },
};

function given(form: FormData) {
  return {
    name: text(form, "name") ?? "",
    issuer: text(form, "issuer") ?? "",
    clientId: text(form, "clientId") ?? "",
    domains: (text(form, "domains") ?? "").split(/[\s,]+/).filter((one) => one !== ""),
    hasSecondFactor: form.has("hasSecondFactor"),
  };
}
