import { text } from "#lib/server/answers.ts";
import { onceOnly, outcome } from "#lib/admin/act.ts";
import { allContracts, allCustomers } from "#lib/admin/lists.ts";
import { isRole, rolesToGive } from "#lib/admin/roles-of.ts";
import { words } from "#lib/server/words.ts";
import { people } from "#lib/words/admin.ts";
import { roles, rolesAbout } from "#lib/words/roles.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url }) => {
  const { role, customer } = locals.session!;
  const asked = customer ?? url.searchParams.get("customer") ?? "";
  const [customers, contracts] = await Promise.all([
    customer === null ? allCustomers(locals.api) : [],
    allContracts(locals.api),
  ]);
  const [named, about] = [words(roles, locals.language), words(rolesAbout, locals.language)];
  return {
    w: words(people, locals.language),
    key: locals.newId(),
    asked,
    isSupplier: customer === null,
    customers: customers.map(({ customer, name }) => ({ customer, name })),
    contracts: contracts.map(({ contract, code, customer }) => ({ contract, code, customer })),
    roles: rolesToGive(role, asked !== "").map((one) => ({ role: one, name: named[one], about: about[one] })),
  };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const [email, phone] = [text(form, "email"), text(form, "phone")];
    const customer = locals.session!.customer ?? text(form, "customer");
    const role = form.get("role");
    const contract = role === "auditor" ? text(form, "contract") : undefined;
    const body = {
      name: text(form, "name") ?? "",
      role: isRole(role) ? role : ("end-user" as const),
      invite: form.has("invite"),
      ...(email === undefined ? {} : { email, login: email }),
      ...(phone === undefined ? {} : { phone }),
      ...(customer === undefined ? {} : { customer }),
      ...(contract === undefined ? {} : { contract }),
    };
    const asked = locals.api.POST("/api/v1/people", { body, params: onceOnly(form) });
    const done = await outcome(form, "make", asked, (made) => ({
      kind: "link",
      values: made.invitation === undefined ? [] : [made.invitation.url],
      of: made.name ?? "",
    }));
    return "status" in done ? done : { ...done, customer };
  },
};
