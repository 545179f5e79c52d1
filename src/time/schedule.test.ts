import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCron, type Cron } from "./cron.ts";
import { parseLength } from "./length.ts";
import { DAY_MS } from "./local-date.ts";
import { instantToIso, isoToInstant } from "./moment.ts";
import { Schedule, scheduleProblem, type WrittenSchedule } from "./schedule.ts";
import { localDay, startOfDay, zoneOf } from "./zone.ts";

const amsterdam = "Europe/Amsterdam";
const at = (written: string) => isoToInstant(written).at!;
const schedule = (written: WrittenSchedule, zone = amsterdam, firstDay?: number) =>
  new Schedule(written, zoneOf(zone), firstDay);
const shown = (zone: string, moments: readonly number[]) => moments.map((one) => instantToIso(zone, one));
/** The moments on one local date and the two beside it. */
const around = (written: WrittenSchedule, day: string, name = amsterdam) => {
  const zone = zoneOf(name);
  const date = localDay(zoneOf("UTC"), at(`${day}T00:00Z`));
  return shown(name, schedule(written, name).between(startOfDay(zone, date - 1), startOfDay(zone, date + 2)));
};
const every = (length: string, time: string): WrittenSchedule => ({ every: parseLength(length)!, at: time });

describe("HBT-1 a fixed time around a change of the clocks", () => {
  test("HBT-1 half past two, skipped in March, comes at once after the change", () => {
    expect(around({ cron: "30 2 * * *" }, "2026-03-29")).toEqual([
      "2026-03-28T02:30:00+01:00",
      "2026-03-29T03:00:00+02:00",
      "2026-03-30T02:30:00+02:00",
    ]);
    expect(around(every("1 day", "02:00"), "2026-03-29")[1]).toBe("2026-03-29T03:00:00+02:00");
  });
  test("HBT-1 half past two, twice in October, comes once, at the first", () => {
    expect(around({ cron: "30 2 * * *" }, "2026-10-25")).toEqual([
      "2026-10-24T02:30:00+02:00",
      "2026-10-25T02:30:00+02:00",
      "2026-10-26T02:30:00+01:00",
    ]);
  });
  test("HBT-1 as written, what is skipped does not come and what is repeated comes twice", () => {
    const written = { cron: "30 2 * * *", clockChange: "as-written" } as const;
    expect(around(written, "2026-03-29")).toEqual(["2026-03-28T02:30:00+01:00", "2026-03-30T02:30:00+02:00"]);
    expect(around(written, "2026-10-25").slice(1, 3)).toEqual([
      "2026-10-25T02:30:00+02:00",
      "2026-10-25T02:30:00+01:00",
    ]);
  });
  test("HBT-1 several times that one change skips are made up as one", () => {
    expect(around({ cron: "0,20,40 2,3 * * *" }, "2026-03-29").filter((one) => one.startsWith("2026-03-29"))).toEqual([
      "2026-03-29T03:00:00+02:00",
      "2026-03-29T03:20:00+02:00",
      "2026-03-29T03:40:00+02:00",
    ]);
  });
  test("HBT-1 midnight skipped in São Paulo, half an hour skipped and repeated on Lord Howe", () => {
    expect(around({ cron: "0 0 * * *" }, "2018-11-04", "America/Sao_Paulo")).toContain("2018-11-04T01:00:00-02:00");
    expect(around({ cron: "15 2 * * *" }, "2026-10-04", "Australia/Lord_Howe")).toContain("2026-10-04T02:30:00+11:00");
    expect(around({ cron: "45 1 * * *" }, "2026-04-05", "Australia/Lord_Howe")).toEqual([
      "2026-04-04T01:45:00+11:00",
      "2026-04-05T01:45:00+11:00",
      "2026-04-06T01:45:00+10:30",
    ]);
  });
  test("HBT-1 zones of half an hour and of three quarters of one have no changes to settle", () => {
    expect(around({ cron: "30 2 * * *" }, "2026-03-29", "Asia/Kolkata")[1]).toBe("2026-03-29T02:30:00+05:30");
    expect(around({ cron: "30 2 * * *" }, "2026-03-29", "Asia/Kathmandu")[1]).toBe("2026-03-29T02:30:00+05:45");
  });
  test("HBT-1 a day left out altogether is a correction of the clock: nothing is made up", () => {
    expect(around({ cron: "0 12 * * *" }, "2011-12-30", "Pacific/Apia")).toEqual([
      "2011-12-29T12:00:00-10:00",
      "2011-12-31T12:00:00+14:00",
    ]);
  });
});

