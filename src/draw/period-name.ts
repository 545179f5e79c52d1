/** Periods as people call them: `2026-03` is March 2026, a contract year is its first and last day. */
import type { Language } from "../i18n/words.ts";
import { languages } from "../i18n/word-finding.ts";

/** The name of a period's label; a label of another shape stands for itself. */
export function periodName(label: string, lang: Language, width: "full" | "short" = "full"): string {
  const words = languages[lang].page.drawing;
  const months = width === "full" ? words.months : words.shortMonths;
  const month = /^(\d{4})-(\d\d)$/.exec(label);
  if (month) return `${months[Number(month[2]) - 1] ?? month[2]} ${month[1]}`;
  const part = /^(\d{4})-([QH])(\d)$/.exec(label);
  if (part) return (part[2] === "Q" ? words.quarter : words.halfYear)(part[3]!, part[1]!);
  const days = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(label);
  return days ? words.from(dayName(days[1]!, lang), dayName(lastDayBefore(days[2]!), lang)) : label;
}

function dayName(date: string, lang: Language): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${languages[lang].page.drawing.shortMonths[month! - 1] ?? month} ${year}`;
}

/** A span ends before its last written day, which people do not say. */
function lastDayBefore(date: string): string {
  const day = Temporal.PlainDate.from(date).subtract({ days: 1 });
  return day.toString();
}
