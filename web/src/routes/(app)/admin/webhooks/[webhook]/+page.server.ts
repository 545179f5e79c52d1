import { redirect } from "@sveltejs/kit";
import { needed, text } from "#lib/server/answers.ts";
import { onceOnly, outcome } from "#lib/admin/act.ts";
import { pageQuery } from "#lib/admin/all-of.ts";
import { words } from "#lib/server/words.ts";
import { webhooks } from "#lib/words/admin.ts";
import type { Actions, PageServerLoad } from "./$types";

const weekMs = 7 * 86_400_000;

export const load: PageServerLoad = async (event) => {
  const { locals, params: path, url } = event;
  const { GET } = locals.api;
  const [webhook, deliveries] = await Promise.all([
    needed(event, GET("/api/v1/webhooks/{webhook}", { params: { path } })),
    needed(event, GET("/api/v1/webhooks/{webhook}/deliveries", { params: { path, query: pageQuery(url) } })),
  ]);
  return { w: words(webhooks, locals.language), key: locals.newId(), webhook, deliveries };
};

export const actions: Actions = {
  ping: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const params = { path, ...onceOnly(form) };
    return outcome(form, "ping", locals.api.POST("/api/v1/webhooks/{webhook}/ping", { params }));
  },
  state: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const state = form.get("state") === "active" ? ("active" as const) : ("disabled" as const);
    return outcome(
      form,
      "state",
      locals.api.PUT("/api/v1/webhooks/{webhook}/state", { params: { path }, body: { state } }),
    );
  },
  secret: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const params = { path, ...onceOnly(form) };
    const asked = locals.api.POST("/api/v1/webhooks/{webhook}/secret", { params, body: { overlapHours: 24 } });
    return outcome(form, "secret", asked, ({ secret }) => ({ kind: "secret", values: [secret] }));
  },
  again: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const fact = text(form, "fact");
    const body = fact === undefined ? { failedSince: new Date(locals.now - weekMs).toISOString() } : { fact };
    return outcome(
      form,
      "again",
      locals.api.POST("/api/v1/webhooks/{webhook}/redeliveries", { params: { path }, body }),
    );
  },
  remove: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const done = await outcome(form, "state", locals.api.DELETE("/api/v1/webhooks/{webhook}", { params: { path } }));
    if ("isDone" in done) redirect(303, "/admin/webhooks");
    return done;
  },
};
