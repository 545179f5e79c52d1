/**
 * Hours: windows, closed days, interruptions, and what a working day is (CAL-1, CAL-5, CAL-6). The hours' own reader
 * finds what is wrong in them; here that gets its place in the agreement, and the terms that count working days are
 * held against the hours they count on.
 */
import type { Length } from "../time/length.ts";
import { parseHours } from "../time/hours-text.ts";
import type { HoursProblem } from "../time/windows-text.ts";
import { findZone } from "../time/zone.ts";
import { dayNames } from "../time/day-names.ts";
import { error, nearest, type Finding, type FindingCode, type Path } from "./finding.ts";
import { dataAt, type Scope } from "./scope.ts";

const keys = ["week", "closed", "dates", "early", "extra", "shut", "working-day", "at-closing"] as const;

export function checkZone(scope: Scope): Finding[] {
  const name = scope.file["time-zone"];
  if (findZone(name) !== undefined) return [];
  return [
    error("name.zone-unknown", ["time-zone"], { name, near: nearest(name, Intl.supportedValuesOf("timeZone")) ?? "" }),
  ];
}

export function checkHours(scope: Scope): Finding[] {
  const zone = findZone(scope.file["time-zone"])?.id ?? "UTC";
  return Object.keys(scope.file.hours).flatMap((name) => {
    const path: Path = ["hours", name];
    const taken = name === "always" ? [error("name.taken", path, { name, by: "built-in" })] : [];
    const { problems = [] } = readHours(scope, name, zone);
    return [...taken, ...problems.map((problem) => fromProblem(scope, problem, path))];
  });
}

/** The hours of that name, read from what the file says. */
export function readHours(scope: Scope, name: string, zone: string) {
  const written = dataAt(scope.data, ["hours", name]) as Record<string, unknown>;
  const own = Object.fromEntries(keys.flatMap((key) => (written[key] === undefined ? [] : [[key, written[key]]])));
  return parseHours({ zone, ...own });
}

const codes: Readonly<Record<HoursProblem["code"], FindingCode>> = {
  "hours.wrong-shape": "shape.expected",
  "hours.unknown-key": "shape.unknown-key",
  "hours.unknown-day": "hours.day",
  "hours.bad-window": "hours.window",
  "hours.bad-time": "hours.time",
  "hours.bad-working-day": "hours.working-day",
  "hours.bad-at-closing": "shape.not-one-of",
  "hours.never-open": "hours.never-open",
  "hours.shut-reversed": "hours.shut",
  "days.unknown": "hours.day-set",
  "days.no-such-date": "hours.date",
  "days.unknown-country": "hours.day-set",
  "time.invalid": "time.invalid",
  "time.skipped": "time.skipped",
  "time.ambiguous": "time.ambiguous",
  "time.outside-years": "hours.outside-years",
  "time.no-offset": "time.invalid",
  "zone.missing": "name.zone-unknown",
  "zone.unknown": "name.zone-unknown",
};

function fromProblem(scope: Scope, { code, path, params }: HoursProblem, base: Path): Finding {
  // What is wrong with a working day is given as a program would quote it; here it is shown as it was written.
  const data = code === "hours.bad-working-day" ? dataAt(scope.data, [...base, ...path]) : undefined;
  const written = typeof data === "string" ? data : (params["text"] ?? params["day"] ?? params["key"] ?? "");
  const near = code === "days.unknown" ? { near: nearest(written, dayNames()) ?? "" } : {};
  return error(codes[code], [...base, ...path], { found: written, ...params, written, ...near });
}

/** A term that counts working days needs hours that say what a working day is (CAL-6): there is no default. */
export function checkWorkingDays(
  scope: Scope,
  length: Length | undefined,
  hours: string | undefined,
  path: Path,
): Finding[] {
  if (length?.kind !== "working-days") return [];
  if (hours === undefined) return [error("hours.working-day-missing", path, { hours: "", days: length.n })];
  if (!scope.hours.has(hours) || scope.file.hours[hours]?.["working-day"] !== undefined) return [];
  return [error("hours.working-day-missing", path, { hours, days: length.n })];
}
