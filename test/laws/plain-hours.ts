/**
 * Hours in their plainest form: which minutes are open. Every window of every local date becomes two instants by itself and
 * the minutes between them are ticked off one by one. Nothing here is shared with the source it is compared with.
 */
export type Minute = number; // since the epoch

export interface PlainHours {
  readonly zone: string;
  isOpen(minute: Minute): boolean;
  /** What a working day means here: minutes of open time, or one of the two readings by the moment. */
  readonly workingDay: number | "close" | "same-time" | undefined;
}

/** Windows per weekday (1 is Monday) as `[from, to]` in minutes after midnight; `to` may pass 1440. */
export interface PlainWeek {
  readonly zone: string;
  readonly week: Readonly<Record<number, readonly (readonly [number, number])[]>> | "always";
  readonly closed?: readonly string[];
  readonly workingDay?: PlainHours["workingDay"];
}

export function plainHours(written: PlainWeek, firstDate: string, days: number): PlainHours {
  const base = startOfDate(written.zone, Temporal.PlainDate.from(firstDate)) - 2880;
  const open = new Uint8Array((days + 5) * 1440);
  const { zone, week, workingDay } = written;
  if (week !== "always") {
    for (let i = 0; i < days; i++) {
      const date = Temporal.PlainDate.from(firstDate).add({ days: i });
      for (const [from, to] of week[date.dayOfWeek] ?? []) {
        const end = instantAt(zone, date, to);
        for (let minute = instantAt(zone, date, from); minute < end; minute++) open[minute - base] = 1;
      }
    }
    for (const closed of written.closed ?? []) {
      const date = Temporal.PlainDate.from(closed);
      const end = startOfDate(zone, date.add({ days: 1 }));
      for (let minute = startOfDate(zone, date); minute < end; minute++) open[minute - base] = 0;
    }
  }
  return { zone, workingDay, isOpen: week === "always" ? () => true : (minute) => open[minute - base] === 1 };
}

/** A local time that the clocks skip moves on by the gap, one that they repeat is the first (TIM-3). */
function instantAt(zone: string, date: Temporal.PlainDate, wallMinute: number): Minute {
  const onDate = date.add({ days: Math.floor(wallMinute / 1440) });
  const time = Temporal.PlainTime.from({ hour: Math.floor((wallMinute % 1440) / 60), minute: wallMinute % 60 });
  return onDate.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds / 60_000;
}

export function startOfDate(zone: string, date: Temporal.PlainDate): Minute {
  return date.toZonedDateTime(zone).epochMilliseconds / 60_000;
}

export function localOf(zone: string, minute: Minute): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
}

export function nextOpen(hours: PlainHours, minute: Minute): Minute {
  let at = minute;
  while (!hours.isOpen(at)) if (++at > minute + 60 * 1440) throw new Error("nothing opens within sixty days");
  return at;
}

/** The closing of a local date: the minute after its last open one; undefined on a date that does not open. */
export function closingOf(hours: PlainHours, date: Temporal.PlainDate): Minute | undefined {
  const first = startOfDate(hours.zone, date);
  for (let at = startOfDate(hours.zone, date.add({ days: 1 })) - 1; at >= first; at--)
    if (hours.isOpen(at)) return at + 1;
  return undefined;
}

/** The nth date after this one on which the hours open at all. */
export function workingDateAfter(hours: PlainHours, date: Temporal.PlainDate, n: number): Temporal.PlainDate {
  let day = date;
  for (let left = n; left > 0;) {
    day = day.add({ days: 1 });
    if (closingOf(hours, day) !== undefined) left--;
  }
  return day;
}
