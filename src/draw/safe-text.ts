/**
 * Text out of somebody's export, made safe to stand in a page or a drawing: it can end no element and no attribute, and
 * what cannot be seen (controls, marks that turn the direction of writing) is shown by its number instead of obeyed.
 */

/** For between tags and inside double quotes, in HTML and in SVG alike; cut off after `most` characters. */
export function safeText(text: string, most = 400): string {
  return seenText(text, most).replace(/[&<>"'`]/g, (sign) => entities[sign] ?? "");
}

/** For a terminal, where no sign but the unseen ones does any harm. */
export function seenText(text: string, most = 400): string {
  const letters = text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
  return letters.replace(unseen, shownByNumber);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

// Controls but for the space, soft hyphens and widthless characters, direction marks, line separators, tags, noncharacters,
// and halves of a letter that stand alone: a file in UTF-8 cannot hold those.
const unseen =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- characters nobody sees are what it is about
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u115F\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\p{Surrogate}/gu;

function shownByNumber(character: string): string {
  if (/[\t\r\n\u2028\u2029]/.test(character)) return " ";
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`;
}
