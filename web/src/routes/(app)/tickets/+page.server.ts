import { needed } from "#lib/server/answers.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = async (event) => ({
  tickets: await needed(event, event.locals.api.GET("/api/v1/tickets", { params: { query: { limit: 50 } } })),
});
