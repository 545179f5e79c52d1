/** Tallies and figures of periods against a slow and plain recount: OBJ-1 … OBJ-6, CLK-9. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseAgreement } from "../../src/agreement/parse.ts";
import { compile } from "../../src/engine/compile.ts";
import { judge } from "../../src/engine/judge.ts";
import { Tally } from "../../src/engine/tally.ts";
import type { Subject } from "../../src/engine/subject.ts";
import type { Hours } from "../../src/time/hours.ts";
import { brokenBy } from "./engine-case.ts";
import {
  countPlainly,
  type Counting,
  type PlainFigure,
  type PlainLevel,
  type PlainTicket,
} from "./objective-oracle.ts";

const HOUR_MS = 3_600_000;
/** Neighbourhoods of the ends of months, years and contract years, of clock changes and of a leap day. */
const around = ["2026-01-01", "2026-03-29", "2026-04-01", "2026-07-01", "2026-10-25", "2028-02-29", "2028-03-01"].map(
  (day) => Temporal.PlainDate.from(day).toZonedDateTime("UTC").epochMilliseconds,
);

const aLevel: fc.Arbitrary<PlainLevel> = fc.record({
  share: fc.constantFrom(undefined, "0%", "50%", "66.7%", "90%", "99.9%", "99.9999%", "100%"),
  over: fc.boolean(),
  aim: fc.boolean(),
  under: fc.boolean(),
  hours: fc.constantFrom(1, 4, 6, 24, 2000),
});

const aTicket: fc.Arbitrary<PlainTicket> = fc
  .record({
    priority: fc.constantFrom("high" as const, "low" as const),
    term: fc.constantFrom(undefined, "2024-02-29", "2025-04-01", "2023-10-25"),
    base: fc.constantFrom(...around),
    shift: fc.integer({ min: -30, max: 30 }),
    lengths: fc.array(fc.constantFrom(1, HOUR_MS, 4 * HOUR_MS, 4 * HOUR_MS + 1, 23 * HOUR_MS, 40 * 24 * HOUR_MS), {
      maxLength: 4,
    }),
  })
  .map(({ priority, term, base, shift, lengths }) => {
    const moments = [base + shift * HOUR_MS];
    for (const length of lengths) moments.push(moments.at(-1)! + length);
    return { priority, term, moments };
  });

const aCounting: fc.Arbitrary<Counting> = fc.record({
  zone: fc.constantFrom("Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe"),
  per: fc.constantFrom(
    "month" as const,
    "quarter" as const,
    "half-year" as const,
    "year" as const,
    "contract-year" as const,
  ),
  judgedIn: fc.constantFrom("stop" as const, "report" as const, "due" as const),
  asOf: fc.tuple(fc.constantFrom(...around), fc.integer({ min: -50, max: 1500 })).map(([day, h]) => day + h * HOUR_MS),
});

const written = ({ share, over, aim, under, hours }: PlainLevel) =>
  `${aim ? "aim " : ""}${share === undefined ? "" : `${over ? "over " : ""}${share} `}${under ? "under" : "within"} ${hours} h`;

const compiled = new Map<string, Hours>();

function programOf(high: readonly PlainLevel[], low: readonly PlainLevel[], { zone, per, judgedIn }: Counting) {
  const text = `
peil: 1
agreement: chance
edition: "1"
title: Chance
time-zone: ${zone}
parties: { supplier: {}, customer: {} }
contract: { term: { is: from and to } }
hours: { office: { article: "1", week: { mon-fri: 09:00-17:00 } } }
levels: { priority: { article: "1", of: ticket, values: [high, low] } }
clocks:
  solution:
    article: "2"
    from: reported
    to: resolved
    hours: always
    target: { high: [${high.map(written).join(", ")}], low: [${low.map(written).join(", ")}] }
    per: ${per}
    judged-in: ${judgedIn}
`;
  const parsed = parseAgreement(text);
  if ("findings" in parsed) throw new Error(JSON.stringify(parsed.findings));
  return compile(parsed.file, { years: { from: 2025, to: 2029 }, compiled });
}

function subjectOf({ priority, term, moments }: PlainTicket): Subject {
  const facts = moments.map((at, seq) => ({
    kind: seq === 0 ? "reported" : seq % 2 === 1 ? "resolved" : "reopened",
    at,
    seq,
    fields: {},
  }));
  return { kind: "ticket", attributes: { priority }, facts, contract: term === undefined ? {} : { term } };
}

/** A share that is not written cannot be strict. */
const plain = (level: PlainLevel): PlainLevel => (level.share === undefined ? { ...level, over: false } : level);
const levels = fc.array(aLevel.map(plain), { minLength: 1, maxLength: 3 });

test("OBJ-1 OBJ-2 OBJ-3 OBJ-5 OBJ-6 counting a ticket at a time gives what a slow recount of the lists gives", () => {
  const law = fc.property(
    levels,
    levels,
    fc.array(aTicket, { maxLength: 30 }),
    aCounting,
    (high, low, tickets, how) => {
      const program = programOf(high, low, how);
      const tally = new Tally(program);
      for (const ticket of tickets) tally.add(judge(program, subjectOf(ticket), how.asOf));
      const said = new Map<string, PlainFigure>();
      for (const { objective, period, ...figure } of tally.figures(how.asOf)) {
        const { kept, missed, open, missesAllowed, verdict } = figure;
        expect(figure.population).toBe(kept + missed);
        expect(figure.missesLeft).toBe(missesAllowed - missed);
        const isEmpty = kept + missed + open === 0;
        expect(isEmpty && !["no-tickets", "running"].includes(verdict)).toBe(false);
        const key = `${objective.group.join()} ${objective.level} ${period.label}`;
        if (!isEmpty) said.set(key, { kept, missed, open, allowed: missesAllowed, verdict });
      }
      const wanted = new Map(
        [
          { name: "high", of: high },
          { name: "low", of: low },
        ].flatMap(({ name, of }) =>
          of.flatMap((level, i) => {
            const own = tickets.filter(({ priority }) => priority === name);
            return [...countPlainly(level, own, how)].map(
              ([label, figure]) => [`${name} ${i} ${label}`, figure] as const,
            );
          }),
        ),
      );
      expect(sorted(said)).toEqual(sorted(wanted));
    },
  );
  expect(brokenBy(law)).toBe(undefined);
});

test("OBJ-2 the order of the tickets does not show in the figures", () => {
  const law = fc.property(levels, fc.array(aTicket, { maxLength: 12 }), aCounting, (high, tickets, how) => {
    const program = programOf(high, high, how);
    const figures = (order: readonly PlainTicket[]) => {
      const tally = new Tally(program);
      for (const ticket of order) tally.add(judge(program, subjectOf(ticket), how.asOf));
      return tally.figures(how.asOf);
    };
    expect(figures(tickets.toReversed())).toEqual(figures(tickets));
  });
  expect(brokenBy(law)).toBe(undefined);
});

function sorted(figures: ReadonlyMap<string, PlainFigure>) {
  return [...figures].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
