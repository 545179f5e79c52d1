import { redirect } from "@sveltejs/kit";
import { needed, text } from "#lib/server/answers.ts";
import { onceOnly, outcome } from "#lib/admin/act.ts";
import { pageQuery } from "#lib/admin/all-of.ts";
import { words } from "#lib/server/words.ts";
import { customers } from "#lib/words/admin.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({
  w: words(customers, event.locals.language),
  key: event.locals.newId(),
  page: await needed(event, event.locals.api.GET("/api/v1/customers", { params: { query: pageQuery(event.url) } })),
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    let made = "";
    const body = { name: text(form, "name") ?? "" };
    const asked = locals.api.POST("/api/v1/customers", { body, params: onceOnly(form) });
    const done = await outcome(form, "make", asked, ({ customer }) => void (made = customer));
    if (made !== "") redirect(303, `/admin/customers/${made}`);
    return done;
  },
};
