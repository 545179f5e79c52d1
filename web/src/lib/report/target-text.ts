/** A target as an agreement file writes it ("within 8 h", "aim within 2 working days", "90% under 4 h"), as its readers say it. */
import type { Language } from "$peil/i18n/words.ts";

const units: Readonly<Record<string, readonly [nl: string, en: string]>> = {
  min: ["min", "min"],
  h: ["u", "h"],
  day: ["dag", "day"],
  days: ["dagen", "days"],
  "working day": ["werkdag", "working day"],
  "working days": ["werkdagen", "working days"],
  week: ["week", "week"],
  weeks: ["weken", "weeks"],
  month: ["maand", "month"],
  months: ["maanden", "months"],
};

const wholes: Readonly<Record<string, readonly [nl: string, en: string]>> = {
  none: ["geen termijn", "no time limit"],
  "by close": ["nog voor sluitingstijd", "before closing time"],
};

/** What is written otherwise stays as it is. */
export function targetText(
  { written }: { readonly written: string; readonly ms: number | null },
  language: Language,
): string {
  const at = language === "nl" ? 0 : 1;
  const whole = wholes[written];
  if (whole !== undefined) return whole[at];
  const found = /^(aim )?(?:(\d+(?:\.\d+)?%) )?(?:within|under) (\d+(?:\.\d+)?) ([a-z ]+)$/.exec(written);
  const unit = units[found?.[4] ?? ""];
  if (found === null || unit === undefined) return written;
  const [, aim, share, number] = found;
  const decimal = (text: string) => (at === 0 ? text.replace(".", ",") : text);
  const bound = `${at === 0 ? "binnen" : "within"} ${decimal(number!)} ${unit[at]}`;
  const promise = share === undefined ? bound : `${decimal(share)} ${bound}`;
  return aim === undefined ? promise : `${at === 0 ? "we streven naar" : "we aim at"} ${promise}`;
}
