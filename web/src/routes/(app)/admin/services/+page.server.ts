import { needed, text } from "#lib/server/answers.ts";
import { onceOnly, outcome } from "#lib/admin/act.ts";
import { words } from "#lib/server/words.ts";
import { services } from "#lib/words/admin.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({
  w: words(services, event.locals.language),
  key: event.locals.newId(),
  services: (await needed(event, event.locals.api.GET("/api/v1/services"))).items,
});

export const actions: Actions = {
  make: async ({ request, locals }) => {
    const form = await request.formData();
    const body = { service: text(form, "service") ?? "", name: text(form, "name") ?? "" };
    return outcome(form, "make", locals.api.POST("/api/v1/services", { body, params: onceOnly(form) }));
  },
  rename: async ({ request, locals }) => {
    const form = await request.formData();
    const path = { service: text(form, "service") ?? "" };
    const body = { name: text(form, "name") ?? "" };
    return outcome(form, "rename", locals.api.PATCH("/api/v1/services/{service}", { params: { path }, body }));
  },
};
