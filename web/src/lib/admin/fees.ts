/** The fees of a contract as somebody writes them, one a line: `Beheer; 1650,00; maand`. */
import type { Language } from "$peil/i18n/words.ts";
import { moneyTyped, readMoney } from "./typed-value.ts";

const periods = {
  once: ["eenmalig", "once"],
  month: ["maand", "month"],
  quarter: ["kwartaal", "quarter"],
  year: ["jaar", "year"],
  h: ["uur", "hour"],
} as const;
type Period = keyof typeof periods;
const names = Object.keys(periods) as readonly Period[];

export interface Fee {
  readonly name: string;
  readonly amount: string;
  readonly per: Period;
}

/** Undefined where a line is not written so. */
export function feesIn(text: string): Fee[] | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const fees = lines.map((line) => {
    const [name = "", typed = "", period = "", ...more] = line.split(";").map((part) => part.trim());
    const amount = readMoney(typed);
    const per = names.find((one) => one === period || (periods[one] as readonly string[]).includes(period));
    const isRead = name !== "" && /^[A-Z]{3} /.test(amount) && per !== undefined && more.length === 0;
    return isRead ? { name, amount, per } : undefined;
  });
  return fees.every((one) => one !== undefined) ? fees : undefined;
}

export function feesText(fees: readonly Fee[] | undefined, language: Language): string {
  const line = ({ name, amount, per }: Fee) => [name, moneyTyped(amount, language), periodName(per, language)];
  return (fees ?? []).map((fee) => line(fee).join("; ")).join("\n");
}

/** What may stand behind an amount, in the reader's language. */
export function periodNames(language: Language): string {
  return names.map((per) => periodName(per, language)).join(", ");
}

function periodName(per: Period, language: Language): string {
  return periods[per][language === "nl" ? 0 : 1];
}
