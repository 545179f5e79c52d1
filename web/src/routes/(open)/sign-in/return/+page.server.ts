import { redirect } from "@sveltejs/kit";
import type { Problem } from "#lib/server/answers.ts";
import { takeFlow } from "#lib/sign-in/flow.ts";
import { nextStep } from "#lib/sign-in/steps.ts";
import { words } from "#lib/server/words.ts";
import { elsewhere } from "#lib/words/sign-in.ts";
import type { PageServerLoad } from "./$types";

/** Where another sign-in service sends the browser back to. */
export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const body = { flow: takeFlow(cookies) || "none", url: url.href };
  const { data, error: problem } = await locals.api.POST("/api/v1/session/provider-return", { body });
  if (data !== undefined) redirect(303, nextStep(data, data.returnTo));
  return { w: words(elsewhere, locals.language), problem: problem as unknown as Problem };
};
