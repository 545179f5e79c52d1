/**
 * Sheets as one XLSX workbook: the first row of each stays in view and columns are as wide as what stands in them. The same
 * rows give the same bytes, so that two runs can be compared; the workbook therefore carries no moment of writing.
 */
import { writeXlsx } from "hucre/xlsx";
import { safeCell, type DocumentCell } from "./safe-cell.ts";

export interface DocumentSheet {
  readonly name: string;
  readonly rows: readonly (readonly DocumentCell[])[];
}

const noMoment = new Date(Date.UTC(1980, 0, 1));
const widest = 60;
/** As many characters as Excel holds in a cell. */
const longest = 32_767;

export function xlsxOf(sheets: readonly DocumentSheet[]): Promise<Uint8Array> {
  const taken = new Set<string>();
  return writeXlsx({
    properties: { creator: "Peil", created: noMoment, modified: noMoment },
    sheets: sheets.map(({ name, rows }) => ({
      name: sheetName(name, taken),
      rows: rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell : textOf(cell)))),
      columns: widthsOf(rows).map((width) => ({ width })),
      freezePane: { rows: 1 },
    })),
  });
}

function textOf(cell: string): string {
  // XML has no place for control characters; what stands there instead shows that there was one. What looks like Excel's
  // own way of writing them is written so that it stays the text that it is.
  const visible = cell.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, "\uFFFD");
  return safeCell(visible.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")).slice(0, longest);
}

/** At most 31 characters, none of those that Excel refuses, and no name twice, capitals or not. */
function sheetName(wanted: string, taken: Set<string>): string {
  const base =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "-";
  let name = base.slice(0, 31);
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${base.slice(0, 27)} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}

function widthsOf(rows: DocumentSheet["rows"]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.min(widest, Math.max(widths[i] ?? 8, String(cell).length + 2));
    });
  }
  return widths;
}
