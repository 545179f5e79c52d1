import { redirect } from "@sveltejs/kit";
import type { PageServerLoad } from "./$types";

/** What is found stands where tickets stand. */
export const load: PageServerLoad = ({ url }) => {
  const words = url.searchParams.get("q")?.trim() ?? "";
  redirect(303, words === "" ? "/tickets" : `/tickets?q=${encodeURIComponent(words)}`);
};
