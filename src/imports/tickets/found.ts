/**
 * What makes no sense in an export, counted by kind. The first places of each kind are kept; the count is of all. Kinds
 * that could be as many as there are records (every value its own) are put together by column.
 */
import type { RecordCode, RecordFinding } from "../../report/left-out.ts";

const placesKept = 1000;
/** So many values of a column are told apart; those after them are counted together. */
const kindsKept = 50;

/** Kinds for which a ticket is not judged: part of what happened to it could not be read. */
const settingApart: ReadonlySet<RecordCode> = new Set([
  "record.ragged",
  "record.time",
  "record.value-unknown",
  "record.state-unknown",
  "record.contradiction",
  "ticket.no-report",
  "ticket.before-report",
  "ticket.order-unknown",
]);

export function setsApart(code: RecordCode): boolean {
  return settingApart.has(code);
}

export type Place = RecordFinding["places"][number];

export class Found {
  private readonly kinds = new Map<string, RecordFinding & { count: number; places: Place[] }>();
  private readonly perColumn = new Map<string, number>();

  /** Notes one; says whether its ticket is set apart for it. */
  add(code: RecordCode, params: RecordFinding["params"], place: Place): boolean {
    const kind = this.kindOf(code, params);
    kind.count += 1;
    if (kind.places.length < placesKept) kind.places.push(place);
    return kind.setsApart;
  }

  private kindOf(code: RecordCode, params: RecordFinding["params"]) {
    const whole = JSON.stringify([code, params]);
    const known = this.kinds.get(whole);
    if (known !== undefined) return known;
    const column = JSON.stringify([code, params["column"] ?? ""]);
    const told = (this.perColumn.get(column) ?? 0) + 1;
    const { value, ...rest } = params;
    const together = JSON.stringify([code, rest]);
    if (value !== undefined && told > kindsKept) {
      const others = this.kinds.get(together);
      if (others !== undefined) return others;
    }
    this.perColumn.set(column, told);
    const isApart = told <= kindsKept;
    const kind = { code, params: isApart ? params : rest, count: 0, setsApart: setsApart(code), places: [] };
    this.kinds.set(isApart ? whole : together, kind);
    return kind;
  }

  /** Those that set tickets apart first, then by code, then by how many there are. */
  list(): readonly RecordFinding[] {
    return [...this.kinds.values()].toSorted(
      (a, b) =>
        Number(b.setsApart) - Number(a.setsApart) ||
        compare(a.code, b.code) ||
        b.count - a.count ||
        compare(JSON.stringify(a.params), JSON.stringify(b.params)),
    );
  }
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
