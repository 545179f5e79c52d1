/** A number stays with its unit where a line ends: "binnen 4 u" never leaves its u behind. */
export function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) (?=\p{L})/gu, "\u00a0");
}
