/** A moment as a person reads it: `fri 20 nov 2026 16:30`, with seconds and milliseconds only where they are not zero. */
import type { Language } from "../i18n/words.ts";
import { instantToIso, instantToLocal, localToInstant } from "../time/moment.ts";

const days = { en: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], nl: ["ma", "di", "wo", "do", "vr", "za", "zo"] };
const months = {
  en: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  nl: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
};

/** `at` in epoch milliseconds, shown in the agreement's time zone; a time that exists twice that day with its offset. */
export function shownMoment(at: number, zone: string, lang: Language): string {
  const { day, year, time } = partsOf(at, zone, lang);
  return `${day} ${year} ${time}`;
}

/** The same beside another moment that is already shown: of the same day only the time, of the same year no year. */
export function shownBeside(at: number, other: number, zone: string, lang: Language, sameDay: "time" | "day"): string {
  const { day, year, time } = partsOf(at, zone, lang);
  const known = partsOf(other, zone, lang);
  if (year !== known.year) return `${day} ${year} ${time}`;
  return day === known.day && sameDay === "time" ? time : `${day} ${time}`;
}

function partsOf(at: number, zone: string, lang: Language) {
  const local = instantToLocal(zone, at);
  const [date, time] = local.split(" ") as [string, string];
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date);
  const isOnce = localToInstant(zone, local).problem === undefined;
  return {
    day: `${days[lang][dayOfWeek - 1]!} ${day} ${months[lang][month - 1]!}`,
    year,
    time: isOnce ? time : `${time} (${instantToIso(zone, at).slice(-6)})`,
  };
}
