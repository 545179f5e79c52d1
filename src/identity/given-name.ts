/** What somebody calls a key or a passkey: one short line, so that it fits wherever it is listed. */
export function givenName(text: string, otherwise: string): string {
  const line = Array.from(text.replaceAll(/\p{C}/gu, " ").trim());
  return line.slice(0, 60).join("") || otherwise;
}
