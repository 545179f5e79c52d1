import { describe, expect, test } from "vitest";
import { compileHours } from "./compile-hours.ts";
import { parseHours } from "./hours-text.ts";
import type { Hours } from "./hours.ts";
import { instantToLocal, localToInstant } from "./moment.ts";

const H = 3_600_000;
const amsterdam = "Europe/Amsterdam";
const office = { week: { "mon-fri": "09:00-17:00" }, closed: "nl-awt" };

function hoursOf(text: object, zone = amsterdam, [from, to]: readonly [number, number] = [2025, 2028]): Hours {
  const { hours, problems } = parseHours({ zone, ...text });
  if (hours === undefined) throw new Error(JSON.stringify(problems));
  return compileHours(hours, from, to);
}
/** An instant written in UTC with Z, else as a local time. */
const at = (text: string, zone = amsterdam) => localToInstant(zone, text).at!;
const local = (instant: number, zone = amsterdam) => instantToLocal(zone, instant);
const lengthOn = (hours: Hours, date: string, zone = amsterdam) =>
  hours.open(at(`${date} 00:00`, zone), at(`${date} 24:00`, zone)) / H;

describe("due", () => {
  const hours = hoursOf(office);
  test.each([
    ["2026-11-20 16:30", 2 * H, "2026-11-23 10:30", "over the weekend"],
    ["2026-11-20 16:30", H / 2, "2026-11-20 17:00", "at closing it is that closing"],
    ["2026-11-20 18:00", 0, "2026-11-20 18:00", "no length at all is due at once"],
    ["2026-11-20 18:00", H, "2026-11-23 10:00", "from a closed moment it counts from the opening"],
    ["2026-12-24 16:00", 2 * H, "2026-12-28 10:00", "both days of Christmas and a weekend lie between"],
    ["2026-11-23 10:00", -H, "2026-11-23 09:00", "back to the opening it is that opening"],
    ["2026-11-23 09:30", -H, "2026-11-20 16:30", "back over the weekend"],
    ["2026-11-23 09:00", -8 * H, "2026-11-20 09:00", "back from the opening through the whole day before"],
    ["2026-11-20 18:00", -8 * H, "2026-11-20 09:00", "back from a closed moment"],
    ["2026-04-02 16:00", 2 * H, "2026-04-07 10:00", "Good Friday and Easter Monday are closed"],
  ])("CAL-3 %s and %d ms is %s: %s", (start, ms, due) => {
    expect(local(hours.due(at(start), ms))).toBe(due);
  });

  test("CAL-3 reaches beyond the compiled years, both ways, and answers the same there", () => {
    const wide = hoursOf(office, amsterdam, [2000, 2060]);
    const narrow = () => hoursOf(office, amsterdam, [2026, 2026]);
    const start = at("2026-06-01 12:00");
    for (const ms of [60_000 * H, -50_000 * H]) expect(narrow().due(start, ms)).toBe(wide.due(start, ms));
    for (const year of ["2003", "2058"]) {
      const there = at(`${year}-02-14 12:34`);
      expect(narrow().open(start, there)).toBe(wide.open(start, there));
      expect(narrow().nextOpen(there)).toBe(wide.nextOpen(there));
    }
  });
});

describe("clock changes", () => {
  test("CAL-2 TIM-3 round the clock, the days of change in Amsterdam last 23 and 25 hours", () => {
    const always = hoursOf({ week: "always" });
    expect(lengthOn(always, "2026-03-29")).toBe(23);
    expect(lengthOn(always, "2026-10-25")).toBe(25);
    expect(local(always.due(at("2026-03-29 01:30"), H))).toBe("2026-03-29 03:30");
    expect(always.due(at("2026-10-25 02:30+02:00"), H)).toBe(at("2026-10-25 02:30+01:00"));
  });

  test("CAL-2 TIM-3 a window over the change has its true length", () => {
    const night = hoursOf({ week: { "mon-sun": "22:00-06:00" } });
    const length = (from: string, to: string) => night.open(at(from), at(to)) / H;
    expect(length("2026-03-28 12:00", "2026-03-29 12:00")).toBe(7);
    expect(length("2026-10-24 12:00", "2026-10-25 12:00")).toBe(9);
  });

  test("TIM-3 a window that begins in the gap begins later by the gap; in the repeated hour it begins the first time", () => {
    const hours = hoursOf({ week: { sun: "02:30-05:00" } });
    expect(local(hours.nextOpen(at("2026-03-29 00:00")))).toBe("2026-03-29 03:30");
    expect(hours.nextOpen(at("2026-10-25 00:00"))).toBe(at("2026-10-25 02:30+02:00"));
    expect(lengthOn(hours, "2026-10-25")).toBe(3.5);
  });

  test("CAL-1 TIM-3 an early closing in the gap closes later by the gap", () => {
    const hours = hoursOf({ week: { "mon-sun": "00:00-05:00" }, early: { "02:30": ["2026-03-29"] } });
    expect(local(hours.nextClose(at("2026-03-29 00:00")))).toBe("2026-03-29 03:30");
  });

  test("TIM-3 Apia skips 30 December 2011, and its windows fall a day later with the clocks", () => {
    const hours = hoursOf({ week: { thu: "09:00-17:00", fri: "10:00-12:00" } }, "Pacific/Apia", [2011, 2012]);
    const apia = (text: string) => at(text, "Pacific/Apia");
    expect(hours.due(apia("2011-12-29 16:00"), 2 * H)).toBe(apia("2011-12-31 11:00"));
    expect(hours.open(apia("2011-12-29 00:00"), apia("2011-12-31 00:00"))).toBe(8 * H);
  });
});

