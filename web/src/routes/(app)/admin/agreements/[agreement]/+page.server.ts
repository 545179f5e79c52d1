import { agreementHead } from "#lib/admin/agreement-head.ts";
import { needed } from "#lib/server/answers.ts";
import { allContracts } from "#lib/admin/lists.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords } from "#lib/words/contracts.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { locals, params: path, url } = event;
  const [{ source, ...agreement }, contracts] = await Promise.all([
    needed(event, locals.api.GET("/api/v1/agreements/{agreement}", { params: { path } })),
    allContracts(locals.api),
  ]);
  return {
    w: words(agreementWords, locals.language),
    agreement,
    /** A long text, and seldom what somebody came for. */
    source: url.searchParams.has("file") ? source : undefined,
    title: agreementHead(source)?.title[locals.language] ?? agreement.name,
    contracts: contracts
      .filter((one) => one.agreement.hash === agreement.hash)
      .map(({ contract, code }) => ({ contract, code })),
  };
};
