/**
 * What stands in a cell of a workbook, as text. Excel writes a moment as a number of days, and only the number format of
 * the cell tells that it is one. Rule: IMP-3. Source: ECMA-376 part 1, 18.8.30 (number formats), 18.17.4 (dates).
 */

const DAY_MS = 86_400_000;
/** 9999-12-31, the last day that Excel knows. */
const lastSerial = 2_958_466;

/** A number without the noise of binary fractions, and never with an exponent. */
export function numberText(written: string): string {
  const value = Number(written);
  if (written.trim() === "" || !Number.isFinite(value)) return written;
  if (Number.isInteger(value) && /^-?\d+$/.test(written)) return written;
  const text = String(Number(value.toPrecision(15)));
  return text.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

/** A number of days as local date and time, or as a time of day when it is less than one. */
export function dateText(written: string, is1904: boolean): string {
  const serial = Number(written);
  if (written.trim() === "" || !(serial >= 0 && serial < lastSerial)) return numberText(written);
  const exactMs = Math.round(serial * DAY_MS);
  // Programs write eight or nine digits behind the point; what is within them of a whole second was one.
  const secondMs = Math.round(exactMs / 1000) * 1000;
  const ms = Math.abs(secondMs - exactMs) <= 5 ? secondMs : exactMs;
  if (serial < 1) return ms >= DAY_MS ? "24:00:00" : new Date(ms).toISOString().slice(11, 19);
  if (!is1904 && Math.floor(ms / DAY_MS) === 60) return `1900-02-29T${new Date(ms).toISOString().slice(11, 19)}`;
  // Excel counts a 29 February 1900, which was not; after it every number is one higher.
  const zero = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, ms / DAY_MS < 60 ? 31 : 30);
  const text = new Date(zero + ms).toISOString();
  return text.slice(0, ms % 1000 === 0 ? 19 : 23);
}

/** Formats that are not written out in the workbook and mean a date or a time of day; 46 is a length of time. */
const builtIn = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54, 55, 56, 57,
  58,
]);

export function isDateFormat(id: number, written: string | undefined): boolean {
  if (written === undefined) return builtIn.has(id);
  if (/\[(h+|m+|s+)\]/i.test(written)) return false; // a length of time, which may pass a day
  const bare = written.replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, "");
  return /[dmyhs]/i.test(bare) && !/general/i.test(bare);
}

/** The place of a column, from 0: `C7` is 2. Undefined where it is no place that a sheet has. */
export function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= 16_384 ? column - 1 : undefined;
}
