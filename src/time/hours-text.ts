// Named hours as they are written, the same in an agreement and in a question to the calculator, read into one plain
// definition. Reading finds every problem, each with its path, and throws none. Rules: CAL-1, CAL-3, CAL-5, CAL-6.

import { parseDays } from "./day-names.ts";
import type { NamedDays } from "./day-names.ts";
import { parseLength } from "./length.ts";
import { localToInstant } from "./moment.ts";
import { MINUTES_A_DAY, parseDayKey, parseTimeOfDay, readWindows, texts } from "./windows-text.ts";
import type { HoursProblem, Report, Window } from "./windows-text.ts";
import { findZone } from "./zone.ts";

export type WorkingDay = { kind: "elapsed"; ms: number } | { kind: "close" } | { kind: "same-time" };

/** Hours before they are compiled: plain data, equal definitions have equal JSON. */
export interface HoursDefinition {
  zone: string;
  /** 24/7 before anything is taken off. */
  always: boolean;
  /** Windows per weekday, Monday first; empty where `always`. */
  week: Window[][];
  closed: NamedDays[];
  dates: { days: NamedDays; windows: Window[] }[];
  /** Minutes after midnight at which these days close. */
  early: { minute: number; days: NamedDays[] }[];
  extra: { days: NamedDays; windows: Window[] }[];
  /** Absolute interruptions, in epoch milliseconds. */
  shut: [number, number][];
  workingDay?: WorkingDay;
  atClosing: "inside" | "outside";
}

export type HoursReading =
  | { hours: HoursDefinition; problems?: undefined }
  | { hours?: undefined; problems: HoursProblem[] };

/** The keys of hours; whoever has more in the same map (an article, a question) takes those out first. */
export const HOURS_KEYS = [
  "zone",
  "week",
  "closed",
  "dates",
  "early",
  "extra",
  "shut",
  "working-day",
  "at-closing",
] as const;

/** Reads hours from parsed YAML or JSON. Either the definition, or every problem in it. */
export function parseHours(input: unknown): HoursReading {
  const problems: HoursProblem[] = [];
  const report: Report = (code, path, params = {}) => void problems.push({ code, path, params });
  if (!isMap(input)) {
    report("hours.wrong-shape", [], { expected: "a map of hours" });
    return { problems };
  }
  for (const key of Object.keys(input)) {
    if (!(HOURS_KEYS as readonly string[]).includes(key)) report("hours.unknown-key", [key], { key });
  }
  const zone = readZoneName(input["zone"], report);
  const week = readWeek(input["week"], report);
  const workingDay = readWorkingDay(input["working-day"], report);
  const hours: HoursDefinition = {
    zone: zone ?? "UTC",
    ...week,
    closed: readDays(input["closed"], ["closed"], report),
    dates: readDatedWindows(input["dates"], "dates", report),
    early: readEarly(input["early"], report),
    extra: readDatedWindows(input["extra"], "extra", report),
    shut: zone === undefined ? [] : readShut(input["shut"], zone, report),
    ...(workingDay === undefined ? {} : { workingDay }),
    atClosing: readAtClosing(input["at-closing"], report),
  };
  const opens = [hours.week, hours.dates.map((d) => d.windows), hours.extra.map((d) => d.windows)].some((lists) =>
    lists.some((windows) => windows.length > 0),
  );
  if (problems.length === 0 && !hours.always && !opens) report("hours.never-open", []);
  return problems.length > 0 ? { problems } : { hours };
}

function readZoneName(value: unknown, report: Report): string | undefined {
  if (value === undefined) report("zone.missing", []);
  else if (typeof value !== "string") report("hours.wrong-shape", ["zone"], { expected: "a time zone" });
  else {
    const zone = findZone(value);
    if (zone !== undefined) return zone.id;
    report("zone.unknown", ["zone"], { zone: value });
  }
  return undefined;
}

