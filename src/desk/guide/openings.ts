/** When each of an agreement's hours is open: as it writes them, now, and on the days ahead. Rules: CAL-1, DSK-16. */
import type { Text } from "../../agreement/schema/basics.ts";
import type { Program } from "../../engine/program.ts";
import { HoursRangeError } from "../../time/hours-range.ts";
import type { Hours } from "../../time/hours.ts";
import { formatDate } from "../../time/local-date.ts";
import { localDay } from "../../time/zone.ts";

export interface Opening {
  readonly hours: string;
  readonly name: Text | null;
  readonly article: string;
  /** As written: windows by day or days, or `always`. */
  readonly week: Readonly<Record<string, readonly string[]>> | "always";
  readonly closed: readonly string[];
  readonly isOpen: boolean;
  /** The next closing while open, the next opening while closed, epoch milliseconds; null where there is none. */
  readonly until: number | null;
  /** From today on, each local date with its windows, epoch milliseconds. */
  readonly days: readonly { readonly date: string; readonly windows: readonly (readonly [number, number])[] }[];
}

const daysAhead = 14;

export function openingsOf({ file, hours }: Program, now: number): Opening[] {
  return Object.entries(file.hours).flatMap(([name, term]) => {
    const own = hours.get(name);
    if (own === undefined) return [];
    const isOpen = own.isOpen(now);
    const today = localDay(own.zone, now);
    return [
      {
        hours: name,
        name: term.name ?? null,
        article: term.article,
        week: term.week ?? {},
        closed: term.closed ?? [],
        isOpen,
        until: nextOf(own, now, isOpen),
        days: Array.from({ length: daysAhead }, (_none, i) => ({
          date: formatDate(today + i),
          windows: windowsOn(own, today + i),
        })),
      },
    ];
  });
}

function nextOf(hours: Hours, now: number, isOpen: boolean): number | null {
  return unlessUnknown(() => (isOpen ? hours.nextClose(now) : hours.nextOpen(now)), null);
}

function windowsOn(hours: Hours, day: number): [number, number][] {
  return unlessUnknown(() => hours.windowsOn(day), []);
}

/** Hours that never change, or of years whose days nobody knows yet. */
function unlessUnknown<T>(ask: () => T, unknown: T): T {
  try {
    return ask();
  } catch (thrown) {
    if (thrown instanceof HoursRangeError) return unknown;
    throw thrown;
  }
}
