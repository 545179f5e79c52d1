/** Since when something is so, as somebody says it who writes about it: `since this morning`, `since Thursday`. */
import { localDay, zoneOf } from "../time/zone.ts";
import { weekday } from "../time/local-date.ts";
import type { Chance } from "./chance.ts";
import type { Texts } from "./texts.ts";

/** `isHeavy`: who stands still does not wait till the next day to say so. */
export function spokenSince(
  zoneName: string,
  at: number,
  { lang, desk }: Texts,
  chance: Chance,
  isHeavy = false,
): string {
  const zone = zoneOf(zoneName);
  const hourOfDay = new Date(at + zone.offsetAt(at)).getUTCHours();
  const today = localDay(zone, at);
  const dayName = desk.weekdays[weekday(today - chance.whole(2, 4))]!;
  const half = chance.whole(0, 1) === 0 ? "00" : "30";
  const from = Math.max(7, hourOfDay - chance.whole(1, 2));
  const isNl = lang === "nl";
  if (isHeavy) {
    const begun = at - chance.whole(8, 40) * 60_000;
    const local = new Date(begun + zone.offsetAt(begun));
    const fives = String(Math.floor(local.getUTCMinutes() / 5) * 5).padStart(2, "0");
    return isNl ? `ongeveer ${local.getUTCHours()}.${fives} uur` : `about ${local.getUTCHours()}:${fives}`;
  }
  const list = [isNl ? "gisteren" : "yesterday", isNl ? `afgelopen ${dayName}` : `last ${dayName}`];
  if (hourOfDay >= 8 && hourOfDay < 18) {
    const today8 = hourOfDay < 13 ? (isNl ? "vanochtend" : "this morning") : isNl ? "vanmiddag" : "this afternoon";
    list.push(today8, today8);
    if (from < hourOfDay) list.push(isNl ? `ongeveer ${from}.${half} uur` : `about ${from}:${half}`);
  }
  return chance.pick(list);
}
