/** Laws: duties against an oracle that walks minute by minute and knows nothing of how they are computed. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { given, moment } from "../given.ts";
import { duties } from "../given-duties.ts";
import { instantToLocal } from "../../src/time/moment.ts";

const minute = 60_000;
const monday = moment("2026-03-02 00:00");
const zone = "Europe/Amsterdam";
const at = (minutes: number) => instantToLocal(zone, monday + minutes * minute);

/** 9 to 5 from Monday to Friday: the weeks of March 2026 up to the change of the clocks, in minutes since its first Monday. */
const isOpen = (minutes: number) => {
  const [day, time] = [Math.floor(minutes / 1440) % 7, ((minutes % 1440) + 1440) % 1440];
  return minutes >= 0 && day < 5 && time >= 540 && time < 1020;
};

const asked = (minutes: number) => ({ [`${at(minutes)} asked`]: { for: "report" } });
const delivered = (minutes: number) => `${at(minutes)} report-delivered`;
const moments = fc.uniqueArray(fc.integer({ min: 0, max: 10 * 1440 }), { maxLength: 4 });

test("DUT-8 CAL-3 after a fact: what a walk through the minutes finds", () => {
  const openFor = fc.integer({ min: 1, max: 1200 });
  fc.assert(
    fc.property(moments, moments, openFor, fc.integer({ min: 0, max: 14 * 1440 }), (opened, done, within, asOf) => {
      const program = given(`
duties:
  deliver: { article: "7", by: supplier, from: { asked: { for: report } }, to: report-delivered, within: ${within} min, hours: office }
`);
      const [opens, closes] = [opened.filter((one) => !done.includes(one)), done];
      const expected = opens
        .filter((one) => one <= asOf)
        .toSorted((a, b) => a - b)
        .map((start) => {
          const close = closes.filter((one) => one > start && one <= asOf).toSorted((a, b) => a - b)[0];
          let used = 0;
          let due = start;
          while (used < within) if (isOpen(due++)) used++;
          return close !== undefined ? (close <= due ? "kept" : "late") : asOf > due ? "broken" : "open";
        });
      const told = duties(program, [...closes.map(delivered), ...opens.map(asked)], at(asOf));
      expect(told.map(({ verdict }) => verdict)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("DUT-2 before a fact: the last minute after which so many working days are still whole", () => {
  const start = fc.integer({ min: 12 * 1440, max: 22 * 1440 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      start,
      fc.integer({ min: 0, max: 12 * 1440 }),
      (days, begins, tells) => {
        const program = given(`
duties:
  announce: { article: "5", by: supplier, for: maintenance, before: maintenance-started, to: maintenance-announced, notice: ${days} working days, hours: office }
`);
        let latest = begins;
        const wholeAfter = (from: number) =>
          Array.from({ length: 30 }, (_, day) => day * 1440).filter(
            (day) => isOpen(day + 540) && day + 540 >= from && day + 1020 <= begins,
          ).length;
        while (wholeAfter(latest) < days) latest--;
        const [told] = duties(program, [
          { [`${at(tells)} maintenance-announced`]: { work: "W", start: at(begins) } },
          { [`${at(begins)} maintenance-started`]: { work: "W" } },
        ]);
        expect(told).toMatchObject({ due: at(latest), verdict: tells <= latest ? "kept" : "broken" });
      },
    ),
    { numRuns: 60 },
  );
});