describe("the order of building", () => {
  test("CAL-1 a closed date is closed from 00:00 to 24:00, the tail of the night before included", () => {
    const hours = hoursOf({ week: { "mon-sun": "22:00-06:00" }, closed: "2026-12-25" });
    expect(lengthOn(hours, "2026-12-24")).toBe(8);
    expect(lengthOn(hours, "2026-12-25")).toBe(0);
    // The rule closes that date and no other: what its night window has after midnight belongs to the 26th.
    expect(lengthOn(hours, "2026-12-26")).toBe(8);
    expect(local(hours.nextClose(at("2026-12-24 23:00")))).toBe("2026-12-25 00:00");
  });

  test("CAL-1 dates replace what that date had, even where it was closed; their own night reaches into the next", () => {
    const hours = hoursOf({
      week: { "mon-sun": "20:00-02:00" },
      closed: ["2026-12-24"],
      dates: { "2026-12-24": ["10:00-12:00", "23:00-01:00"], "2026-12-27": "closed", "28 dec": [] },
    });
    expect(
      hours.intervals(at("2026-12-23 12:00"), at("2026-12-29 12:00")).map((span) => span.map((t) => local(t))),
    ).toEqual([
      ["2026-12-23 20:00", "2026-12-24 00:00"],
      ["2026-12-24 10:00", "2026-12-24 12:00"],
      ["2026-12-24 23:00", "2026-12-25 02:00"],
      ["2026-12-25 20:00", "2026-12-26 02:00"],
      ["2026-12-26 20:00", "2026-12-27 00:00"],
      ["2026-12-29 00:00", "2026-12-29 02:00"],
    ]);
  });

  test("CAL-1 early closes where open, extra opens where closed, shut interrupts whatever is open", () => {
    const hours = hoursOf({
      ...office,
      early: { "16:00": ["5 dec", "4 dec", "good-friday"], "12:00": "2026-12-07" },
      extra: { "2026-12-05": ["10:00-12:00"], "2026-12-25": "20:00-21:00" },
      shut: [["2026-12-08T12:00:00Z", "2026-12-09T09:00:00Z"]],
    });
    expect(["04", "05", "06", "07", "08", "09", "25"].map((day) => lengthOn(hours, `2026-12-${day}`))).toEqual([
      7, 2, 0, 3, 4, 7, 1,
    ]);
    expect(local(hours.due(at("2026-12-08 12:00"), 2 * H))).toBe("2026-12-09 11:00");
  });

  test("CAL-1 overlapping and touching windows are one", () => {
    const hours = hoursOf({ week: { mon: ["09:00-12:00", "11:00-13:00", "13:00-17:00"] } });
    expect(hours.intervals(at("2026-11-23 00:00"), at("2026-11-24 00:00"))).toEqual([
      [at("2026-11-23 09:00"), at("2026-11-23 17:00")],
    ]);
  });

  test("CAL-5 29 feb stands in leap years only", () => {
    const hours = hoursOf({ week: "always", closed: ["29 feb"] });
    expect(lengthOn(hours, "2028-02-29")).toBe(0);
    expect(lengthOn(hours, "2027-02-28") + lengthOn(hours, "2027-03-01")).toBe(48);
  });

  test("CAL-5 1 January of a Dutch year is closed in the table's first and last year alike", () => {
    const hours = hoursOf(office, amsterdam, [2026, 2027]);
    expect(lengthOn(hours, "2026-01-01") + lengthOn(hours, "2027-01-01")).toBe(0);
  });
});

