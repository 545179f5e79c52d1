// Compiled hours: how long they are open, when a length is used up, when they next open or close. Asked per ticket and per
// fact, so each question is a look-up in a table; the table grows when a question reaches outside it. Arguments and answers
// are epoch milliseconds. Wrong arguments and answers that do not exist are a HoursRangeError. Rules: CAL-2, CAL-3, CAL-4.

import { HoursRangeError } from "./hours-range.ts";
import type { YearSpan } from "./hours-range.ts";
import {
  buildTable,
  firstEndingAfter,
  HALF,
  momentOf,
  openBefore,
  walkedMomentOf,
  walkedOpenBefore,
} from "./hours-table.ts";
import type { HoursTable } from "./hours-table.ts";
import type { HoursDefinition } from "./hours-text.ts";
import type { Intervals } from "./intervals.ts";
import { merged } from "./intervals.ts";
import { civilDate, DAY_MS, dayNumber } from "./local-date.ts";
import { localDay, startOfDay, zoneOf } from "./zone.ts";
import type { Zone } from "./zone.ts";

export class Hours {
  readonly definition: HoursDefinition;
  readonly zone: Zone;
  private readonly limits: YearSpan;
  private readonly compile: (span: YearSpan) => Intervals;
  private span: YearSpan;
  private pieces: Intervals;
  // Declared only: a field that is first undefined and then set is no constant to the engine, and costs a third more.
  declare private table: HoursTable;

  /** Made by `compileHours`; `compile` gives the windows of a span, each by itself and ordered by start. */
  constructor(definition: HoursDefinition, span: YearSpan, limits: YearSpan, compile: (span: YearSpan) => Intervals) {
    this.definition = definition;
    this.zone = zoneOf(definition.zone);
    this.limits = limits;
    this.compile = compile;
    this.span = { from: Math.max(span.from, limits.from), to: Math.min(span.to, limits.to) };
    if (!(this.span.from <= this.span.to)) throw this.outside(`${span.from}-${span.to}`);
    this.pieces = compile(this.span);
    this.table = this.build();
  }

  /** The exact open time inside [from, to), in milliseconds; negative when `to` lies before `from`. */
  open(from: number, to: number): number {
    const table = this.table;
    const first = openBefore(table, from);
    const last = openBefore(table, to);
    if (first >= 0 && last >= 0) return Math.floor(last) - Math.floor(first);
    return this.openElsewhere(from, to);
  }

  /**
   * The earliest instant u ≥ at with open(at, u) = ms; for a negative length the latest u ≤ at with open(u, at) = -ms.
   * A length that ends at closing time is due at that closing, not at the next opening; zero is due at once.
   */
  due(at: number, ms: number): number {
    const table = this.table;
    const start = openBefore(table, at);
    const used = Math.floor(start + ms) - HALF;
    // Not told, negative and zero lengths all end below zero or before `at`, and go the long way.
    if (used > 0 && used < table.total && Math.floor(ms) === ms) {
      const due = momentOf(table, used);
      if (due >= at) return due;
    }
    return this.dueElsewhere(at, ms);
  }

  isOpen(at: number): boolean {
    this.include(at);
    const k = firstEndingAfter(this.table, at);
    return k < this.table.opens.length && this.table.opens[k]! <= at;
  }

  /** Whether a moment counts as inside these hours: like `isOpen`, and the closing instant too under `at-closing: inside`. */
  isOpenAt(at: number): boolean {
    if (this.isOpen(at)) return true;
    if (this.definition.atClosing === "outside") return false;
    return this.table.closes[firstEndingAfter(this.table, at) - 1] === at;
  }

  /** The first open instant at or after `at`. */
  nextOpen(at: number): number {
    this.include(at);
    for (;;) {
      const { opens } = this.table;
      const k = firstEndingAfter(this.table, at);
      if (k < opens.length) return Math.max(at, opens[k]!);
      if (!this.growLater()) throw this.never("hours.never-opens");
    }
  }

  /** The first closing strictly after `at`; refused as `hours.never-closes` where none comes. */
  nextClose(at: number): number {
    this.include(at);
    if (this.neverCloses()) throw new HoursRangeError("hours.never-closes");
    for (;;) {
      const { closes, end } = this.table;
      const k = firstEndingAfter(this.table, at);
      // An interval that lasts up to the end of the table may go on beyond it.
      if (k < closes.length && closes[k]! < end) return closes[k]!;
      if (!this.growLater()) throw this.never("hours.never-closes");
    }
  }

