/**
 * Amounts and lengths as people type and read them in either language (`1.650,00`, `8 uur`), and as an agreement's contract has them
 * (`EUR 1650.00`, `8 h`). What cannot be read stays as it was typed, for the API to refuse.
 */
import type { Language } from "$peil/i18n/words.ts";

/** By the word that a contract has for it: how it is read in either language, and what else somebody may type. */
const units: Readonly<Record<string, { readonly nl: string; readonly en: string; readonly typed: readonly string[] }>> =
  {
    min: { nl: "min", en: "min", typed: ["minuut", "minuten", "minute", "minutes"] },
    h: { nl: "uur", en: "h", typed: ["u", "uren", "hour", "hours"] },
    day: { nl: "dag", en: "day", typed: [] },
    days: { nl: "dagen", en: "days", typed: [] },
    "working day": { nl: "werkdag", en: "working day", typed: [] },
    "working days": { nl: "werkdagen", en: "working days", typed: [] },
    week: { nl: "week", en: "week", typed: [] },
    weeks: { nl: "weken", en: "weeks", typed: [] },
    month: { nl: "maand", en: "month", typed: [] },
    months: { nl: "maanden", en: "months", typed: [] },
    year: { nl: "jaar", en: "year", typed: [] },
    years: { nl: "jaar", en: "years", typed: [] },
  };
const unitOf = new Map(
  Object.entries(units)
    .toReversed() // of one year and of more the word may be the same: then the one is read
    .flatMap(([unit, { nl, en, typed }]) => [unit, nl, en, ...typed].map((word) => [word, unit] as const)),
);

const grouped = /^(\d{1,3})((?:\.\d{3})+)(?:,(\d{1,2}))?$|^(\d{1,3})((?:,\d{3})+)(?:\.(\d{1,2}))?$/;

export function readMoney(typed: string): string {
  const written = typed.trim().replace(/^(?:€|EUR)\s*/i, "");
  const plain = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(written);
  if (plain !== null) return euros(plain[1]!, plain[2]);
  const [, first, rest, cents, second, more, pence] = grouped.exec(written) ?? [];
  const whole = (first ?? second ?? "") + (rest ?? more ?? "").replaceAll(/\D/g, "");
  return whole === "" ? typed.trim() : euros(whole, cents ?? pence);
}

function euros(whole: string, cents = ""): string {
  return `EUR ${Number(whole)}.${cents.padEnd(2, "0")}`;
}

/** As it stands in a field that has its currency beside it; another currency stays as it is. */
export function moneyTyped(value: string, language: Language): string {
  const amount = /^EUR (\d+\.\d\d)$/.exec(value)?.[1];
  return amount === undefined ? value : language === "nl" ? amount.replace(".", ",") : amount;
}

export function moneyText(value: string, language: Language): string {
  const [, currency, amount] = /^([A-Z]{3}) (\d+(?:\.\d+)?)$/.exec(value) ?? [];
  if (currency === undefined || amount === undefined) return value;
  return new Intl.NumberFormat(language, { style: "currency", currency }).format(Number(amount));
}

export function readLength(typed: string): string {
  return typed
    .trim()
    .replaceAll(
      /(\d)(?:[.,](\d+))? ?((?:working |werk)?\p{L}+)/gu,
      (all: string, whole: string, part: string | undefined, word: string) => {
        const unit = unitOf.get(word.toLowerCase());
        if (unit === undefined) return all;
        const isMany = unit in units && `${unit}s` in units && whole !== "1";
        return `${whole}${part === undefined ? "" : `.${part}`} ${isMany ? `${unit}s` : unit}`;
      },
    );
}

export function lengthText(value: string, language: Language): string {
  return value.replaceAll(
    /(\d)(?:\.(\d+))? ?((?:working )?[a-z]+)/g,
    (all: string, number: string, part: string | undefined, unit: string) => {
      const words = units[unit];
      const fraction = part === undefined ? "" : `${language === "nl" ? "," : "."}${part}`;
      return words === undefined ? all : `${number}${fraction} ${words[language]}`;
    },
  );
}

/** `month` or `h`, as it stands behind an amount: `per maand`. */
export function perText(per: string, language: Language): string {
  return `per ${per === "h" && language === "en" ? "hour" : (units[per]?.[language] ?? per)}`;
}