describe("open moments", () => {
  const inside = hoursOf({ ...office, "at-closing": "inside" });

  test("CAL-3 TIM-2 the opening is inside and the closing outside, unless the text puts it inside", () => {
    const hours = hoursOf(office);
    expect([hours.isOpen(at("2026-11-20 09:00")), hours.isOpen(at("2026-11-20 17:00"))]).toEqual([true, false]);
    expect([hours.isOpenAt(at("2026-11-20 17:00")), inside.isOpenAt(at("2026-11-20 17:00"))]).toEqual([false, true]);
    expect(inside.isOpenAt(at("2026-11-20 17:00:00.001"))).toBe(false);
    expect(inside.isOpenAt(at("2026-11-21 17:00"))).toBe(false);
  });

  test("CAL-3 the next closing is strictly later, the next opening may be now", () => {
    const hours = hoursOf(office);
    expect(local(hours.nextClose(at("2026-11-20 17:00")))).toBe("2026-11-23 17:00");
    expect(local(hours.nextOpen(at("2026-11-20 09:00")))).toBe("2026-11-20 09:00");
    expect(local(hours.nextOpen(at("2026-11-20 17:00")))).toBe("2026-11-23 09:00");
  });
});

describe("what is refused by name", () => {
  const code = (ask: () => number): unknown => {
    try {
      return ask();
    } catch (error) {
      return (error as { code?: string }).code;
    }
  };
  const now = at("2026-11-20 12:00");

  test("CAL-3 TIM-1 moments and lengths that are no whole number of milliseconds", () => {
    const hours = hoursOf(office);
    for (const bad of [Number.NaN, Infinity, -Infinity, now + 0.5, 2 ** 60, 1e300]) {
      expect([bad, code(() => hours.open(now, bad))]).toEqual([bad, "hours.bad-instant"]);
      expect([bad, code(() => hours.due(bad, H))]).toEqual([bad, "hours.bad-instant"]);
      expect([bad, code(() => hours.nextOpen(bad))]).toEqual([bad, "hours.bad-instant"]);
    }
    for (const bad of [Number.NaN, Infinity, -Infinity, 0.5, -0.5, 2 ** 60]) {
      expect([bad, code(() => hours.due(now, bad))]).toEqual([bad, "hours.bad-length"]);
    }
  });

  test("CAL-3 answers that lie outside 1900 to 2200, or nowhere", () => {
    expect(code(() => hoursOf(office).due(now, 1e9 * H))).toBe("hours.outside-years");
    expect(code(() => hoursOf(office).open(now, Date.UTC(2300, 0)))).toBe("hours.outside-years");
    expect(code(() => hoursOf({ week: "always" }).nextClose(now))).toBe("hours.never-closes");
    const once = hoursOf({ extra: { "2026-12-01": "10:00-12:00" } });
    expect(code(() => once.due(now, 3 * H))).toBe("hours.never-reached");
    expect(code(() => once.nextOpen(at("2026-12-01 12:00")))).toBe("hours.never-opens");
    expect(local(once.due(now, 2 * H))).toBe("2026-12-01 12:00");
  });

  test("CAL-5 years whose decrees are not known, while the known ones are counted", () => {
    const hours = hoursOf({ week: { "mon-fri": "09:00-17:00" }, closed: "nl-awt-decree" }, amsterdam, [2000, 2100]);
    expect(lengthOn(hours, "2026-05-15")).toBe(0);
    expect(lengthOn(hoursOf(office), "2026-05-15")).toBe(8);
    expect(code(() => hours.due(at("2028-12-29 16:00"), 40 * H))).toBe("days.not-known");
    expect(code(() => hours.open(Date.UTC(2010, 0), now))).toBe("days.not-known");
  });
});

test("CAL-2 a break at noon and a day of many short windows are counted exactly", () => {
  const lunch = hoursOf({ week: { "mon-fri": ["09:00-12:00", "13:00-17:00"] } });
  expect(lunch.open(at("2026-11-20 11:00"), at("2026-11-23 14:00"))).toBe(9 * H);
  expect(local(lunch.due(at("2026-11-20 11:30"), H))).toBe("2026-11-20 13:30");
  const quarters = hoursOf({
    week: {
      "mon-sun": Array.from(
        { length: 24 },
        (_, h) => `${String(h).padStart(2, "0")}:00-${String(h).padStart(2, "0")}:01`,
      ),
    },
  });
  expect(local(quarters.due(at("2026-11-20 00:00"), 30 * 60_000))).toBe("2026-11-21 05:01");
  expect(quarters.open(at("2026-11-20 00:00"), at("2026-11-30 00:00"))).toBe(240 * 60_000);
});