function readWeek(value: unknown, report: Report): { always: boolean; week: Window[][] } {
  const week: Window[][] = Array.from({ length: 7 }, () => []);
  if (value === undefined) return { always: false, week };
  if (value === "always") return { always: true, week };
  if (!isMap(value)) {
    report("hours.wrong-shape", ["week"], { expected: "always, or windows by day" });
    return { always: false, week };
  }
  for (const [key, written] of Object.entries(value)) {
    const days = parseDayKey(key);
    if (days === undefined) report("hours.unknown-day", ["week", key], { day: key });
    const windows = readWindows(written, ["week", key], report);
    for (const day of days ?? []) week[day]!.push(...windows);
  }
  // Round the clock on every day is 24/7, however it is written.
  return week.every(fullDay) ? { always: true, week: week.map(() => []) } : { always: false, week };
}

function fullDay(windows: Window[]): boolean {
  return windows.some((w) => w.from === 0 && w.to >= MINUTES_A_DAY);
}

function readDays(value: unknown, path: (string | number)[], report: Report): NamedDays[] {
  if (value === undefined) return [];
  const found: NamedDays[] = [];
  for (const [text, at] of texts(value, path, report, "days such as 2026-12-25, 5 dec, good-friday or nl-public")) {
    const days = parseDays(text);
    if (typeof days === "string") report(days, at, { text });
    else found.push(days);
  }
  return found;
}

function readDatedWindows(value: unknown, key: "dates" | "extra", report: Report): HoursDefinition["dates"] {
  if (value === undefined) return [];
  if (!isMap(value)) {
    report("hours.wrong-shape", [key], { expected: "windows by date" });
    return [];
  }
  return Object.entries(value).flatMap(([text, written]) => {
    const days = readDays(text, [key, text], report);
    const windows = written === "closed" ? [] : readWindows(written, [key, text], report);
    return days.map((day) => ({ days: day, windows }));
  });
}

function readEarly(value: unknown, report: Report): HoursDefinition["early"] {
  if (value === undefined) return [];
  if (!isMap(value)) {
    report("hours.wrong-shape", ["early"], { expected: "days by closing time" });
    return [];
  }
  return Object.entries(value).flatMap(([text, written]) => {
    const minute = parseTimeOfDay(text);
    if (minute === undefined) report("hours.bad-time", ["early", text], { text });
    const days = readDays(written, ["early", text], report);
    return minute === undefined ? [] : [{ minute, days }];
  });
}

function readShut(value: unknown, zone: string, report: Report): [number, number][] {
  if (value === undefined) return [];
  const expected = "pairs of moments";
  if (!Array.isArray(value)) {
    report("hours.wrong-shape", ["shut"], { expected });
    return [];
  }
  return value.flatMap((pair: unknown, i): [number, number][] => {
    if (!Array.isArray(pair) || pair.length !== 2 || !pair.every((text) => typeof text === "string")) {
      report("hours.wrong-shape", ["shut", i], { expected });
      return [];
    }
    const [from, to] = pair.map((text: string, k) => readMoment(zone, text, ["shut", i, k], report));
    if (from === undefined || to === undefined) return [];
    if (to <= from) report("hours.shut-reversed", ["shut", i], { from: String(pair[0]), to: String(pair[1]) });
    return [[from, to]];
  });
}

function readMoment(zone: string, text: string, path: (string | number)[], report: Report): number | undefined {
  const moment = localToInstant(zone, text);
  if (moment.problem !== undefined) report(moment.problem.code, path, moment.problem.params);
  return moment.at;
}

function readWorkingDay(value: unknown, report: Report): WorkingDay | undefined {
  if (value === undefined) return undefined;
  if (value === "close" || value === "same-time") return { kind: value };
  const length = typeof value === "string" ? parseLength(value) : undefined;
  if (length?.kind === "elapsed" && length.ms > 0) return length;
  report("hours.bad-working-day", ["working-day"], { text: JSON.stringify(value) });
  return undefined;
}

function readAtClosing(value: unknown, report: Report): "inside" | "outside" {
  if (value === "inside") return "inside";
  if (value !== undefined && value !== "outside")
    report("hours.bad-at-closing", ["at-closing"], { text: JSON.stringify(value) });
  return "outside";
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
