/** A moment as somebody at a desk says it: `today before 15:00`, `tomorrow before noon`, `by Thursday 12 March`. */
import { civilDate, weekday } from "../time/local-date.ts";
import { localDay, zoneOf } from "../time/zone.ts";
import type { Texts } from "./texts.ts";

export function spokenMoment(zoneName: string, now: number, at: number, { lang, desk }: Texts): string {
  const zone = zoneOf(zoneName);
  const days = localDay(zone, at) - localDay(zone, now);
  const hourOfDay = new Date(at + zone.offsetAt(at)).getUTCHours() + 1;
  const clock = lang === "nl" ? `${hourOfDay}.00 uur` : `${hourOfDay}:00`;
  if (days === 0) return lang === "nl" ? `vandaag voor ${clock}` : `today before ${clock}`;
  if (days === 1) return lang === "nl" ? `morgen voor ${clock}` : `tomorrow before ${clock}`;
  const date = spokenDate(localDay(zone, at), { desk });
  return lang === "nl" ? `uiterlijk ${date}` : `by ${date}`;
}

/** `donderdag 12 maart`, `Thursday 12 March`. */
export function spokenDate(dayNo: number, { desk }: Pick<Texts, "desk">): string {
  const date = civilDate(dayNo);
  return `${desk.weekdays[weekday(dayNo)]!} ${date.day} ${desk.months[date.month - 1]!}`;
}

/** As one greets at that hour: `Goedemorgen`, `Good afternoon`. */
export function partOfDay(zoneName: string, at: number, lang: Texts["lang"]): string {
  const hourOfDay = new Date(at + zoneOf(zoneName).offsetAt(at)).getUTCHours();
  const part = hourOfDay < 6 ? 3 : hourOfDay < 12 ? 0 : hourOfDay < 18 ? 1 : 2;
  const words = {
    nl: ["Goedemorgen", "Goedemiddag", "Goedenavond", "Hallo"],
    en: ["Good morning", "Good afternoon", "Good evening", "Hello"],
  };
  return words[lang][part]!;
}
