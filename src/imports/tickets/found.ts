/**
 * What makes no sense in an export, counted by kind. The first places of each kind are kept; the count is of all. Values
 * that nobody knows can be as many as there are records: of a column some are told apart and the others put together,
 * and which ones follows from the values alone, so that the order of records does not show. Rules: IMP-2, IMP-3.
 */
import { unsliced } from "../mapping/cell-text.ts";
import type { RecordFinding } from "../../report/left-out.ts";

const placesKept = 1000;
/** So many values of a column are told apart, the first as words are ordered. */
const valuesKept = 50;
/** A value is told by its beginning. */
const longestValue = 120;

/** Kinds for which a ticket is not judged: part of what happened to it could not be read. */
const settingApart: ReadonlySet<Code> = new Set<Code>([
  "record.ragged",
  "record.time",
  "record.value-unknown",
  "record.state-unknown",
  "record.contradiction",
  "ticket.no-report",
  "ticket.before-report",
  "ticket.order-unknown",
  "log.no-moment",
  "log.no-fact",
  "log.line",
  "log.fact",
  "log.moment",
  "log.field",
  "log.unknown-ticket",
  "log.unknown-customer",
  "log.twice",
]);

type Code = RecordFinding["code"];

export type Place = RecordFinding["places"][number];

interface Kind extends RecordFinding {
  count: number;
  readonly places: Place[];
}

/** The values of a column, by themselves as far as they are told apart. */
interface Values {
  readonly told: Map<string, Kind>;
  /** The last of them as words are ordered: the first to go. */
  last: string;
  others: Kind | undefined;
}

export class Found {
  private readonly kinds = new Map<string, Kind>();
  private readonly values = new Map<string, Values>();

  /** Notes one; says whether its ticket is set apart for it. */
  add(code: Code, params: RecordFinding["params"], place: Place): boolean {
    const { column = "", value } = params;
    const kind =
      value === undefined ? this.kindOf(code, params) : this.kindOfValue(code, String(column), String(value));
    kind.count += 1;
    if (kind.places.length < placesKept) kind.places.push(place);
    return kind.setsApart;
  }

  private kindOf(code: Code, params: RecordFinding["params"]): Kind {
    const name = JSON.stringify([code, params]);
    let kind = this.kinds.get(name);
    if (kind === undefined) this.kinds.set(name, (kind = newKind(code, params)));
    return kind;
  }

  private kindOfValue(code: Code, column: string, whole: string): Kind {
    const value = whole.length > longestValue ? `${whole.slice(0, longestValue)}…` : whole;
    const values = this.valuesOf(`${code} ${column}`);
    const known = values.told.get(value);
    if (known !== undefined) return known;
    if (values.told.size === valuesKept) {
      values.others ??= newKind(code, { column });
      if (value > values.last) return values.others;
      putTogether(values);
    }
    const own = unsliced(value);
    const kind = newKind(code, { column, value: own });
    values.told.set(own, kind);
    if (own > values.last) values.last = own;
    return kind;
  }

  private valuesOf(name: string): Values {
    let values = this.values.get(name);
    if (values === undefined) this.values.set(name, (values = { told: new Map(), last: "", others: undefined }));
    return values;
  }

  /** Those that set tickets apart first, then by code, then by how many there are. */
  list(): readonly RecordFinding[] {
    const ofValues = [...this.values.values()].flatMap(({ told, others }) => [
      ...told.values(),
      ...(others === undefined ? [] : [others]),
    ]);
    return [...this.kinds.values(), ...ofValues].toSorted(
      (a, b) =>
        Number(b.setsApart) - Number(a.setsApart) ||
        compare(a.code, b.code) ||
        b.count - a.count ||
        compare(JSON.stringify(a.params), JSON.stringify(b.params)),
    );
  }
}

/** Whether a ticket of which this is found is not judged. */
export function setsApart(code: Code): boolean {
  return settingApart.has(code);
}

function newKind(code: Code, params: RecordFinding["params"]): Kind {
  return { code, params, count: 0, setsApart: setsApart(code), places: [] };
}

/** The last value gives up its place, with all that was counted of it. */
function putTogether(values: Values): void {
  const { told, last, others } = values;
  const { count, places } = told.get(last)!;
  others!.count += count;
  others!.places.push(...places.slice(0, placesKept - others!.places.length));
  told.delete(last);
  values.last = [...told.keys()].reduce((a, b) => (a > b ? a : b));
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
