import { needed, text } from "#lib/server/answers.ts";
import { onceOnly, outcome } from "#lib/admin/act.ts";
import { allCustomers } from "#lib/admin/lists.ts";
import { words } from "#lib/server/words.ts";
import { webhooks } from "#lib/words/admin.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  const [{ items }, customers] = await Promise.all([
    needed(event, locals.api.GET("/api/v1/webhooks")),
    allCustomers(locals.api),
  ]);
  return {
    w: words(webhooks, locals.language),
    key: locals.newId(),
    webhooks: items,
    customers: customers.map(({ customer, name }) => ({ customer, name })),
  };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const customer = text(form, "customer");
    const body = {
      url: text(form, "url") ?? "",
      description: text(form, "description") ?? "",
      types: (text(form, "types") ?? "").split(/[\s,]+/).filter((one) => one !== ""),
      ...(customer === undefined ? {} : { customer }),
    };
    const asked = locals.api.POST("/api/v1/webhooks", { body, params: onceOnly(form) });
    return outcome(form, "make", asked, ({ secret, url }) => ({ kind: "secret", values: [secret], of: url }));
  },
};
