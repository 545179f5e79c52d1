/** A moment as a person reads it: `fri 20 nov 2026 16:30`, with seconds and milliseconds only where they are not zero. */
import type { Language } from "../i18n/words.ts";
import { instantToLocal } from "../time/moment.ts";

const days = { en: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], nl: ["ma", "di", "wo", "do", "vr", "za", "zo"] };
const months = {
  en: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
  nl: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
};

/** `at` in epoch milliseconds, shown in the agreement's time zone. */
export function shownMoment(at: number, zone: string, lang: Language): string {
  const [date, time] = instantToLocal(zone, at).split(" ") as [string, string];
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date);
  return `${days[lang][dayOfWeek - 1]!} ${day} ${months[lang][month - 1]!} ${year} ${time}`;
}
