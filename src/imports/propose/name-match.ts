/** Names of columns compared with words that desks use: `fields.resolutiondate`, `Opened At`, `datum_gemeld`. */

/**
 * How well a column's name fits one of these phrases, from 0 to 1; the phrases stand in order of preference. The whole
 * name counts most, then the end of a path or of the name, then a phrase inside it.
 */
export function nameMatch(column: string, phrases: readonly string[]): number {
  const whole = phraseOf(column);
  const tail = phraseOf(column.split(/[.:]/).at(-1)!);
  let best = 0;
  phrases.forEach((phrase, i) => {
    const score = scoreOf(phrase, whole, tail);
    best = Math.max(best, score === 0 ? 0 : score - i * 0.004);
  });
  // The second column of a name is seldom the one that is meant.
  return column.includes("#") ? best * 0.8 : best;
}

/** `sys_updatedAt` → `sys updated at`. */
export function phraseOf(name: string): string {
  return name
    .replace(/#\d+$/, "")
    .replaceAll(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z\d]+/g, " ")
    .trim();
}

function scoreOf(phrase: string, whole: string, tail: string): number {
  if (whole === phrase || glued(whole) === glued(phrase)) return 1;
  if (tail === phrase || glued(tail) === glued(phrase)) return 0.9;
  // A prefix says of which table it is: `aud_fieldname`, `inc_number`.
  if (phrase.length > 4 && whole.endsWith(` ${phrase}`)) return 0.8;
  // A short word inside a name says too little: `id` is in every name that points elsewhere.
  return phrase.length > 4 && ` ${whole} `.includes(` ${phrase} `) ? 0.6 : 0;
}

function glued(phrase: string): string {
  return phrase.replaceAll(" ", "");
}
