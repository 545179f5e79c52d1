/** Which exclusion was looked at, and why it did not hold: the condition, and whether it is known not to hold or not known at all (AVL-3, CHK-5). */
import { termWords } from "$peil/i18n/term-words.ts";
import type { Language } from "$peil/i18n/words.ts";
import { say } from "#lib/say.ts";
import { words } from "#lib/server/words.ts";
import { conditionWords } from "#lib/words/conditions.ts";

interface Asked {
  readonly exclusion: string | null;
  readonly failed: readonly Failed[];
}

interface Failed {
  readonly condition: string;
  readonly because: "no" | "not-known" | "beyond";
  /** Where another was looked at than the first. */
  readonly exclusion?: string | undefined;
}

/** A sentence for each exclusion; none where none was asked for, or it holds. */
export function notExcluded({ exclusion, failed }: Asked, language: Language): string[] {
  const w = words(conditionWords, language);
  const asked = Map.groupBy(failed, (one) => one.exclusion ?? exclusion ?? "");
  return [...asked].map(([name, all]) => {
    const whys = new Set(all.map(({ condition, because }) => say(w[because], { condition })));
    return say(w.notExcluded, { exclusion: name, why: termWords[language].list([...whys], "and") });
  });
}
