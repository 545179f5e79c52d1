// The slow, plain reading of CAL-1 that the hours are held against. It knows nothing of tables: every boundary is asked of
// Temporal, and whether a moment is open is decided for that moment alone, step by step as the rule says it. Length is
// counted a minute at a time, so it is only asked about whole minutes.

export interface HoursText {
  zone: string;
  week?: "always" | Record<string, string[]>;
  closed?: string[];
  dates?: Record<string, string[]>;
  early?: Record<string, string[]>;
  extra?: Record<string, string[]>;
  shut?: [string, string][];
}

type Span = [from: number, to: number];
export const MINUTE = 60_000;

/** Answers for moments within a few days around a date. */
export function oracle(text: HoursText, around: string) {
  const middle = Temporal.PlainDate.from(around);
  const dates = Array.from({ length: 17 }, (_, i) => middle.add({ days: i - 8 }));
  const instant = (date: Temporal.PlainDate, time: string) => {
    const wall = time === "24:00" ? date.add({ days: 1 }).toPlainDateTime() : date.toPlainDateTime(time);
    return wall.toZonedDateTime(text.zone, { disambiguation: "compatible" }).epochMilliseconds;
  };
  const wholeDate = (date: Temporal.PlainDate): Span => [instant(date, "00:00"), instant(date, "24:00")];
  const windowSpan = (date: Temporal.PlainDate, window: string): Span => {
    const [from = "", to = ""] = window.split("-");
    return [instant(date, from), instant(to > from ? date : date.add({ days: 1 }), to)];
  };
  const named = (date: Temporal.PlainDate, name: string) => name === date.toString() || name === yearly(date);

  const inWeek = dates.flatMap((date) => weekWindows(text.week, date.dayOfWeek).map((w) => windowSpan(date, w)));
  const isClosed = dates.filter((date) => text.closed?.some((name) => named(date, name))).map(wholeDate);
  const replaced = dates.flatMap((date) => {
    const windows = text.dates?.[date.toString()];
    return windows === undefined ? [] : [{ whole: wholeDate(date), spans: windows.map((w) => windowSpan(date, w)) }];
  });
  const early = dates.flatMap((date) =>
    Object.entries(text.early ?? {})
      .filter(([, names]) => names.some((name) => named(date, name)))
      .map(([time]): Span => [instant(date, time), instant(date, "24:00")]),
  );
  const extra = dates.flatMap((date) => (text.extra?.[date.toString()] ?? []).map((w) => windowSpan(date, w)));
  const shut = (text.shut ?? []).map(([from, to]): Span => [Date.parse(from), Date.parse(to)]);

  const isOpen = (at: number): boolean => {
    let open = inside(inWeek, at);
    if (inside(isClosed, at)) open = false;
    const own = replaced.find(({ whole }) => inside([whole], at));
    if (own !== undefined) open = inside(own.spans, at);
    else if (replaced.some(({ spans }) => inside(spans, at))) open = true;
    if (inside(early, at)) open = false;
    if (inside(extra, at)) open = true;
    return open && !inside(shut, at);
  };
  const from = wholeDate(dates[3]!)[0];
  const to = wholeDate(dates[13]!)[0];
  const minutes = Array.from({ length: (to - from) / MINUTE }, (_, i) => isOpen(from + i * MINUTE));
  return { from, to, minutes, isOpen };
}

/** The open minutes in [from, to), counted. */
export function countOpen(minutes: boolean[], from: number, to: number): number {
  if (to < from) return 0 - countOpen(minutes, to, from);
  return minutes.slice(from, to).filter(Boolean).length;
}

/** Walks until so many minutes were open, back for a negative number; undefined where that leaves the days known. */
export function walkOpen(minutes: boolean[], from: number, length: number): number | undefined {
  let at = from;
  for (let left = Math.abs(length); left > 0;) {
    if (length < 0) at--;
    if (at < 0 || at >= minutes.length) return undefined;
    if (minutes[at]!) left--;
    if (length > 0) at++;
  }
  return at;
}

function weekWindows(week: HoursText["week"], dayOfWeek: number): string[] {
  if (week === "always") return ["00:00-24:00"];
  return week?.[["mon", "tue", "wed", "thu", "fri", "sat", "sun"][dayOfWeek - 1]!] ?? [];
}

function yearly(date: Temporal.PlainDate): string {
  const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  return `${date.day} ${months[date.month - 1]!}`;
}

function inside(spans: Span[], at: number): boolean {
  return spans.some(([from, to]) => from <= at && at < to);
}
