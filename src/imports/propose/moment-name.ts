/**
 * Names of columns with moments compared with what happened: `Closing date`, `ts_close`, `closed_at` and `Datum/tijd
 * gesloten` all say that a ticket was closed. What only says that it is a moment is taken off the name first.
 */
import { phraseOf } from "./name-match.ts";

/**
 * How well the name of a moment fits one of these words for what happened, from 0 to 1; the words stand in order of
 * preference. The whole name counts most, then the end of its path, then its last words, then words inside it.
 */
export function momentMatch(column: string, happenings: readonly string[]): number {
  const whole = happeningIn(column);
  const tail = happeningIn(column.split(/[.:]/).at(-1)!);
  let best = 0;
  happenings.forEach((happening, i) => {
    const score = scoreOf(happening, whole, tail);
    best = Math.max(best, score === 0 ? 0 : score - i * 0.002);
  });
  // The second column of a name is seldom the one that is meant.
  return column.includes("#") ? best * 0.8 : best;
}

const MOMENT_WORDS: ReadonlySet<string> = new Set(
  "at on op om of the was is date time datetime timestamp ts dt datum tijd tijdstip moment utc custom field".split(" "),
);

/** `takeintoaccountdate` → `takeintoaccount`, `Datum/tijd aangemeld` → `aangemeld`; a mere `Datum` stays a date. */
function happeningIn(name: string): string {
  const words = wordsOf(name).filter((word) => !MOMENT_WORDS.has(word));
  return words.length === 0 ? "date" : words.join(" ");
}

function wordsOf(name: string): string[] {
  return phraseOf(name)
    .split(" ")
    .map((word) => word.replace(/(?<=...)(?:(?<=ing)s)?(?:datum|tijdstip|date|timestamp)$/, ""));
}

function scoreOf(happening: string, whole: string, tail: string): number {
  const glued = happening.replaceAll(" ", "");
  if (whole.replaceAll(" ", "") === glued) return 1;
  if (tail.replaceAll(" ", "") === glued) return 0.9;
  if (tail.endsWith(` ${happening}`)) return 0.8;
  // A short word inside a name says too little.
  return happening.length > 4 && ` ${tail} `.includes(` ${happening} `) ? 0.6 : 0;
}

const TARGET_WORDS: ReadonlySet<string> = new Set(
  `due deadline target planned expected estimated scheduled escalation eta sla streef uiterlijk uiterste gepland geplande
  verwacht verwachte doorlooptijd`.split(/\s+/),
);

/** Whether a moment is what the desk aimed at: it says nothing of what happened. */
export function isTarget(column: string): boolean {
  const words = wordsOf(column);
  return words.some((word) => TARGET_WORDS.has(word)) || /\btime to (?:own|resolve|respond)\b/.test(words.join(" "));
}
