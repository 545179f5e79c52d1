/** What of a text is worth finding it by (SRC-1): its first hundred thousand characters, without what nobody would type. */

const MOST_CHARACTERS = 100_000;
/** Longer than any word that people write: a token, a key, a line of an attachment in base64. */
const tooLong = /\S{65,}/g;

export function plainWords(text: string): string {
  return text.slice(0, MOST_CHARACTERS).toWellFormed().replaceAll("\u0000", " ").replaceAll(tooLong, " ");
}
