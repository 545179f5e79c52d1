/** A target as an agreement file writes it ("within 8 h", "aim under 2 working days"), as its readers say it; what is written otherwise stays. */
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

export function targetText(written: string, language: Language): string {
  if (written === "none") return language === "nl" ? "geen norm" : "no target";
  const [, share = "", aim, bound, length, unit = ""] =
    /^(\d+(?:\.\d+)?% )?(aim )?(within|under) (\d+(?:\.\d+)?) ([a-z ]+)$/.exec(written) ?? [];
  const named = units[unit];
  if (bound === undefined || named === undefined) return written;
  if (language === "en") return `${share}${aim ?? ""}${bound} ${length} ${named[1]}`;
  return `${share.replace(".", ",")}${aim === undefined ? "" : "streven: "}${bound === "within" ? "binnen" : "onder"} ${length!.replace(".", ",")} ${named[0]}`;
}
