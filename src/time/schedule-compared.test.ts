/** Our next-run code beside two libraries: where they say otherwise is named, and counted over every clock change since 2015. */
import { CronExpressionParser } from "cron-parser";
import { Cron } from "croner";
import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "./local-date.ts";
import { Schedule, scheduleProblem } from "./schedule.ts";
import { zoneOf } from "./zone.ts";

const halfHour = "Australia/Lord_Howe";
const zones = [
  "Europe/Amsterdam",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Asia/Kolkata",
  "Asia/Tehran",
  halfHour,
  "Pacific/Apia",
];
const since = Date.UTC(2015, 0, 1);
const until = Date.UTC(2027, 0, 1);

const ours = (cron: string, zone: string, from: number, to: number) =>
  new Schedule({ cron }, zoneOf(zone)).between(from, to);

type Library = (cron: string, zone: string, from: number, to: number) => number[];

/** The moments of a library; it fails where it stands still. */
function collect(next: (after: number) => number | undefined, from: number, to: number): number[] {
  const moments: number[] = [];
  for (let at = from - 1; ;) {
    const then = next(at);
    if (then === undefined || then >= to) return moments;
    if (then <= at) throw new RangeError(`no further than ${then}`);
    moments.push((at = then));
  }
}

const croner =
  (fixedTimeRule: "no-wildcard" | "single-value"): Library =>
  (cron, timezone, from, to) => {
    const job = new Cron(cron, { timezone, fixedTimeRule, mode: "5-part" });
    return collect((after) => job.nextRun(new Date(after))?.getTime(), from, to);
  };

const cronParser: Library = (cron, tz, from, to) => {
  const job = CronExpressionParser.parse(cron, { tz, currentDate: new Date(from - 1) });
  return collect(() => job.next().getTime(), from, to);
};

/** Every change of a zone's clocks. */
function changes(zone: string): number[] {
  const found: number[] = [];
  for (let at = zoneOf(zone).changedAt(until); at > since; at = zoneOf(zone).changedAt(at - 1)) found.push(at);
  return found;
}

const lines = {
  "one fixed time": ["30 2 * * *", "0 0 * * *", "15 1 * * *"],
  "several fixed times": ["0,30 2 * * *", "30 0-4 * * *", "20-40 1 * * *"],
  "minutes that follow the clock": ["*/30 * * * *", "*/15 2 * * *", "*/20 1 * * *"],
  "hours that follow the clock": ["0 * * * *", "30 */2 * * *", "45 */5 * * 1-5"],
};

/** Per kind of line, at how many changes a library says otherwise. */
function differing(library: Library, among = zones): Record<string, string> {
  const told: Record<string, string> = {};
  const all = among.flatMap((zone) => changes(zone).map((change) => ({ zone, change })));
  for (const [kind, crons] of Object.entries(lines)) {
    const asked = crons.flatMap((cron) => all.map((one) => ({ ...one, cron })));
    const otherwise = asked.filter(({ cron, zone, change }) => {
      const [from, to] = [change - DAY_MS / 4, change + DAY_MS / 2];
      return String(library(cron, zone, from, to)) !== String(ours(cron, zone, from, to));
    });
    told[kind] = `${otherwise.length} of ${asked.length}`;
  }
  return told;
}

test("HBT-1 croner with fixed times as cron has them: no difference", () => {
  expect(differing(croner("no-wildcard"))).toMatchInlineSnapshot(`
    {
      "hours that follow the clock": "0 of 330",
      "minutes that follow the clock": "0 of 330",
      "one fixed time": "0 of 330",
      "several fixed times": "0 of 330",
    }
  `);
});

test("HBT-1 croner by default: only one single time is a fixed one, so lists and ranges follow the clock", () => {
  expect(differing(croner("single-value"))).toMatchInlineSnapshot(`
    {
      "hours that follow the clock": "0 of 330",
      "minutes that follow the clock": "0 of 330",
      "one fixed time": "0 of 330",
      "several fixed times": "145 of 330",
    }
  `);
});

// Half past two becomes half past three instead of three; what follows the clock comes in the hour after the one that is
// skipped, and not a second time in the hour that is repeated.
test("HBT-1 cron-parser: skipped times move along with the clock, and a repeated hour is passed over", () => {
  expect(
    differing(
      cronParser,
      zones.filter((zone) => zone !== halfHour),
    ),
  ).toMatchInlineSnapshot(`
    {
      "hours that follow the clock": "54 of 258",
      "minutes that follow the clock": "48 of 258",
      "one fixed time": "24 of 258",
      "several fixed times": "66 of 258",
    }
  `);
});

test("HBT-1 cron-parser has no answer where the clocks change by half an hour", () => {
  const change = zoneOf(halfHour).changedAt(Date.UTC(2026, 5, 1));
  expect(() => cronParser("0 2 * * *", halfHour, change - DAY_MS / 4, change + DAY_MS)).toThrow(
    /limit|further|valid|invalid/i,
  );
  expect(ours("0 2 * * *", halfHour, change - DAY_MS / 4, change + DAY_MS / 2).length).toBe(1);
});

test("HBT-1 both take a stepped field of days for a restricted one, where cron takes what begins with a star as open", () => {
  const [from, to] = [Date.UTC(2026, 1, 1), Date.UTC(2026, 2, 1)];
  const cron = "0 0 */2 * 1";
  expect(ours(cron, "UTC", from, to).length).toBe(2); // the Mondays on odd dates
  expect(croner("no-wildcard")(cron, "UTC", from, to).length).toBe(16); // every odd date, and the Mondays beside them
  expect(cronParser(cron, "UTC", from, to).length).toBe(16);
});

const field = (least: number, most: number) =>
  fc.oneof(
    fc.constant("*"),
    fc.integer({ min: least, max: most }).map(String),
    fc.uniqueArray(fc.integer({ min: least, max: most }), { minLength: 2, maxLength: 3 }).map((all) => all.join(",")),
    fc.integer({ min: 2, max: Math.min(9, most) }).map((step) => `*/${step}`),
    fc
      .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 2, maxLength: 2 })
      .map((all) => all.toSorted((a, b) => a - b).join("-")),
  );
const days = fc.oneof(
  fc.tuple(field(1, 31), fc.constant("*")),
  fc.tuple(fc.constant("*"), field(0, 6)),
  fc.tuple(fc.integer({ min: 1, max: 31 }).map(String), fc.integer({ min: 0, max: 6 }).map(String)),
);

test("HBT-1 any line, in any of the zones and years: as croner has it, and as cron-parser where no clock changes", () => {
  fc.assert(
    fc.property(
      field(0, 59),
      field(0, 23),
      days,
      fc.oneof(fc.constant("*"), field(1, 12)),
      fc.constantFrom(...zones),
      fc.integer({ min: since / DAY_MS, max: until / DAY_MS }),
      (minute, hour, [ofMonth, ofWeek], month, zone, day) => {
        const cron = `${minute} ${hour} ${ofMonth} ${month} ${ofWeek}`;
        fc.pre(scheduleProblem({ cron }) === undefined);
        const [from, to] = [day * DAY_MS, (day + 1) * DAY_MS];
        const own = ours(cron, zone, from, to);
        expect(croner("no-wildcard")(cron, zone, from, to)).toEqual(own);
        // cron-parser looks on to the next moment, however far: one half hour's change on its way and it has no answer.
        if (zone === halfHour || zoneOf(zone).changedAt(to + DAY_MS) >= from - DAY_MS) return;
        expect(cronParser(cron, zone, from, to)).toEqual(own);
      },
    ),
    { numRuns: 200 },
  );
});
