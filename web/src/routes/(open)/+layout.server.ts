import { words } from "#lib/server/words.ts";
import { open } from "#lib/words/sign-in.ts";
import type { LayoutServerLoad } from "./$types";

export const load: LayoutServerLoad = ({ locals }) => ({ open: words(open, locals.language) });
