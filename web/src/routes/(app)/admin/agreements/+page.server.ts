import { calledAs } from "#lib/admin/bundled.ts";
import { needed } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords } from "#lib/words/contracts.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => {
  const { api, language } = event.locals;
  const [{ items }, called] = await Promise.all([needed(event, api.GET("/api/v1/agreements")), calledAs(language)]);
  return { w: words(agreementWords, language), agreements: items.map((one) => ({ ...one, title: called(one) })) };
};
