/**
 * The periods over which objectives are judged, in the agreement's zone: months, quarters, half years, years, and years
 * that begin on the contract's own date. A period begins at the first instant of its first local date. Rule: OBJ-1.
 */
import { civilDate, dayNumber, daysInMonth, formatDate, parseDate } from "../time/local-date.ts";
import { localDay, startOfDay, zoneOf, type Zone } from "../time/zone.ts";
import type { Per } from "./objective.ts";

/** One period: from its first instant up to, not including, that of the next; epoch milliseconds. */
export interface Period {
  /** `2026-03`, `2026-Q1`, `2026-H1`, `2026`, or for a contract year `2026-04-01/2027-04-01`. */
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** The month and day on which a contract's years begin. */
export interface Anchor {
  readonly month: number;
  readonly day: number;
}

const firstOfJanuary: Anchor = { month: 1, day: 1 };
/** How many months each kind of period has. */
export const monthsOf: Readonly<Record<Per, number>> = {
  month: 1,
  quarter: 3,
  "half-year": 6,
  year: 12,
  "contract-year": 12,
};
// The years whose clock changes are known; a moment outside them is placed by its date, a little slower.
const firstYear = 1900;
const lastYear = 2200;

/** All periods of one kind. The same period is always the same object. */
export class Periods {
  private readonly per: Per;
  private readonly zone: Zone;
  private readonly anchor: Anchor;
  private readonly perYear: number;
  private readonly starts: Float64Array;
  private readonly made = new Map<number, Period>();
  /** The one that was asked for last: moments mostly come in the order of time. */
  private last: Period | undefined;

  constructor(per: Per, zone: string, anchor: Anchor = firstOfJanuary) {
    this.per = per;
    this.zone = zoneOf(zone);
    this.anchor = per === "contract-year" ? anchor : firstOfJanuary;
    this.perYear = 12 / monthsOf[per];
    this.starts = Float64Array.from({ length: (lastYear - firstYear) * this.perYear + 1 }, (_, i) =>
      this.startOf(firstYear * this.perYear + i),
    );
  }

  /** The period in which a moment falls. */
  at(moment: number): Period {
    const { last } = this;
    if (last !== undefined && moment >= last.from && moment < last.to) return last;
    return (this.last = this.numbered(this.numberAt(moment)));
  }

  /** The period after this one. */
  after(period: Period): Period {
    return this.at(period.to);
  }

  private numberAt(moment: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    if (!(moment >= starts[low]! && moment < starts[high]!)) return this.numberByDate(moment);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= moment) low = middle;
      else high = middle;
    }
    return firstYear * this.perYear + low;
  }

  private numberByDate(moment: number): number {
    const { year, month } = civilDate(localDay(this.zone, moment));
    const number = year * this.perYear + Math.floor((month - 1) / monthsOf[this.per]);
    return this.startOf(number) <= moment ? number : number - 1; // before the contract's own date
  }

  private numbered(number: number): Period {
    let period = this.made.get(number);
    if (period === undefined) {
      period = { label: this.labelOf(number), from: this.startOf(number), to: this.startOf(number + 1) };
      this.made.set(number, period);
    }
    return period;
  }

  private startOf(number: number): number {
    return startOfDay(this.zone, this.firstDay(number));
  }

  /** A contract that began on 29 February begins its other years on the 28th. */
  private firstDay(number: number): number {
    const year = Math.floor(number / this.perYear);
    const month = (number - year * this.perYear) * monthsOf[this.per] + this.anchor.month;
    return dayNumber(year, month, Math.min(this.anchor.day, daysInMonth(year, month)));
  }

  private labelOf(number: number): string {
    const first = formatDate(this.firstDay(number));
    const part = (number % this.perYear) + 1;
    switch (this.per) {
      case "month":
        return first.slice(0, 7);
      case "quarter":
        return `${first.slice(0, 4)}-Q${part}`;
      case "half-year":
        return `${first.slice(0, 4)}-H${part}`;
      case "year":
        return first.slice(0, 4);
      case "contract-year":
        return `${first}/${formatDate(this.firstDay(number + 1))}`;
    }
  }
}

/** The periods of a kind in a zone, made once. */
export function periodsOf(per: Per, zone: string, anchor: Anchor = firstOfJanuary): Periods {
  const key = per === "contract-year" ? `${per} ${zone} ${anchor.month} ${anchor.day}` : `${per} ${zone}`;
  let periods = known.get(key);
  if (periods === undefined) known.set(key, (periods = new Periods(per, zone, anchor)));
  return periods;
}

// Only remembers what a kind and a zone always give.
const known = new Map<string, Periods>();

/** The period in which a moment falls, in the agreement's zone. */
export function periodOf(per: Per, zone: string, at: number, anchor?: Anchor): Period {
  return periodsOf(per, zone, anchor).at(at);
}

/** Reads a label (`2026-03`, `2026-Q1`, `2026-H1`, `2026`, `2026-04-01/2027-04-01`); undefined where it is none. */
export function readPeriod(label: string, zone: string): { readonly per: Per; readonly period: Period } | undefined {
  const read = readFirstDay(label);
  if (read === undefined) return undefined;
  const from = startOfDay(zoneOf(zone), read.day);
  const anchors = [anchorOf(label), leapDay];
  const period = anchors.map((anchor) => periodOf(read.per, zone, from, anchor)).find((one) => one.label === label);
  return period === undefined ? undefined : { per: read.per, period };
}

/** A contract year that begins on 28 February can be one of a contract that began on the day after. */
const leapDay: Anchor = { month: 2, day: 29 };

/** The first day of what a label could mean; that it means it, the label of that period says. */
function readFirstDay(label: string): { per: Per; day: number } | undefined {
  const [first, last] = label.split("/");
  if (last !== undefined) {
    const day = parseDate(first!);
    return day === undefined ? undefined : { per: "contract-year", day };
  }
  const match = /^(\d{4})(?:-(Q|H|)(\d{1,2}))?$/.exec(label);
  if (match === null) return undefined;
  const [, year, letter, part] = match;
  const per = part === undefined ? "year" : letter === "Q" ? "quarter" : letter === "H" ? "half-year" : "month";
  const month = (Number(part ?? 1) - 1) * monthsOf[per] + 1;
  return month < 1 || month > 12 ? undefined : { per, day: dayNumber(Number(year), month, 1) };
}

/** The month and day of the first date in a text: a contract's term is written as `2026-04-01 to 2029-04-01`. */
export function anchorOf(written: string | undefined): Anchor | undefined {
  const date = /\d{4}-\d\d-\d\d/.exec(written ?? "")?.[0];
  const day = date === undefined ? undefined : parseDate(date);
  if (day === undefined) return undefined;
  const { month, day: ofMonth } = civilDate(day);
  return { month, day: ofMonth };
}