describe("HBT-1 what follows the clock", () => {
  test("HBT-1 every half hour keeps ticking through both changes", () => {
    const spring = schedule({ cron: "*/30 * * * *" }).between(at("2026-03-29T00:00Z"), at("2026-03-29T02:00Z"));
    expect(spring.map((one, i) => one - spring[0]! - i * 1_800_000)).toEqual([0, 0, 0, 0]);
    const autumn = schedule({ cron: "*/30 * * * *" }).between(at("2026-10-25T00:00Z"), at("2026-10-25T02:00Z"));
    expect(shown(amsterdam, autumn)).toEqual([
      "2026-10-25T02:00:00+02:00",
      "2026-10-25T02:30:00+02:00",
      "2026-10-25T02:00:00+01:00",
      "2026-10-25T02:30:00+01:00",
    ]);
  });
  test("HBT-1 an hour of minutes that is skipped does not come", () => {
    expect(around({ cron: "*/30 2 * * *" }, "2026-03-29").some((one) => one.startsWith("2026-03-29"))).toBe(false);
  });
  test("HBT-1 times of two dates that lie through each other come in the order of time", () => {
    // In Newfoundland the clocks went back from 00:01 to 23:01 of the day before.
    const moments = schedule({ cron: "*/20 23,0 * * *" }, "America/St_Johns");
    const all = moments.between(at("2010-11-07T01:30Z"), at("2010-11-07T04:00Z"));
    expect(shown("America/St_Johns", all)).toEqual([
      "2010-11-06T23:00:00-02:30",
      "2010-11-06T23:20:00-02:30",
      "2010-11-06T23:40:00-02:30",
      "2010-11-07T00:00:00-02:30",
      "2010-11-06T23:20:00-03:30",
      "2010-11-06T23:40:00-03:30",
      "2010-11-07T00:00:00-03:30",
      "2010-11-07T00:20:00-03:30",
    ]);
  });
});

describe("HBT-1 days of a schedule", () => {
  const dates = (written: WrittenSchedule, from: string, to: string, firstDay?: number) =>
    shown("UTC", schedule(written, "UTC", firstDay).between(at(`${from}T00:00Z`), at(`${to}T00:00Z`))).map((one) =>
      one.slice(0, 10),
    );
  test("HBT-1 either field of days will do where both are restricted, both must where one begins with a star", () => {
    expect(dates({ cron: "0 0 13 * fri" }, "2026-02-01", "2026-03-01")).toEqual([
      "2026-02-06",
      "2026-02-13",
      "2026-02-20",
      "2026-02-27",
    ]);
    expect(dates({ cron: "0 0 */2 * 1" }, "2026-02-01", "2026-03-01")).toEqual(["2026-02-09", "2026-02-23"]);
  });
  test("HBT-1 names, 7 as Sunday, and steps through a range", () => {
    expect(dates({ cron: "0 0 1-20/9 FEB *" }, "2026-01-01", "2026-04-01")).toEqual([
      "2026-02-01",
      "2026-02-10",
      "2026-02-19",
    ]);
    expect(dates({ cron: "0 0 * * 7" }, "2026-02-01", "2026-02-09")).toEqual(["2026-02-01", "2026-02-08"]);
    expect(dates({ cron: "0 0 * * 0" }, "2026-02-01", "2026-02-09")).toEqual(["2026-02-01", "2026-02-08"]);
  });
  test("HBT-1 every second day and week count from the first day, and from a Monday without one", () => {
    expect(
      dates(every("2 days", "02:00"), "2026-02-01", "2026-02-06", localDay(zoneOf("UTC"), at("2026-01-30T09:00Z"))),
    ).toEqual(["2026-02-01", "2026-02-03", "2026-02-05"]);
    expect(dates(every("1 week", "02:00"), "2026-02-01", "2026-02-15")).toEqual(["2026-02-02", "2026-02-09"]);
    expect(dates(every("2 weeks", "sunday 02:00"), "2026-02-01", "2026-03-05").length).toBe(2);
  });
  test("HBT-1 months: the first, or a day that in a shorter month is its last; quarters begin in January", () => {
    expect(dates(every("1 month", "day 31 02:00"), "2026-01-01", "2026-05-01")).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
    ]);
    expect(dates(every("3 months", "02:00"), "2026-01-01", "2026-12-31")).toEqual([
      "2026-01-01",
      "2026-04-01",
      "2026-07-01",
      "2026-10-01",
    ]);
    expect(dates(every("1 year", "02:00, 14:00"), "2026-01-01", "2027-12-31").length).toBe(4);
  });
  test("HBT-1 29 February is found across a century without one", () => {
    const leap = schedule({ cron: "0 0 29 2 *" }, "UTC");
    expect(shown("UTC", [leap.next(at("2096-03-01T00:00Z"))!, leap.previous(at("2026-11-22T00:00Z"))!])).toEqual(
      ["2104-02-29T00:00:00Z", "2024-02-29T00:00:00Z"].map((one) => one.replace("Z", "+00:00")),
    );
  });
});

