import Holidays from "date-holidays";
import { describe, expect, test } from "vitest";
import { countryDays } from "./country-days.ts";
import type { HolidaysConstructor } from "./country-days.ts";
import { daysInYear, parseDays } from "./day-names.ts";
import { DECREES, dutchDays } from "./dutch-days.ts";
import type { DutchSet } from "./dutch-days.ts";
import { formatDate, weekday } from "./local-date.ts";

const dates = (set: DutchSet, year: number) => dutchDays(set, year)?.map(formatDate);
const years = Array.from({ length: 61 }, (_, i) => 1990 + i);

describe("dutchDays", () => {
  test("CAL-5 nl-awt in 2026 is every day of art. 3 par. 1 and 2, 5 May included", () => {
    expect(dates("nl-awt", 2026)).toEqual([
      "2026-01-01",
      "2026-04-03",
      "2026-04-06",
      "2026-04-27",
      "2026-05-05",
      "2026-05-14",
      "2026-05-25",
      "2026-12-25",
      "2026-12-26",
    ]);
  });

  test("CAL-5 nl-awt-1 leaves out Good Friday, nl-awt-decree adds the days decreed", () => {
    const law = dates("nl-awt", 2026)!;
    expect(dates("nl-awt-1", 2026)).toEqual(law.filter((date) => date !== "2026-04-03"));
    expect(dates("nl-awt-decree", 2026)).toEqual([...law, "2026-01-02", "2026-05-15"].toSorted());
  });

  test("CAL-5 nl-public has Easter and Whit Sunday, no Good Friday, and 5 May only every five years", () => {
    expect(dates("nl-public", 2026)).toEqual([
      "2026-01-01",
      "2026-04-05",
      "2026-04-06",
      "2026-04-27",
      "2026-05-14",
      "2026-05-24",
      "2026-05-25",
      "2026-12-25",
      "2026-12-26",
    ]);
    expect(dates("nl-public", 2025)).toContain("2025-05-05");
  });

  test("CAL-5 King's Day gives way to Saturday, Queen's Day to Saturday since 1980 and to Monday before", () => {
    const inApril = (year: number) => dates("nl-public", year)!.filter((date) => /-04-(2[6-9]|30)|-05-01/.test(date));
    expect(inApril(2014)).toEqual(["2014-04-26"]);
    expect(inApril(2025)).toEqual(["2025-04-26"]);
    expect(inApril(2026)).toEqual(["2026-04-27"]);
    expect(inApril(2013)).toEqual(["2013-04-30"]);
    expect(inApril(2006)).toEqual(["2006-04-29"]);
    expect(inApril(1978)).toEqual(["1978-05-01"]);
  });

  test("CAL-5 a year without a known decree is refused, not taken as a year without decreed days", () => {
    expect(dutchDays("nl-awt-decree", 2013)).toBeUndefined();
    expect(dutchDays("nl-awt-decree", 2029)).toBeUndefined();
  });

  test("CAL-5 every decree has the Friday after Ascension of its years, and no weekend", () => {
    const decreed = DECREES.flatMap((decree) => decree.days);
    for (let year = 2014; year <= 2028; year++) {
      const ascension = daysInYear(parseDays("ascension") as never, year, undefined)![0]!;
      expect(decreed).toContain(formatDate(ascension + 1));
    }
    for (const date of decreed) expect(weekday(Date.parse(date) / 86_400_000)).toBeLessThan(5);
  });
});

describe("against date-holidays", () => {
  const library = new Holidays("NL");
  const publicDates = (year: number) =>
    library
      .getHolidays(year)
      .filter((day) => day.type === "public")
      .map((day) => day.date.slice(0, 10));

  // The library has 5 May every year as a day off for schools; here it is public every five years (CAL-5).
  test("CAL-5 nl-public is what the library has as public days from 1990 to 2050, but for 5 May", () => {
    const but5May = (list: string[]) => [...new Set(list)].filter((date) => !date.endsWith("-05-05")).toSorted();
    for (const year of years) expect(but5May(dates("nl-public", year)!)).toEqual(but5May(publicDates(year)));
  });

  test("CAL-5 Good Friday, on the list of the law only, falls where the library observes it", () => {
    for (const year of years) {
      const observed = library
        .getHolidays(year)
        .find((day) => day.rule === "easter -2")
        ?.date.slice(0, 10);
      expect(dates("nl-awt", year)).toContain(observed);
    }
  });

  test("CAL-5 country:BE gives the Belgian public days, an unknown country none", () => {
    const resolve = countryDays(Holidays as unknown as HolidaysConstructor);
    expect(resolve("country:BE", 2026)).toContain("2026-07-21");
    expect(resolve("country:DE-BY", 2026)).toContain("2026-01-06");
    expect(resolve("country:DE", 2026)).not.toContain("2026-01-06");
    expect(resolve("country:XX", 2026)).toBeUndefined();
    // The days of the whole country would be another answer than the one asked for.
    for (const name of ["country:DE-ZZ", "country:DE-BY-ZZ", "country:DE-BY-A-B", "country:NL-ZZ"])
      expect([name, resolve(name, 2026)]).toEqual([name, undefined]);
    expect(resolve("country:DE-BY-A", 2026)).toContain("2026-08-08");
  });
});