  /** The open intervals inside [from, to), merged and clipped, in order. */
  intervals(from: number, to: number): [number, number][] {
    this.include(from);
    this.include(to);
    const { opens, closes } = this.table;
    const found: [number, number][] = [];
    if (to <= from) return found;
    for (let k = firstEndingAfter(this.table, from); k < opens.length && opens[k]! < to; k++) {
      found.push([Math.max(from, opens[k]!), Math.min(to, closes[k]!)]);
    }
    return found;
  }

  /** The windows that start on a local date, merged among themselves; one that crosses midnight keeps its tail. */
  windowsOn(dayNo: number): [number, number][] {
    const from = startOfDay(this.zone, dayNo);
    const to = startOfDay(this.zone, dayNo + 1);
    this.include(from);
    const own = this.piecesFrom(from, to);
    return own.from.map((open, i) => [open, own.to[i]!]);
  }

  /** The local date to which a moment belongs: that on which the window around it starts, else its own date. */
  dayOf(at: number): number {
    const today = localDay(this.zone, at);
    const contains = (day: number) => this.windowsOn(day).some(([open, close]) => open <= at && at < close);
    return !contains(today) && contains(today - 1) ? today - 1 : today;
  }

  private openElsewhere(from: number, to: number): number {
    this.include(from);
    this.include(to);
    return walkedOpenBefore(this.table, to) - walkedOpenBefore(this.table, from);
  }

  private dueElsewhere(at: number, ms: number): number {
    if (!Number.isSafeInteger(ms)) throw new HoursRangeError("hours.bad-length", { value: String(ms) });
    this.include(at);
    if (ms === 0) return at;
    for (;;) {
      const table = this.table;
      const used = walkedOpenBefore(table, at) + ms;
      if (ms > 0 && used <= table.total) return walkedMomentOf(table, used);
      // Backwards the answer lies inside an interval or at its opening, so the moment after it is looked up.
      if (ms < 0 && used >= 0) return walkedMomentOf(table, used + 1) - 1;
      if (!(ms > 0 ? this.growLater() : this.growEarlier())) throw this.never("hours.never-reached");
    }
  }

  /** Makes the table reach a moment, or refuses it. */
  private include(at: number): void {
    if (!Number.isSafeInteger(at)) throw new HoursRangeError("hours.bad-instant", { value: String(at) });
    while (at < this.table.base) if (!this.growEarlier()) throw this.outside(yearText(at));
    while (at > this.table.end) if (!this.growLater()) throw this.outside(yearText(at));
  }

  private growEarlier(): boolean {
    const { from, to } = this.span;
    return this.grow({ from: Math.max(this.limits.from, from - (to - from + 1)), to });
  }

  private growLater(): boolean {
    const { from, to } = this.span;
    return this.grow({ from, to: Math.min(this.limits.to, to + (to - from + 1)) });
  }

  private grow(span: YearSpan): boolean {
    if (span.from === this.span.from && span.to === this.span.to) return false;
    this.pieces = this.compile(span);
    this.span = span;
    this.table = this.build();
    return true;
  }

  private build(): HoursTable {
    const base = startOfDay(this.zone, dayNumber(this.span.from, 1, 1));
    return buildTable(this.pieces, base, startOfDay(this.zone, dayNumber(this.span.to + 1, 1, 1)));
  }

  private piecesFrom(from: number, to: number): Intervals {
    const starts = this.pieces.from;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < from) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < starts.length && starts[end]! < to) end++;
    return merged({ from: starts.slice(low, end), to: this.pieces.to.slice(low, end) });
  }

  private neverCloses(): boolean {
    const { always, closed, dates, early, shut } = this.definition;
    return always && closed.length + dates.length + early.length + shut.length === 0;
  }

  // With a weekly rhythm a moment exists, but beyond the years that can be compiled; without one there is none.
  private never(code: "hours.never-opens" | "hours.never-closes" | "hours.never-reached"): HoursRangeError {
    const rhythm = this.definition.always || this.definition.week.some((windows) => windows.length > 0);
    return rhythm && code !== "hours.never-closes" ? this.outside("") : new HoursRangeError(code);
  }

  private outside(year: string): HoursRangeError {
    const { from, to } = this.limits;
    const code = from === 1900 && to === 2200 ? "hours.outside-years" : "days.not-known";
    const days = this.definition.closed.flatMap((named) => (named.kind === "set" ? [named.name] : [])).join(", ");
    return new HoursRangeError(code, { year, from: String(from), to: String(to), days });
  }
}

function yearText(at: number): string {
  return String(civilDate(Math.floor(at / DAY_MS)).year);
}
