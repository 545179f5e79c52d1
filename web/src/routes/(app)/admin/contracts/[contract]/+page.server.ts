import { fail } from "@sveltejs/kit";
import { isRefused, needed, sent, text, typedIn, wished, type Problem } from "#lib/server/answers.ts";
import { onceOnly, outcome } from "#lib/admin/act.ts";
import { pageQuery } from "#lib/admin/all-of.ts";
import { askedBy } from "#lib/admin/asked-by.ts";
import { calledAs } from "#lib/admin/bundled.ts";
import { annexIn, annexText, fieldsIn, typedOf } from "#lib/admin/contract-form.ts";
import { feesIn, feesText, periodNames } from "#lib/admin/fees.ts";
import { faultsOf } from "#lib/admin/found.ts";
import type { Outcome } from "#lib/admin/outcome.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords, contractWords } from "#lib/words/contracts.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals, params: path, url } = event;
  const { GET } = locals.api;
  const contract = await needed(event, GET("/api/v1/contracts/{contract}", { params: { path } }));
  const [customer, assets, asked] = await Promise.all([
    wished(GET("/api/v1/customers/{customer}", { params: { path: { customer: contract.customer } } })),
    needed(event, GET("/api/v1/contracts/{contract}/assets", { params: { path, query: pageQuery(url) } })),
    askedBy(locals.api, locals.language, contract.agreement.hash),
  ]);
  return {
    w: words(contractWords, locals.language),
    f: words(agreementWords, locals.language),
    key: locals.newId(),
    contract,
    title: (await calledAs(locals.language))(contract.agreement),
    fees: feesText(contract.fees, locals.language),
    annex: annexText(contract.annex),
    customerName: customer?.name ?? "",
    assets,
    asked: asked ?? { items: [], attributes: [] },
    periods: periodNames(locals.language),
  };
};

interface Amended extends Outcome {
  /** What was typed of what the agreement asks, by its name; a list as lines. */
  readonly filled?: Readonly<Record<string, string>>;
  readonly findings: NonNullable<Problem["errors"]>;
}

export const actions: Actions = {
  amend: async (event) => {
    const { request, locals, params: path } = event;
    const form = await request.formData();
    const w = words(contractWords, locals.language);
    const { agreement } = await needed(event, locals.api.GET("/api/v1/contracts/{contract}", { params: { path } }));
    const asked = await askedBy(locals.api, locals.language, agreement.hash);
    const [fees, annex] = [feesIn(text(form, "fees") ?? ""), annexIn(text(form, "annex") ?? "")];
    const fields = fieldsIn(form, asked?.items ?? []);
    const stopped = (problem: Problem) => notSaved(form, problem);
    if (fees === undefined) return stopped({ title: w.badFee, status: 422 });
    if (annex === undefined) return stopped({ title: w.badAnnex, status: 422 });
    const body = { fields, fees, annex, termTo: text(form, "termTo") ?? null };
    const params = { path, header: { ...onceOnly(form).header, "If-Match": `"${text(form, "version") ?? ""}"` } };
    const done = await sent(form, "amend", locals.api.PATCH("/api/v1/contracts/{contract}", { params, body }));
    if (isRefused(done)) return stopped(done.data.problem);
    return { form: "amend", isDone: true, typed: {}, findings: done.remarks } satisfies Amended;
  },
  addAsset: async ({ request, locals, params: path }) => {
    const form = await request.formData();
    const attributes = Object.fromEntries(
      [...form.keys()].flatMap((name) => {
        const value = name.startsWith("carries-") ? text(form, name) : undefined;
        return value === undefined ? [] : [[name.slice("carries-".length), value] as const];
      }),
    );
    const body = { name: text(form, "name") ?? "", attributes };
    const params = { path, ...onceOnly(form) };
    return outcome(form, "asset", locals.api.POST("/api/v1/contracts/{contract}/assets", { params, body }));
  },
  retire: async ({ request, locals }) => {
    const form = await request.formData();
    const path = { asset: text(form, "asset") ?? "" };
    return outcome(form, "asset", locals.api.POST("/api/v1/assets/{asset}/retirement", { params: { path } }));
  },
};

/** Nothing was saved: why, each finding in its place, and all that was filled in. */
function notSaved(form: FormData, { errors = [], detail, ...rest }: Problem) {
  const problem = errors.length > 0 || detail === undefined ? rest : { ...rest, detail };
  const told = {
    form: "amend",
    isDone: false,
    typed: typedIn(form),
    filled: typedOf(form),
    problem,
    findings: faultsOf(errors),
  };
  return fail(problem.status, told satisfies Amended);
}
