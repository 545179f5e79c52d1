/**
 * Moments and stretches of time as they are read: a moment in the zone of the agreement, a stretch in days, hours and minutes as people
 * say them. `now` is always an argument.
 */
import type { Language } from "$peil/i18n/words.ts";

const locale = { nl: "nl-NL", en: "en-GB" } as const;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(
  language: Language,
  zone: string,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${name}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(locale[language], { timeZone: zone, hourCycle: "h23", ...options });
    formats.set(key, found);
  }
  return found;
}

/** "ma 23 nov 10:30", with the year when it is another than that of `now`; "10:30" alone on the same day when `isBrief`. */
export function momentText(at: number, zone: string, language: Language, now: number, isBrief = false): string {
  const clock = format(language, zone, "clock", { hour: "2-digit", minute: "2-digit" }).format(at);
  if (isBrief && dayText(at, zone, language) === dayText(now, zone, language)) return clock;
  const year = format(language, zone, "y", { year: "numeric" });
  const day =
    year.format(at) === year.format(now)
      ? format(language, zone, "day", { weekday: "short", day: "numeric", month: "short" }).format(at)
      : dayText(at, zone, language);
  return `${day.replaceAll(",", "")} ${clock}`;
}

/** Moments that the API wrote in a sentence, as ISO 8601, told as a reader's own. */
export function momentsIn(text: string, tell: (at: number) => string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)/g, (written) => tell(Date.parse(written)));
}

/** "ma 23 nov 2026". */
export function dayText(at: number, zone: string, language: Language): string {
  const options = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  return format(language, zone, "full", options).format(at).replaceAll(",", "");
}

/** Of a limit at midnight the last day that it leaves, "do 31 dec 2026"; undefined where it is another moment of a day. */
export function lastDayText(at: number, zone: string, language: Language): string | undefined {
  const time = format("en", zone, "time", { timeStyle: "medium" }).format(at);
  return time === "00:00:00" ? dayText(at - 1, zone, language) : undefined;
}

/** "Amsterdam" of "Europe/Amsterdam". */
export function zoneName(zone: string): string {
  return zone.split("/").at(-1)!.replaceAll("_", " ");
}

/** Whether two zones read the same time at that moment: only then a reader may leave the zone unsaid. */
export function readsAlike(at: number, zone: string, other: string): boolean {
  if (zone === other) return true;
  const options = { dateStyle: "short", timeStyle: "short" } as const;
  return format("en", zone, "both", options).format(at) === format("en", other, "both", options).format(at);
}

const minute = 60_000;
const units = { nl: { h: "u", m: "min", s: "s" }, en: { h: "h", m: "min", s: "s" } } as const;

/** "1 u 40", "40 min", "35 s"; hours are not made into days, for a working day has another length in each agreement. Never negative. */
export function lengthText(ms: number, language: Language): string {
  const { h, m, s } = units[language];
  const whole = Math.abs(ms);
  if (whole < minute) return `${Math.floor(whole / 1000)} ${s}`;
  const minutes = Math.floor(whole / minute);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} ${m}`;
  return rest === 0 ? `${hours} ${h}` : `${hours} ${h} ${String(rest).padStart(2, "0")}`;
}
