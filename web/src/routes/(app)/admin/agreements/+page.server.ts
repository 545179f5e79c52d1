import { needed } from "#lib/server/answers.ts";
import { words } from "#lib/server/words.ts";
import { agreementWords } from "#lib/words/contracts.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({
  w: words(agreementWords, event.locals.language),
  agreements: (await needed(event, event.locals.api.GET("/api/v1/agreements"))).items,
});
