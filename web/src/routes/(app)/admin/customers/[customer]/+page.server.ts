import { needed, text, wished } from "#lib/server/answers.ts";
import { outcome } from "#lib/admin/act.ts";
import { pageQuery } from "#lib/admin/all-of.ts";
import { calledAs } from "#lib/admin/bundled.ts";
import { allContracts } from "#lib/admin/lists.ts";
import { words } from "#lib/server/words.ts";
import { customers, people } from "#lib/words/admin.ts";
import { contractWords } from "#lib/words/contracts.ts";
import { roles } from "#lib/words/roles.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const { customer } = params;
  const query = { customer, ...pageQuery(url) };
  const [found, contracts, everybody, called] = await Promise.all([
    needed(event, locals.api.GET("/api/v1/customers/{customer}", { params: { path: { customer } } })),
    allContracts(locals.api, customer),
    wished(locals.api.GET("/api/v1/people", { params: { query } })),
    calledAs(locals.language),
  ]);
  return {
    w: words(customers, locals.language),
    p: words(people, locals.language),
    t: words(contractWords, locals.language),
    roles: words(roles, locals.language),
    customer: found,
    contracts: contracts.map(({ contract, code, agreement, termFrom, termTo }) => {
      return { contract, code, title: called(agreement), edition: agreement.edition, termFrom, termTo };
    }),
    people: everybody ?? { items: [], next: null },
  };
};

export const actions: Actions = {
  default: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const body = { name: text(form, "name") ?? "" };
    return outcome(form, "rename", locals.api.PATCH("/api/v1/customers/{customer}", { params: { path }, body }));
  },
};
