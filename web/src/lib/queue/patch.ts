/**
 * Tickets that changed, put into the rows that a page shows: changed in place, put in where they belong, taken out where they do not any more.
 * What belongs beyond the last row of a page that has a next one stays there.
 */
import { belongs, compare, type Filter } from "#lib/queue/filter.ts";
import type { Row } from "#lib/queue/row.ts";

export interface Shown {
  readonly rows: readonly Row[];
  /** Whether this page is where the list begins, and whether it is where it ends. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** `held` stay where they are, also when they no longer belong: somebody chose them, or is about to. */
export function patch(
  { rows, isFirst, isLast }: Shown,
  changed: readonly Row[],
  filter: Filter,
  held: ReadonlySet<string> = new Set(),
): readonly Row[] {
  const news = new Map(changed.map((row) => [row.ticket, row]));
  const before = new Map(rows.map((row) => [row.ticket, row]));
  const isNewer = (row: Row) => row.version >= (before.get(row.ticket)?.version ?? -1);
  const kept = rows.flatMap((row) => {
    const now = news.get(row.ticket);
    if (now === undefined || !isNewer(now)) return [row];
    if (held.has(row.ticket)) return [now];
    return belongs(now, filter) && compare(now, row, filter.order) === 0 ? [now] : [];
  });
  const [first, last] = [rows[0], rows.at(-1)];
  const staying = new Set(kept.map(({ ticket }) => ticket));
  const coming = [...news.values()].filter(
    (row) =>
      !staying.has(row.ticket) &&
      isNewer(row) &&
      belongs(row, filter) &&
      (isFirst || (first !== undefined && compare(row, first, filter.order) > 0)) &&
      (isLast || (last !== undefined && compare(row, last, filter.order) <= 0)),
  );
  return merged(
    kept,
    coming.toSorted((a, b) => compare(a, b, filter.order)),
    filter,
  );
}

/** Rows that stand out of order because they are held keep their places. */
function merged(rows: readonly Row[], coming: readonly Row[], { order }: Filter): readonly Row[] {
  const all = [...rows];
  for (const row of coming) {
    const at = all.findIndex((other) => compare(row, other, order) < 0);
    all.splice(at === -1 ? all.length : at, 0, row);
  }
  return all;
}
