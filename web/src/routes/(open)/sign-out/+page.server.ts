import { redirect } from "@sveltejs/kit";
import type { Actions } from "./$types";

export const actions: Actions = {
  default: async ({ locals }) => {
    await locals.api.DELETE("/api/v1/session");
    redirect(303, "/sign-in?out=1");
  },
};
