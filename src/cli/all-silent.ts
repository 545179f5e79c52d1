/** Of an agreement of which no clock can be judged there is nothing to say but why. Rule: IMP-10. */
import { languages } from "../i18n/word-finding.ts";
import type { SilentClock } from "../report/silence.ts";
import { titleOf } from "../report/titles.ts";
import { Refused } from "./refused.ts";
import type { Io } from "./terminal.ts";

export function allSilent(clocks: readonly SilentClock[], io: Io): Refused {
  const words = languages[io.lang].score;
  const names = clocks.map(({ clock, lacks }) => words.silentClock(titleOf(clock)[io.lang], lacks.join(", ")));
  return new Refused([words.allSilent, ...names.map((name) => `  ${name}`)]);
}
