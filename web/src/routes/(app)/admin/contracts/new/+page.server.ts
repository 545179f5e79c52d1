import { fail } from "@sveltejs/kit";
import { isRefused, needed, sent, text, typedIn, type Problem } from "#lib/server/answers.ts";
import { onceOnly } from "#lib/admin/act.ts";
import { calledAs } from "#lib/admin/bundled.ts";
import { askedBy } from "#lib/admin/asked-by.ts";
import { assetsIn, fieldsIn, typedOf } from "#lib/admin/contract-form.ts";
import { feesIn, periodNames } from "#lib/admin/fees.ts";
import { byField, faultsOf } from "#lib/admin/found.ts";
import { allCustomers } from "#lib/admin/lists.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords, contractWords } from "#lib/words/contracts.ts";
import type { Actions, PageServerLoad } from "./$types";

/** First which customer and which agreement; then what that agreement asks. */
export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const [customer, agreement] = [url.searchParams.get("customer"), url.searchParams.get("agreement")];
  const [customers, { items: agreements }, called] = await Promise.all([
    allCustomers(locals.api),
    needed(event, locals.api.GET("/api/v1/agreements")),
    calledAs(locals.language),
  ]);
  const chosen = agreements.find(({ hash }) => hash === agreement);
  const isChosen = chosen !== undefined && customers.some((one) => one.customer === customer);
  return {
    w: words(contractWords, locals.language),
    f: words(agreementWords, locals.language),
    key: locals.newId(),
    customers: customers.map(({ customer, name }) => ({ customer, name })),
    agreements: agreements.map((one) => ({ ...one, title: called(one) })),
    customer,
    agreement,
    today: new Date(locals.now).toISOString().slice(0, 10),
    periods: periodNames(locals.language),
    asked: isChosen ? await askedBy(locals.api, locals.language, chosen.hash) : undefined,
  };
};

interface Refused {
  readonly problem: Problem;
  readonly findings: NonNullable<Problem["errors"]>;
  readonly typed: Readonly<Record<string, string>>;
  /** Of what the agreement asks, by the name of the item. */
  readonly values: Readonly<Record<string, string>>;
}

export const actions: Actions = {
  default: async ({ request, locals, url }) => {
    const form = await request.formData();
    const [customer, agreement] = [url.searchParams.get("customer") ?? "", url.searchParams.get("agreement") ?? ""];
    const w = words(contractWords, locals.language);
    const asked = await askedBy(locals.api, locals.language, agreement);
    const fees = feesIn(text(form, "fees") ?? "");
    const kept = { typed: typedIn(form), values: typedOf(form) };
    if (fees === undefined)
      return fail(422, { problem: { title: w.badFee, status: 422 }, findings: [], ...kept } satisfies Refused);
    const termTo = text(form, "termTo");
    const body = {
      customer,
      agreement,
      code: (text(form, "code") ?? "").toUpperCase(),
      termFrom: text(form, "termFrom") ?? "",
      ...(termTo === undefined ? {} : { termTo }),
      fields: fieldsIn(form, asked?.items ?? []),
      assets: assetsIn(text(form, "assets") ?? "", asked?.attributes ?? []),
      fees,
    };
    const done = await sent(form, "make", locals.api.POST("/api/v1/contracts", { body, params: onceOnly(form) }));
    if (!isRefused(done)) {
      const { ofFields, others } = byField(done.remarks, asked?.items ?? []);
      const open = (asked?.items ?? []).flatMap(({ name, title }) => (ofFields.has(name) ? [title] : []));
      return { made: { contract: done.contract, code: body.code, open, others } };
    }
    const { errors = [], detail, ...rest } = done.data.problem;
    const problem = errors.length > 0 || detail === undefined ? rest : { ...rest, detail };
    return fail(done.status, { problem, findings: faultsOf(errors), ...kept } satisfies Refused);
  },
};
