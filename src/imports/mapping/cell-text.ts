/** Texts as they are compared and kept. A desk pads its cells, and a piece of a text keeps the whole of it in memory. */

/** Without the blanks around it. Nearly every text has none, which two characters tell. */
export function trimmed(text: string): string {
  return isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** Beyond 159 are blanks as well, and letters that `trim` leaves where they are. */
function isPlain(char: number): boolean {
  return char > 32 && char < 160;
}

/** A text of its own: a piece of a longer one would keep the whole of it in memory. Short ones are copied anyhow. */
export function unsliced(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
