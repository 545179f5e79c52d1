import { redirect } from "@sveltejs/kit";
import type { Problem } from "#lib/server/answers.ts";
import { keepFlow } from "#lib/sign-in/flow.ts";
import { withinPeil } from "#lib/within-peil.ts";
import { words } from "#lib/server/words.ts";
import { elsewhere } from "#lib/words/sign-in.ts";
import type { PageServerLoad } from "./$types";

/** Sends the browser to another sign-in service; by an address, since a form may lead nowhere but here. */
export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const asked = (name: string) => url.searchParams.get(name) ?? "";
  const { data, error: problem } = await locals.api.POST("/api/v1/session/provider", {
    body: { tenant: asked("tenant"), provider: asked("provider"), returnTo: withinPeil(asked("to")) },
  });
  if (data === undefined) return { w: words(elsewhere, locals.language), problem: problem as unknown as Problem };
  keepFlow(cookies, data.flow, url);
  redirect(303, data.url, { external: [new URL(data.url).origin] });
};
