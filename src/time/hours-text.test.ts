import { describe, expect, test } from "vitest";
import { parseHours } from "./hours-text.ts";

const zone = "Europe/Amsterdam";
const codes = (input: unknown) => parseHours(input).problems?.map(({ code, path }) => [code, path.join(".")]);

describe("parseHours", () => {
  test("CAL-1 CAL-6 reads every key, a text being a list of one", () => {
    const { hours } = parseHours({
      zone,
      week: { "mon-fri": "09:00-17:00", "sat,sun": ["22:00-06:00"] },
      closed: "nl-public",
      dates: { "2026-12-24": "09:00-16:00", "31 dec": "closed" },
      early: { "16:00": ["5 dec", "good-friday"] },
      extra: { "2026-11-28": ["10:00-12:00"] },
      shut: [["2026-03-02T10:00:00Z", "2026-03-02 12:00"]],
      "working-day": "8 h",
      "at-closing": "inside",
    });
    expect(hours).toEqual({
      zone,
      always: false,
      week: [
        ...Array.from({ length: 5 }, () => [{ from: 540, to: 1020 }]),
        [{ from: 1320, to: 1800 }],
        [{ from: 1320, to: 1800 }],
      ],
      closed: [{ kind: "set", name: "nl-public" }],
      dates: [
        { days: { kind: "date", day: 20_811 }, windows: [{ from: 540, to: 960 }] },
        { days: { kind: "yearly", month: 12, day: 31 }, windows: [] },
      ],
      early: [
        {
          minute: 960,
          days: [
            { kind: "yearly", month: 12, day: 5 },
            { kind: "named", name: "good-friday" },
          ],
        },
      ],
      extra: [{ days: { kind: "date", day: 20_785 }, windows: [{ from: 600, to: 720 }] }],
      shut: [[Date.parse("2026-03-02T10:00Z"), Date.parse("2026-03-02T11:00Z")]],
      workingDay: { kind: "elapsed", ms: 28_800_000 },
      atClosing: "inside",
    });
  });

  test("CAL-1 day ranges wrap round the weekend, and a day named twice has both windows", () => {
    const { hours } = parseHours({ zone, week: { "fri-mon": "09:00-17:00", mon: "18:00-19:00" } });
    expect(hours?.week.map((windows) => windows.length)).toEqual([2, 0, 0, 0, 1, 1, 1]);
  });

  test("CAL-1 24/7 is always, however it is written", () => {
    expect(parseHours({ zone, week: "always" })).toEqual(parseHours({ zone, week: { "mon-sun": ["00:00-24:00"] } }));
  });

  test("CHK-1 finds everything that is wrong at once, each with its place", () => {
    const found = codes({
      zone: "Europe/Utrecht",
      week: { "mon-fry": "09:00-17:00", tue: ["9:00-17:00", "17:00-17:00", "09:00-25:00", 9] },
      closed: ["nl-holidays", "30 feb", "2026-02-30", "5 decembre"],
      dates: { "2026-12-24": { open: 1 }, xmas: [] },
      early: { "16h": "5 dec", "16:00": "sunday" },
      extra: [],
      "working-day": "a day",
      "at-closing": "maybe",
      holidays: [],
    });
    expect(found).toEqual([
      ["hours.unknown-key", "holidays"],
      ["zone.unknown", "zone"],
      ["hours.unknown-day", "week.mon-fry"],
      ["hours.wrong-shape", "week.tue.3"],
      ["hours.bad-window", "week.tue.0"],
      ["hours.bad-window", "week.tue.1"],
      ["hours.bad-window", "week.tue.2"],
      ["hours.bad-working-day", "working-day"],
      ["days.unknown", "closed.0"],
      ["days.no-such-date", "closed.1"],
      ["days.no-such-date", "closed.2"],
      ["days.unknown", "closed.3"],
      ["hours.wrong-shape", "dates.2026-12-24"],
      ["days.unknown", "dates.xmas"],
      ["hours.bad-time", "early.16h"],
      ["days.unknown", "early.16:00"],
      ["hours.wrong-shape", "extra"],
      ["hours.bad-at-closing", "at-closing"],
    ]);
  });

  test("CAL-1 TIM-3 interruptions are moments that exist, in their order", () => {
    const shut = [
      ["2026-03-02T11:00:00Z", "2026-03-02T10:00:00Z"],
      ["2026-03-29 02:30", "2026-10-25 02:30"],
      ["2026-03-02T11:00:00Z"],
    ];
    expect(codes({ zone, week: "always", shut })).toEqual([
      ["hours.shut-reversed", "shut.0"],
      ["time.skipped", "shut.1.0"],
      ["time.ambiguous", "shut.1.1"],
      ["hours.wrong-shape", "shut.2"],
    ]);
  });

  test("CAL-1 hours that never open are refused, not taken as 24/7", () => {
    expect(codes({ zone })).toEqual([["hours.never-open", ""]]);
    expect(codes({ zone, week: { mon: [] }, dates: { "2026-12-24": "closed" } })).toEqual([["hours.never-open", ""]]);
    expect(codes({ week: "always" })).toEqual([["zone.missing", ""]]);
    expect(codes("always")).toEqual([["hours.wrong-shape", ""]]);
  });
});
