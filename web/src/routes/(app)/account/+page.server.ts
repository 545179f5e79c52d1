import { needed, secretText, text } from "#lib/server/answers.ts";
import { outcome, onceOnly } from "#lib/admin/act.ts";
import { words } from "#lib/server/words.ts";
import { account, scopeWords } from "#lib/words/account.ts";
import { recovery } from "#lib/words/sign-in.ts";
import type { KeyScope } from "#lib/account/key-scope.ts";
import type { Actions, PageServerLoad } from "./$types";

const dayMs = 86_400_000;

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  const { GET } = locals.api;
  const [authenticator, passkeys, sessions, keys] = await Promise.all([
    needed(event, GET("/api/v1/account/authenticator")),
    needed(event, GET("/api/v1/account/passkeys")),
    needed(event, GET("/api/v1/account/sessions")),
    needed(event, GET("/api/v1/account/keys")),
  ]);
  return {
    w: words(account, locals.language),
    recovery: words(recovery, locals.language),
    scopes: words(scopeWords, locals.language),
    session: locals.session!,
    key: locals.newId(),
    authenticator,
    passkeys: passkeys.items,
    sessions: sessions.items,
    keys: keys.items,
  };
};

export const actions: Actions = {
  password: async ({ request, locals }) => {
    const form = await request.formData();
    const body = { present: secretText(form, "present"), wanted: secretText(form, "wanted") };
    return outcome(form, "password", locals.api.PUT("/api/v1/account/password", { body }));
  },
  removeAuthenticator: async ({ request, locals }) =>
    outcome(await request.formData(), "second", locals.api.DELETE("/api/v1/account/authenticator")),
  codes: async ({ request, locals }) =>
    outcome(
      await request.formData(),
      "second",
      locals.api.POST("/api/v1/account/recovery-codes"),
      ({ recoveryCodes }) => ({ kind: "codes", values: recoveryCodes }),
    ),
  removePasskey: async ({ request, locals }) => {
    const form = await request.formData();
    const path = { credential: text(form, "credential") ?? "" };
    return outcome(form, "second", locals.api.DELETE("/api/v1/account/passkeys/{credential}", { params: { path } }));
  },
  end: async ({ request, locals }) => {
    const form = await request.formData();
    const path = { session: text(form, "session") ?? "" };
    return outcome(form, "sessions", locals.api.DELETE("/api/v1/account/sessions/{session}", { params: { path } }));
  },
  endOthers: async ({ request, locals }) =>
    outcome(await request.formData(), "sessions", locals.api.DELETE("/api/v1/account/sessions")),
  makeKey: async ({ request, locals }) => {
    const form = await request.formData();
    const months = Number(form.get("months"));
    const scopes = form.getAll("scope").filter((one): one is KeyScope => typeof one === "string" && one in scopeWords);
    const expires = new Date(locals.now + months * 30 * dayMs);
    // What is no moment is left to the API to refuse.
    const expiresAt = Number.isNaN(expires.getTime()) ? "" : expires.toISOString();
    const body = { name: text(form, "name") ?? "", scopes, expiresAt };
    const asked = locals.api.POST("/api/v1/account/keys", { body, params: onceOnly(form) });
    return outcome(form, "keys", asked, ({ key, name }) => ({ kind: "key", values: [key], of: name }));
  },
  revoke: async ({ request, locals }) => {
    const form = await request.formData();
    const path = { key: text(form, "id") ?? "" };
    return outcome(form, "keys", locals.api.DELETE("/api/v1/account/keys/{key}", { params: { path } }));
  },
};
