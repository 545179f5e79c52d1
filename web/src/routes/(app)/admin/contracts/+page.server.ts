import { needed } from "#lib/server/answers.ts";
import { pageQuery } from "#lib/admin/all-of.ts";
import { calledAs } from "#lib/admin/bundled.ts";
import { allCustomers } from "#lib/admin/lists.ts";
import { words } from "#lib/server/words.ts";
import { contractWords } from "#lib/words/contracts.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const asked = url.searchParams.get("customer") ?? "";
  const query = { ...pageQuery(url), ...(asked === "" ? {} : { customer: asked }) };
  const [page, customers, called] = await Promise.all([
    needed(event, locals.api.GET("/api/v1/contracts", { params: { query } })),
    allCustomers(locals.api),
    calledAs(locals.language),
  ]);
  return {
    w: words(contractWords, locals.language),
    asked,
    customers: customers.map(({ customer, name }) => ({ customer, name })),
    items: page.items.map(({ contract, customer, code, agreement, termFrom, termTo, tickets }) => {
      return { contract, customer, code, agreement, title: called(agreement), termFrom, termTo, tickets };
    }),
    next: page.next,
  };
};
