import { words } from "#lib/server/words.ts";
import { shell } from "#lib/words/shell.ts";
import { states } from "#lib/words/states.ts";
import { refusals, times } from "#lib/words/times.ts";
import type { LayoutServerLoad } from "./$types";

/** What every part of a page knows: see `here.ts`. */
export const load: LayoutServerLoad = ({ locals }) => ({
  language: locals.language,
  theme: locals.theme,
  now: locals.now,
  shell: words(shell, locals.language),
  states: words(states, locals.language),
  times: words(times, locals.language),
  refusals: words(refusals, locals.language),
});
