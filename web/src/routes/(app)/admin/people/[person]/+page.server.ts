import { fail } from "@sveltejs/kit";
import { needed, text, wished } from "#lib/server/answers.ts";
import { outcome } from "#lib/admin/act.ts";
import { isRole, keepsAccess, looksAfter, rolesToGive } from "#lib/admin/roles-of.ts";
import type { Outcome } from "#lib/admin/outcome.ts";
import { words } from "#lib/server/words.ts";
import { people } from "#lib/words/admin.ts";
import { roles, rolesAbout } from "#lib/words/roles.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals, params: path } = event;
  const own = locals.session!;
  const person = await needed(event, locals.api.GET("/api/v1/people/{person}", { params: { path } }));
  const asked = { params: { path: { customer: person.customer ?? "" } } };
  const customer =
    person.customer === null ? undefined : await wished(locals.api.GET("/api/v1/customers/{customer}", asked));
  const [named, about] = [words(roles, locals.language), words(rolesAbout, locals.language)];
  const isMine = looksAfter(own.role, person.role);
  const isAdministrator = own.role === "administrator" || own.role === "customer-administrator";
  return {
    w: words(people, locals.language),
    person,
    roleOf: named[person.role],
    customerName: customer?.name,
    roles: rolesToGive(own.role, person.customer !== null)
      .filter((one) => (person.customer === null) === !rolesToGive("manager", true).includes(one))
      .map((role) => ({ role, name: named[role], about: about[role] })),
    may: {
      change: isMine && person.state !== "erased",
      access: isMine && keepsAccess(own.role) && person.state === "active",
      rights: isMine && keepsAccess(own.role) && person.state !== "erased" && person.person !== own.person,
      take: isMine && isAdministrator,
      erase: isMine && isAdministrator && person.state !== "erased" && person.person !== own.person,
    },
  };
};

export const actions: Actions = {
  change: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const [email, phone, login] = [text(form, "email"), text(form, "phone"), text(form, "login")];
    const role = form.get("role");
    const called = {
      name: text(form, "name") ?? "",
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    };
    const body = {
      called,
      ...(isRole(role) && role !== form.get("wasRole") ? { role } : {}),
      ...(login === undefined || login === form.get("wasLogin") ? {} : { login }),
    };
    return outcome(form, "change", locals.api.PATCH("/api/v1/people/{person}", { params: { path }, body }));
  },
  state: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const state = form.get("state") === "left" ? ("left" as const) : ("active" as const);
    return outcome(form, "state", locals.api.PATCH("/api/v1/people/{person}", { params: { path }, body: { state } }));
  },
  invitation: async ({ request, locals, params: path }) =>
    outcome(
      await request.formData(),
      "access",
      locals.api.POST("/api/v1/people/{person}/invitation", { params: { path } }),
      ({ url }) => ({ kind: "link", values: [url], of: "invitation" }),
    ),
  reset: async ({ request, locals, params: path }) =>
    outcome(
      await request.formData(),
      "access",
      locals.api.POST("/api/v1/people/{person}/reset", { params: { path } }),
      ({ url }) => ({ kind: "link", values: [url], of: "reset" }),
    ),
  signOut: async ({ request, locals, params: path }) =>
    outcome(
      await request.formData(),
      "access",
      locals.api.DELETE("/api/v1/people/{person}/sessions", { params: { path } }),
    ),
  secondFactor: async ({ request, locals, params: path }) =>
    outcome(
      await request.formData(),
      "access",
      locals.api.DELETE("/api/v1/people/{person}/second-factor", { params: { path } }),
    ),
  erase: async (event) => {
    const { locals, params: path } = event;
    const form = await event.request.formData();
    const person = await needed(event, locals.api.GET("/api/v1/people/{person}", { params: { path } }));
    if (text(form, "name") !== person.name?.trim()) {
      const problem = { title: words(people, locals.language).notThatName, status: 422 };
      return fail(422, { form: "erase", isDone: false, problem, typed: {} } satisfies Outcome);
    }
    const body = { isCertain: true as const };
    return outcome(form, "erase", locals.api.POST("/api/v1/people/{person}/erasure", { params: { path }, body }));
  },
};
