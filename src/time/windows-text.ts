// Opening windows as text, `09:00-17:00` under day keys such as `mon-fri`, and the problems that hours can have. A window is
// minutes after 00:00 of the date on which it starts; one that crosses midnight ends beyond 1440. Rule: CAL-1.

export interface Window {
  from: number;
  to: number;
}

/** What is wrong in hours: a code, where (keys and positions from the top), and what a sentence about it needs. */
export interface HoursProblem {
  code: HoursProblemCode;
  path: (string | number)[];
  params: Record<string, string>;
}
export type HoursProblemCode =
  | "hours.wrong-shape"
  | "hours.unknown-key"
  | "hours.unknown-day"
  | "hours.bad-window"
  | "hours.bad-time"
  | "hours.bad-working-day"
  | "hours.bad-at-closing"
  | "hours.never-open"
  | "hours.shut-reversed"
  | "days.unknown"
  | "days.no-such-date"
  | "days.unknown-country"
  | "time.invalid"
  | "time.skipped"
  | "time.ambiguous"
  | "time.outside-years"
  | "time.no-offset"
  | "zone.missing"
  | "zone.unknown";

export type Report = (code: HoursProblemCode, path: (string | number)[], params?: Record<string, string>) => void;

export const MINUTES_A_DAY = 1440;

/** Windows written as one text or a list of texts; every bad one is reported, the good ones are given. */
export function readWindows(value: unknown, path: (string | number)[], report: Report): Window[] {
  const windows: Window[] = [];
  for (const [text, at] of texts(value, path, report, "windows such as 09:00-17:00")) {
    const window = parseWindow(text);
    if (window === undefined) report("hours.bad-window", at, { text });
    else windows.push(window);
  }
  return windows;
}

/** `16:00` as minutes after midnight, `24:00` included; undefined for anything else. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^(\d\d):(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= MINUTES_A_DAY ? minutes : undefined;
}

/** The weekdays (0 is Monday) of a key: `mon`, `mon-fri`, `fri-mon`, `mon,wed`; undefined when it is none. */
export function parseDayKey(key: string): number[] | undefined {
  const days: number[] = [];
  for (const part of key.split(",")) {
    const [first, last = first, more] = part
      .trim()
      .split("-")
      .map((name) => DAYS.indexOf(name));
    if (first === undefined || first < 0 || last === undefined || last < 0 || more !== undefined) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === last) break;
    }
  }
  return days;
}

/** A text, or a list of texts, each with its path. A text alone is a list of one. */
export function texts(
  value: unknown,
  path: (string | number)[],
  report: Report,
  expected: string,
): [string, (string | number)[]][] {
  if (typeof value === "string") return [[value, path]];
  if (!Array.isArray(value)) {
    report("hours.wrong-shape", path, { expected });
    return [];
  }
  const found: [string, (string | number)[]][] = [];
  value.forEach((item: unknown, i) => {
    if (typeof item === "string") found.push([item, [...path, i]]);
    else report("hours.wrong-shape", [...path, i], { expected });
  });
  return found;
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function parseWindow(text: string): Window | undefined {
  const [fromText, toText, more] = text.split("-").map((part) => part.trim());
  if (fromText === undefined || toText === undefined || more !== undefined) return undefined;
  const from = parseTimeOfDay(fromText);
  const to = parseTimeOfDay(toText);
  if (from === undefined || to === undefined || from === to || from === MINUTES_A_DAY) return undefined;
  // An end at or before the start lies on the next date; 22:00-00:00 is up to midnight.
  return { from, to: to > from ? to : to + MINUTES_A_DAY };
}
