import { error, fail, redirect } from "@sveltejs/kit";
import { isRefused, sent, type Problem } from "#lib/server/answers.ts";
import { agreementText } from "#lib/admin/agreement-text.ts";
import { bundledHeads, bundledSource } from "#lib/admin/bundled.ts";
import { withinPeil } from "#lib/within-peil.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords } from "#lib/words/contracts.ts";
import { shell } from "#lib/words/shell.ts";
import type { Actions, PageServerLoad } from "./$types";

export const load: PageServerLoad = async ({ locals, url }) => {
  const { role } = locals.session!;
  if (role !== "manager" && role !== "administrator") error(404, words(shell, locals.language).notFound);
  const from = url.searchParams.get("from");
  return {
    w: words(agreementWords, locals.language),
    bundled: (await bundledHeads()).map((one) => ({ ...one, title: one.title[locals.language] })),
    from,
    to: url.searchParams.get("to"),
    source: from === null ? "" : ((await bundledSource(from)) ?? ""),
  };
};

interface Checked {
  readonly source: string;
  readonly findings: NonNullable<Problem["errors"]>;
  readonly problem?: Problem;
}

export const actions: Actions = {
  check: async ({ request, locals }) => {
    const form = await request.formData();
    const source = await agreementText(form);
    const done = await sent(form, "check", locals.api.POST("/api/v1/agreements/check", { body: { source } }));
    if (isRefused(done))
      return fail(done.status, { source, findings: [], problem: done.data.problem } satisfies Checked);
    return { source, findings: done.findings } satisfies Checked;
  },
  keep: async ({ request, locals, url }) => {
    const form = await request.formData();
    const source = await agreementText(form);
    const done = await sent(form, "keep", locals.api.POST("/api/v1/agreements", { body: { source } }));
    if (!isRefused(done)) {
      const to = url.searchParams.get("to");
      redirect(303, to === null ? `/admin/agreements/${done.hash}` : withinPeil(to));
    }
    const { errors = [], detail, ...rest } = done.data.problem;
    const problem = errors.length > 0 || detail === undefined ? rest : { ...rest, detail };
    return fail(done.status, { source, findings: errors, problem } satisfies Checked);
  },
};
