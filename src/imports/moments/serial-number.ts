/**
 * Moments written as one number: the serial days of a spreadsheet, local and rounded to the second because they are
 * binary fractions of a day, and seconds or milliseconds since 1970, which are instants already. Rule: TIM-1.
 */
import { DAY_MS } from "../../time/local-date.ts";
import type { WrittenTime } from "./moments.ts";

/** Days since the system's first day. The 1900 system counts a 29 February 1900 that never was: that day is no moment. */
export function excelReader(system: 1900 | 1904): WrittenTime {
  return {
    exact: false,
    read(text) {
      if (!SERIAL.test(text)) return Number.NaN;
      const serial = Number(text.replace(",", "."));
      const wall = Math.round(serial * 86_400) * 1000;
      if (system === 1904) return wall + Date.UTC(1904, 0, 1);
      if (serial >= 60 && serial < 61) return Number.NaN;
      return wall + Date.UTC(1899, 11, 30) + (serial < 60 ? DAY_MS : 0);
    },
  };
}

/** A whole number of units since 1970, or one with a fraction where the format says so. */
export function epochReader(unitMs: number, fraction: boolean): WrittenTime {
  const shape = fraction ? /^-?\d{1,13}(?:[.,]\d{1,9})?$/ : /^-?\d{1,16}$/;
  return {
    exact: true,
    read: (text) =>
      shape.test(text) ? Math.trunc(Math.round(Number(text.replace(",", ".")) * unitMs * 1e3) / 1e3) : Number.NaN,
  };
}

const SERIAL = /^\d{1,7}(?:[.,]\d{1,17})?(?:[eE][+-]?\d{1,2})?$/;
