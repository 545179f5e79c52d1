import { error } from "@sveltejs/kit";
import { needed, text, wished } from "#lib/server/answers.ts";
import { onceOnly, outcome } from "#lib/admin/act.ts";
import { firstSteps, givenAtFirst } from "#lib/admin/first-steps.ts";
import { words } from "#lib/server/words.ts";
import { shell } from "#lib/words/shell.ts";
import { start } from "#lib/words/start.ts";
import { reachOf } from "$peil/agreement/reach.ts";
import type { Fields } from "$peil/facts/fact.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  const { GET } = locals.api;
  const own = locals.session!;
  if (own.role !== "administrator" && own.role !== "manager") error(404, words(shell, locals.language).notFound);
  const few = { params: { query: { limit: 2 } } };
  const [authenticator, passkeys, agreements, customers, contracts, colleagues, everybody] = await Promise.all([
    needed(event, GET("/api/v1/account/authenticator")),
    needed(event, GET("/api/v1/account/passkeys")),
    needed(event, GET("/api/v1/agreements")),
    needed(event, GET("/api/v1/customers", few)),
    needed(event, GET("/api/v1/contracts", { params: { query: { limit: 200 } } })),
    needed(event, GET("/api/v1/people", { params: { query: { customer: "none", limit: 200 } } })),
    wished(GET("/api/v1/people", { params: { query: { limit: 200 } } })),
  ]);
  const unreached = contracts.items.filter(({ fields }) => Object.keys(reachOf(fields as Fields)).length === 0);
  const isThere = ({ state }: { state: string }) => state === "active";
  const steps = firstSteps({
    hasSecondFactor: authenticator.confirmedAt !== null || passkeys.items.length > 0,
    name: own.name,
    supplier: own.supplierName,
    agreements: agreements.items.length,
    customers: customers.items.length,
    contracts: contracts.items.length,
    unreached: unreached.length,
    colleagues: colleagues.items.filter(isThere).length,
    customersPeople: (everybody?.items ?? []).filter((one) => one.customer !== null && isThere(one)).length,
  });
  return {
    w: words(start, locals.language),
    key: locals.newId(),
    steps,
    name: own.name === givenAtFirst.person ? "" : (own.name ?? ""),
    supplier: own.supplierName === givenAtFirst.supplier ? "" : own.supplierName,
    mayRename: own.role === "administrator",
    agreement: agreements.items[0]?.hash,
    customer: customers.items[0]?.customer,
    contract: contracts.items[0]?.contract,
    unreached: unreached[0]?.contract,
  };
};

export const actions: Actions = {
  name: async ({ request, locals }) => {
    const form = await request.formData();
    const supplier = text(form, "supplier");
    if (supplier !== undefined) {
      const done = await outcome(form, "name", locals.api.PATCH("/api/v1/supplier", { body: { name: supplier } }));
      if (!("isDone" in done)) return done;
    }
    const path = { person: locals.session!.person };
    const body = { called: { name: text(form, "name") ?? "" } };
    return outcome(form, "name", locals.api.PATCH("/api/v1/people/{person}", { params: { path }, body }));
  },
  customer: async ({ request, locals }) => {
    const form = await request.formData();
    const body = { name: text(form, "customer") ?? "" };
    return outcome(form, "customer", locals.api.POST("/api/v1/customers", { body, params: onceOnly(form) }));
  },
};
