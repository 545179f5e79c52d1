/** A page of rows of which one more was asked for than fits: that one tells that there is another page. */
import type { Page } from "../list.ts";

export function pageOf<Row>(rows: readonly Row[], limit: number): Page<Row, Row> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? items.at(-1) : undefined };
}
