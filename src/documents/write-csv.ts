/**
 * Rows as comma-separated values (RFC 4180) that any spreadsheet may open. Where commas are decimal marks a spreadsheet
 * splits at semicolons and minds no quotes inside a cell; so a sign that would begin a formula there is defused too.
 */
import { safeCell, type DocumentCell } from "./safe-cell.ts";

/** Lines end with CRLF, the last one too. No byte order mark: whoever writes the file for Excel puts one in front. */
export function csvOf(rows: readonly (readonly DocumentCell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: DocumentCell): string {
  if (typeof cell === "number") return String(cell);
  const safe = safeCell(cell).replace(/(?<=[;\t\r\n])(?=[=+\-@])/g, "'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
