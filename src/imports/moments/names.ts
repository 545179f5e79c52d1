/** Months, days and halves of the day as exports name them, in English and Dutch, whole and shortened, without points. */

const MONTHS: readonly (readonly string[])[] = [
  ["january", "januari", "jan"],
  ["february", "februari", "feb", "febr"],
  ["march", "maart", "mar", "mrt"],
  ["april", "apr"],
  ["may", "mei"],
  ["june", "juni", "jun"],
  ["july", "juli", "jul"],
  ["august", "augustus", "aug"],
  ["september", "sep", "sept"],
  ["october", "oktober", "oct", "okt"],
  ["november", "nov"],
  ["december", "dec"],
];

const DAYS: readonly (readonly string[])[] = [
  ["monday", "maandag", "mon", "ma"],
  ["tuesday", "dinsdag", "tue", "tues", "di"],
  ["wednesday", "woensdag", "wed", "wo"],
  ["thursday", "donderdag", "thu", "thur", "thurs", "do"],
  ["friday", "vrijdag", "fri", "vr"],
  ["saturday", "zaterdag", "sat", "za"],
  ["sunday", "zondag", "sun", "zo"],
];

/** 1 to 12. */
export const MONTH_WORDS = numbered(MONTHS, 1);
/** 0 for Monday to 6 for Sunday. */
export const DAY_WORDS = numbered(DAYS, 0);
/** 0 before noon, 1 after it. */
export const HALF_WORDS = numbered([["am"], ["pm"]], 0);

function numbered(rows: readonly (readonly string[])[], first: number): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((words, i) => words.map((word) => [word, first + i] as const)));
}
