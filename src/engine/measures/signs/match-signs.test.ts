/** Signs against a plain reading that walks through every minute: which expectation each answers, and how old the data gets. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Schedule } from "../../../time/schedule.ts";
import { zoneOf } from "../../../time/zone.ts";
import type { Expecting } from "./expecting.ts";
import { matchSigns, type ControlRun } from "./match-signs.ts";
import { gapsOf } from "./sign-gap.ts";

const minute = 60_000;
/** The night of 29 March 2026, in which Amsterdam's clocks go forward. */
const origin = Date.UTC(2026, 2, 28, 20);

interface Expected {
  readonly due: number;
  standing: "received" | "late" | "missing" | "open";
}

interface Case {
  readonly expecting: Expecting;
  readonly signs: readonly number[];
  readonly from: number;
  readonly asOf: number;
}

/** By the clock: at each minute what is expected then, then the sign that comes then, then whose grace is over. */
function walkedByClock({ expecting, signs, from, asOf }: Case, slots: readonly number[]): Expected[] {
  const all: Expected[] = [];
  for (let now = from; now <= asOf; now += minute) {
    if (slots.includes(now)) all.push({ due: now, standing: "open" });
    if (signs.includes(now)) {
      const oldest = all.find((one) => one.standing === "open");
      const last = all.at(-1);
      if (oldest !== undefined) oldest.standing = "received";
      else if (last?.standing === "missing") last.standing = "late";
    }
    for (const one of all)
      if (one.standing === "open" && expecting.until(one.due) === now && now < asOf) one.standing = "missing";
  }
  return all;
}

/** After the last: the same, but a sign forgets what was expected after the one before it. */
function walkedAfterLast({ expecting, signs, from, asOf }: Case, every: number): Expected[] {
  let all: Expected[] = [];
  let last = from;
  let counted = -Infinity;
  for (let now = from; now <= asOf; now += minute) {
    const isDue = now > last && (now - last) % every === 0;
    if (isDue) all.push({ due: now, standing: "open" });
    if (signs.includes(now)) {
      const oldest = all.find((one) => one.standing === "open");
      const latest = all.at(-1);
      const isFirst = !all.some((one) => one.due > last);
      if (oldest !== undefined) oldest.standing = "received";
      else if (!isFirst && latest!.standing === "missing") latest!.standing = "late";
      else if (now - counted > every / 2) all.push({ due: now, standing: "received" });
      if (oldest !== undefined || !isFirst || now - counted > every / 2) counted = now;
      all = all.filter((one) => one.standing !== "open");
      last = now;
    }
    for (const one of all)
      if (one.standing === "open" && expecting.until(one.due) === now && now < asOf) one.standing = "missing";
  }
  return all;
}

const shown = ({ expected }: ControlRun) =>
  Array.from(expected.due, (at, i) => `${(at - origin) / minute} ${expected.standing(i)}`);
const walked = (all: readonly Expected[]) => all.map(({ due, standing }) => `${(due - origin) / minute} ${standing}`);

const moments = fc
  .uniqueArray(fc.integer({ min: 0, max: 700 }), { maxLength: 25 })
  .map((all) => all.toSorted((a, b) => a - b).map((one) => origin + one * minute));
const grace = fc.integer({ min: 0, max: 90 }).map((one) => one * minute);
const asOf = fc.integer({ min: 0, max: 760 }).map((one) => origin + one * minute);

const whole = { from: origin, to: Infinity };

test("HBT-1 by the clock, as every minute is walked through", () => {
  const crons = ["*/30 * * * *", "0 * * * *", "15 1-6 * * *", "0,10,45 2,5 * * *", "30 2 * * *"];
  fc.assert(
    fc.property(fc.constantFrom(...crons), moments, grace, asOf, (cron, all, graceMs, now) => {
      const schedule = new Schedule({ cron }, zoneOf("Europe/Amsterdam"));
      const expecting = { schedule, until: (due: number) => due + graceMs, after: () => NaN };
      const signs = all.filter((one) => one <= now);
      const run = matchSigns(expecting, Float64Array.from(signs), whole, now, whole);
      const slots = schedule.between(origin, now + 1);
      expect(shown(run)).toEqual(walked(walkedByClock({ expecting, signs, from: origin, asOf: now }, slots)));
    }),
    { numRuns: 400 },
  );
});

test("HBT-1 after the last sign, as every minute is walked through", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 120 }), moments, grace, asOf, (minutes, all, graceMs, now) => {
      const every = minutes * minute;
      const expecting = {
        schedule: undefined,
        until: (due: number) => due + graceMs,
        after: (at: number, n: number) => at + n * every,
      };
      const signs = all.filter((one) => one <= now);
      const run = matchSigns(expecting, Float64Array.from(signs), whole, now, whole);
      expect(shown(run)).toEqual(walked(walkedAfterLast({ expecting, signs, from: origin, asOf: now }, every)));
    }),
    { numRuns: 600 },
  );
});

test("HBT-1 what is expected in a period is the same, whatever is asked of the time around it", () => {
  const minutes = fc.integer({ min: 2, max: 120 });
  const edge = fc.integer({ min: 0, max: 700 });
  fc.assert(
    fc.property(minutes, moments, grace, asOf, fc.tuple(edge, edge), (every, all, graceMs, now, edges) => {
      const expecting = {
        schedule: undefined,
        until: (due: number) => due + graceMs,
        after: (at: number, n: number) => at + n * every * minute,
      };
      const signs = Float64Array.from(all.filter((one) => one <= now));
      const period = { from: origin + Math.min(...edges) * minute, to: origin + Math.max(...edges) * minute };
      const inside = ({ expected }: ControlRun) =>
        Array.from(expected.due, (due, i) => ({ due, standing: expected.standing(i) })).filter(
          ({ due }) => due >= period.from && due < period.to,
        );
      expect(inside(matchSigns(expecting, signs, whole, now, period))).toEqual(
        inside(matchSigns(expecting, signs, whole, now, whole)),
      );
    }),
    { numRuns: 2000 },
  );
});

test("HBT-2 the worst gap is the greatest age of the newest sign at any minute of the period", () => {
  fc.assert(
    fc.property(
      moments,
      asOf,
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 400 }),
      (all, now, start, length) => {
        const signs = all.filter((one) => one <= now);
        const from = origin + start * minute;
        const to = from + length * minute;
        let oldest: number | undefined;
        let last = origin;
        for (let at = origin; at <= Math.min(to, now); at += minute) {
          if (at >= from) oldest = Math.max(oldest ?? 0, at - last);
          if (signs.includes(at)) last = at;
        }
        const { worst } = gapsOf(Float64Array.from(signs), origin, { from, to }, now, undefined);
        expect(worst === undefined ? undefined : worst.to - worst.from).toBe(oldest);
      },
    ),
    { numRuns: 400 },
  );
});