test.each([
  [{ cron: "0 0 30 2 *" }, "schedule.never", {}],
  [{ cron: "0 0 31 4,6 *" }, "schedule.never", {}],
  [{ cron: "0 0 30 2 1" }, undefined, {}],
  [{ cron: "0 2 * *" }, "schedule.fields", { found: "4" }],
  [{ cron: " " }, "schedule.fields", { found: "0" }],
  [{ cron: "60 * * * *" }, "schedule.field", { field: "minute", part: "60", most: "59" }],
  [{ cron: "0 24 * * *" }, "schedule.field", { field: "hour", part: "24" }],
  [{ cron: "0 0 0 * *" }, "schedule.field", { field: "day-of-month", part: "0" }],
  [{ cron: "0 0 1 juni *" }, "schedule.field", { field: "month", part: "juni" }],
  [{ cron: "0 0 * * fri-mon" }, "schedule.field", { field: "day-of-week", part: "fri-mon" }],
  [{ cron: "5/10 * * * *" }, "schedule.field", { part: "5/10" }],
  [{ cron: "*/0 * * * *" }, "schedule.field", { part: "*/0" }],
  [{ cron: "1,,2 * * * *" }, "schedule.field", { part: "" }],
  [{ cron: "0 0 L * *" }, "schedule.field", { part: "L" }],
  [every("6 h", "02:00"), "schedule.every", { at: "02:00" }],
  [every("0 days", "02:00"), "schedule.every", { at: "02:00" }],
  [every("2 working days", "02:00"), "schedule.every", { at: "02:00" }],
  [every("1 day", "24:00"), "schedule.at", { written: "24:00" }],
  [every("1 day", "2:00"), "schedule.at", { written: "2:00" }],
  [every("1 day", "monday 02:00"), "schedule.at", {}],
  [every("1 week", "maandag 02:00"), "schedule.at", {}],
  [every("1 month", "day 32 02:00"), "schedule.at", {}],
  [every("1 week", "day 3 02:00"), "schedule.at", {}],
  [every("1 month", "day 15 02:00"), undefined, {}],
] as const)("HBT-1 %o has the problem %s", (written, code, params) => {
  const problem = scheduleProblem(written);
  expect(problem?.code).toBe(code);
  expect(problem?.params ?? {}).toMatchObject(params);
});

/** What a daemon does that looks at the clock each minute, as cron's manual tells it. */
function ticked(cron: Cron, zoneName: string, from: number, to: number): number[] {
  const zone = zoneOf(zoneName);
  const runs: number[] = [];
  const due = (wall: number) =>
    cron.isDay(Math.floor(wall / DAY_MS)) && cron.minutes.includes((((wall % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
  let reached = from - 2 * DAY_MS + zone.offsetAt(from - 2 * DAY_MS);
  for (let now = from - 2 * DAY_MS; now < to; now += 60_000) {
    const wall = now + zone.offsetAt(now);
    const isSmall = Math.abs(wall - reached) < 3 * 3_600_000 + 60_000;
    if (cron.followsClock || !isSmall) {
      if (due(wall)) runs.push(now);
      reached = wall;
      continue;
    }
    let any = false;
    for (; reached < wall;) {
      reached += 60_000;
      any ||= due(reached);
    }
    if (any) runs.push(now);
  }
  return runs.filter((run) => run >= from && run < to);
}

const field = (least: number, most: number) =>
  fc.oneof(
    fc.constant("*"),
    fc.integer({ min: least, max: most }).map(String),
    fc.integer({ min: 2, max: 9 }).map((step) => `*/${step}`),
    fc
      .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
      .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  );
const zones = "Europe/Amsterdam America/Sao_Paulo Asia/Kolkata Australia/Lord_Howe America/St_Johns Pacific/Apia".split(
  " ",
);

test("HBT-1 a daemon that looks each minute runs at the same moments", () => {
  fc.assert(
    fc.property(
      fc.tuple(
        field(0, 59),
        fc.oneof(field(0, 23), fc.constantFrom("0", "1", "2", "3")),
        field(1, 31),
        field(1, 12),
        field(0, 7),
      ),
      fc.constantFrom(...zones),
      fc.integer({ min: at("2005-01-01T00:00Z") / 3_600_000, max: at("2026-12-31T00:00Z") / 3_600_000 }),
      fc.boolean(),
      (fields, zone, hour, nearChange) => {
        const cron = fields.join(" ");
        const read = readCron(cron);
        fc.pre(!("code" in read));
        const changedAt = zoneOf(zone).changedAt(hour * 3_600_000);
        const from = nearChange && changedAt > 0 ? changedAt - DAY_MS / 2 : hour * 3_600_000;
        const to = from + DAY_MS;
        const moments = schedule({ cron }, zone);
        const expected = ticked(read, zone, from, to);
        expect(shown(zone, moments.between(from, to))).toEqual(shown(zone, expected));
        const inside = (one: number | undefined) => (one !== undefined && one >= from && one < to ? one : undefined);
        expect([inside(moments.next(from - 1)), inside(moments.previous(to))]).toEqual([expected[0], expected.at(-1)]);
      },
    ),
    { numRuns: 400 },
  );
});
