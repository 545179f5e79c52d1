/**
 * Cells that a spreadsheet must not run. A text out of somebody's export may begin with a sign that makes a program of it
 * (`=HYPERLINK(…)`); an apostrophe in front makes it text again. Numbers are numbers, so -5 stays -5.
 */
export type DocumentCell = string | number;

const startsFormula = /^[=+\-@\t\r＝＋－＠]/;
const plainNumber = /^-?\d+([.,]\d+)?$/;

export function safeCell(cell: string): string {
  return startsFormula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}
