/** Rules and records by chance, for the laws of availability: every parameter, and moments that often touch. */
import * as fc from "fast-check";
import {
  steps,
  type PlainCase,
  type PlainExclusion,
  type PlainOutage,
  type PlainRule,
  type PlainWork,
} from "./availability-case.ts";

const anEven = (min: number, max: number) => fc.integer({ min: min / 2, max: max / 2 }).map((half) => half * 2);
/** Most moments lie close together, so that outages, works and their announcements meet. */
const aMoment = fc.oneof(
  { weight: 4, arbitrary: anEven(100, 130) },
  { weight: 1, arbitrary: anEven(40, 220) },
  { weight: 1, arbitrary: anEven(20, steps - 20) },
);
const aLength = fc.constantFrom(2, 2, 4, 6, 8, 12, 30, 80);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const aCause = fc.constantFrom("maintenance", "network", "own");

const anExclusion: fc.Arbitrary<PlainExclusion> = fc.record({
  cause: fc.uniqueArray(fc.constantFrom("maintenance", "network"), { minLength: 1 }),
  link: fc.constantFrom("caused-by", "caused-by", "during"),
  interval: fc.constantFrom("announced", "announced", "whole"),
  onlyIf: fc.constantFrom("none", "none", "announced", "announced", "no-emergency", "outside-office"),
  inOffice: fc.boolean(),
  cap: maybe(aLength),
  beyond: fc.constantFrom("excess", "whole"),
});

const aBound = maybe(fc.record({ steps: fc.constantFrom(2, 4, 6, 8), inside: fc.boolean() }));

export const aRule: fc.Arbitrary<PlainRule> = fc.record({
  services: fc.constantFrom(["a"], ["a", "b"]),
  together: fc.constantFrom("worst", "union"),
  office: fc.boolean(),
  target: fc.record({ over: fc.boolean(), tenThousandths: fc.constantFrom(5000, 8000, 9500, 9900, 9950, 10_000) }),
  counts: maybe(fc.constantFrom(["down"], ["down", "unusable"])),
  exclusions: fc.array(anExclusion, { maxLength: 2, size: "max" }),
  denominator: fc.constantFrom("period", "period", "without-not-counted", "measured"),
  ignore: aBound,
  ignoreBy: fc.constantFrom("own-length", "counted-length"),
  join: aBound,
  outageFrom: fc.constantFrom("first-failure", "first-failure", "last-success", "middle"),
  downWhen: fc.constantFrom("any", "any", "all", "at least 2"),
  partial: fc.constantFrom("whole", "share", "none"),
  unmeasured: fc.constantFrom("apart", "as-down", "as-up"),
});

export const anOutage: fc.Arbitrary<PlainOutage> = fc
  .record({
    service: fc.constantFrom("a", "a", "b", undefined),
    from: aMoment,
    length: maybe(aLength),
    before: maybe(fc.constantFrom(0, 4, 16)),
    cause: maybe(aCause),
    decidedCause: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: aCause }),
    state: maybe(fc.constantFrom("down", "unusable", "slow")),
    hundredths: fc.constantFrom(10_000, 10_000, 3000, 25),
    probe: maybe(fc.constantFrom("p", "q", "r")),
    work: fc.constantFrom(undefined, undefined, 0, 1),
    decided: fc.constantFrom(undefined, undefined, undefined, "yes", "no"),
  })
  .map(({ length, before, ...one }) => ({
    ...one,
    // Who names a work without a service is about those of its other outages (CON-2), which is no law of availability.
    work: one.service === undefined ? undefined : one.work,
    to: length === undefined ? undefined : one.from + length,
    lastSuccess: before === undefined ? undefined : one.from - before,
  }));

const aWork: fc.Arbitrary<PlainWork> = fc
  .record({
    start: aMoment,
    length: aLength,
    announced: fc.array(
      fc.record({
        ahead: fc.oneof(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 0, max: 60 })),
        shift: fc.constantFrom(0, 0, 4, -6),
        length: aLength,
      }),
      { maxLength: 3 },
    ),
    early: maybe(fc.constantFrom(0, 0, 2, -2)),
    open: fc.boolean(),
    emergency: maybe(fc.constantFrom("yes", "no")),
    cancelled: fc.option(fc.integer({ min: -10, max: 50 }), { nil: undefined, freq: 8 }),
  })
  .map(({ start, length, announced, early, open, emergency, cancelled }) => ({
    announced: announced
      .map((one) => ({
        recorded: Math.max(0, start - one.ahead),
        start: start + one.shift,
        end: start + one.shift + one.length,
      }))
      .toSorted((a, b) => a.recorded - b.recorded),
    started: early === undefined ? undefined : start - early,
    ended: open || early === undefined ? undefined : start - early + length,
    emergency,
    cancelled: cancelled === undefined ? undefined : Math.max(0, start - cancelled),
  }));

const measuredSpans = fc
  .uniqueArray(fc.integer({ min: 0, max: steps }), { minLength: 2, maxLength: 6 })
  .map((moments) => moments.toSorted((a, b) => a - b))
  .map((moments) =>
    moments.flatMap((from, i) => (i % 2 === 0 && moments[i + 1] !== undefined ? [{ from, to: moments[i + 1]! }] : [])),
  );

export const aCase: fc.Arbitrary<PlainCase> = fc.record({
  rule: aRule,
  outages: fc.array(anOutage, { maxLength: 7, size: "max" }),
  works: fc.array(aWork, { minLength: 2, maxLength: 2 }),
  measured: fc.option(measuredSpans, { nil: undefined, freq: 2 }),
});

/** A period and the moment as of which it is judged: before, within, or after it. */
export const aPeriod = fc
  .record({
    from: fc.integer({ min: 0, max: 140 }),
    length: fc.integer({ min: 1, max: 250 }),
    asOf: fc.oneof(aMoment, fc.constant(steps - 20)),
  })
  .map(({ from, length, asOf }) => ({ from, to: from + length, asOf }));
