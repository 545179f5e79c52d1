/** Dates that come back every year, as an agreement writes them: `1 jan`, `31 dec`; or one date, `2027-01-01`. */

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Whether the instant (epoch milliseconds) falls on that date in the zone. */
export function isYearlyDate(date: string, at: number, zone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  if (/^\d{4}-/.test(date)) return local.toString() === date;
  return date === `${local.day} ${months[local.month - 1]}`;
}
