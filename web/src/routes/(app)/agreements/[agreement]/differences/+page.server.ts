import { error } from "@sveltejs/kit";
import { differencesBetween } from "#lib/agreement/differences.ts";
import { needed } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords } from "#lib/words/agreement.ts";
import { shell } from "#lib/words/shell.ts";
import type { PageServerLoad } from "./$types";

/** Two editions by the hashes of their terms, the earlier one as `from`. */
export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const from = url.searchParams.get("from") ?? "";
  if (![from, params.agreement].every((hash) => /^[0-9a-f]{64}$/.test(hash)))
    error(404, words(shell, locals.language).notFound);
  const documentOf = (agreement: string) =>
    needed(event, locals.api.GET("/api/v1/agreements/{agreement}/document", { params: { path: { agreement } } }));
  const [before, after] = await Promise.all([documentOf(from), documentOf(params.agreement)]);
  const w = words(agreementWords, locals.language);
  return {
    w,
    title: after.title[locals.language],
    agreement: params.agreement,
    from: before.agreement,
    to: after.agreement,
    differences: differencesBetween(before, after, w, locals.language),
  };
};
