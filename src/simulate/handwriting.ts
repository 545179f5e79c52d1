/** How a text looks once somebody typed it: tidy, or in haste with the slips that go with it. */
import type { Chance } from "./chance.ts";

/** Sentences begin with a capital, and no space or line is left where something was not said. */
export function tidy(text: string): string {
  return text
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/(^|[.!?]\s+|\n)([a-zà-ÿ])/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/ ([,.;:!?])/g, "$1")
    .trim();
}

/** No capitals, a missing full stop, two letters the wrong way round: never so much that it cannot be read. */
export function sloppy(text: string, chance: Chance): string {
  const style = chance.whole(0, 3);
  let typed = style === 0 ? text.replace(/(^|[.!?]\s+|\n)([A-Z])(?=[a-z])/g, (all) => all.toLowerCase()) : text;
  if (style === 1) typed = typed.replace(/\.(\s*\n|$)/, "$1");
  const words = [...typed.matchAll(/[a-z]{6,}/g)];
  for (let slips = chance.whole(0, 2); slips > 0 && words.length > 0; slips--) {
    const word = chance.pick(words);
    const at = word.index + chance.whole(1, word[0].length - 3);
    typed = typed.slice(0, at) + typed[at + 1]! + typed[at]! + typed.slice(at + 2);
  }
  return typed;
}
