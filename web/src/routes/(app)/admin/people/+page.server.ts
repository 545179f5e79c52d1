import { needed } from "#lib/server/answers.ts";
import { pageQuery } from "#lib/admin/all-of.ts";
import { allCustomers } from "#lib/admin/lists.ts";
import { words } from "#lib/server/words.ts";
import { people } from "#lib/words/admin.ts";
import { roles } from "#lib/words/roles.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const own = locals.session!.customer;
  const isSupplier = own === null;
  const asked = url.searchParams.get("customer") ?? own ?? "none";
  const query = { ...pageQuery(url), ...(asked === "" ? {} : { customer: asked }) };
  const [page, customers] = await Promise.all([
    needed(event, locals.api.GET("/api/v1/people", { params: { query } })),
    isSupplier ? allCustomers(locals.api) : [],
  ]);
  return {
    w: words(people, locals.language),
    roles: words(roles, locals.language),
    asked,
    isSupplier,
    customers: customers.map(({ customer, name }) => ({ customer, name })),
    page,
  };
};
