/** Which row names the columns: reports have a title, and now and then a date or an author, above it. Rule: IMP-1. */

/** So many rows are looked at. */
export const topRows = 20;

/**
 * The place of the header among the first rows: the first that is more than half as wide as is usual. A single row that is
 * much longer than all others is a mistake in it, and changes nothing.
 */
export function headerAt(rows: readonly (readonly string[])[]): number {
  const widths = rows.slice(0, topRows).map(widthOf);
  const usual = widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
  return Math.max(
    0,
    widths.findIndex((width) => width * 2 > usual),
  );
}

/** Up to the last cell with something in it: a spreadsheet writes separators for the cells beside a title, too. */
function widthOf(row: readonly string[]): number {
  return row.findLastIndex((cell) => cell.trim() !== "") + 1;
}
